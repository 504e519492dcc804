#include "sources/procfs/MachineParser.h"

#include <algorithm>
#include <array>

#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

/// user nice system idle iowait irq softirq steal (guest is part of user)
std::optional<CpuTimes> parseTimes(std::string_view rest) {
    CpuTimes times;
    for (int column = 0; column < 8; ++column) {
        const auto ticks = parseNumber<std::uint64_t>(takeWord(rest));
        if (!ticks)
            return std::nullopt;
        (column == 3 || column == 4 ? times.idle : times.busy) += *ticks;
    }
    return times;
}

void skipWords(std::string_view& line, int count) {
    for (int i = 0; i < count; ++i)
        (void)takeWord(line);
}

std::optional<std::uint64_t> valueOf(std::string_view line, std::string_view label) {
    if (takeWord(line) != label)
        return std::nullopt;
    return parseNumber<std::uint64_t>(takeWord(line));
}

}  // namespace

// Tcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets
// CurrEstab Tcp: 1 200 120000 -1 497 398 37 96 4
std::optional<std::uint64_t> parseEstablished(std::string_view text) {
    std::optional<std::string_view> names;
    while (auto line = takeLine(text)) {
        if (takeWord(*line) != "Tcp:")
            continue;
        if (!names) {
            names = line;
            continue;
        }
        while (!names->empty()) {
            const std::string_view value = takeWord(*line);
            if (takeWord(*names) == "CurrEstab")
                return parseNumber<std::uint64_t>(value);
        }
    }
    return std::nullopt;
}

// cpu  10132153 290696 3084719 46828483 16683 0 25195 0 175628 0
// cpu0 1393280 32966 572056 13343292 6130 0 17875 0 23933 0
std::optional<MachineCpu> parseMachineCpu(std::string_view text) {
    std::optional<MachineCpu> machine;
    while (auto line = takeLine(text)) {
        const std::string_view label = takeWord(*line);
        if (!label.starts_with("cpu"))
            break;
        const auto times = parseTimes(*line);
        if (!times)
            return std::nullopt;
        if (label == "cpu")
            machine = MachineCpu{*times, {}};
        else if (machine)
            machine->cores.push_back(*times);
    }
    return machine;
}

// MemTotal:       16314716 kB
// MemFree:          229584 kB
// MemAvailable:    9120188 kB
std::optional<MemoryInfo> parseMemoryInfo(std::string_view text) {
    enum Row { Total, Free, Available, Buffers, Cached, Reclaimable, Shared, SwapTotal, SwapFree };
    constexpr std::array<std::string_view, SwapFree + 1> labels{
        "MemTotal:",     "MemFree:", "MemAvailable:", "Buffers:", "Cached:",
        "SReclaimable:", "Shmem:",   "SwapTotal:",    "SwapFree:"};
    std::array<std::optional<std::uint64_t>, labels.size()> rows;
    while (const auto line = takeLine(text))
        for (std::size_t row = 0; row < labels.size(); ++row)
            if (const auto value = valueOf(*line, labels[row]))
                rows[row] = value;
    const auto kib = [&](Row row) { return rows[row].value_or(0); };
    if (kib(Total) == 0)
        return std::nullopt;
    const std::uint64_t cache = kib(Buffers) + kib(Cached) + kib(Reclaimable);
    MemoryInfo info;
    info.totalKiB = kib(Total);
    info.cacheKiB = cache - std::min(cache, kib(Shared));  // shared memory lies in the page cache
    info.availableKiB =
        std::min(info.totalKiB, rows[Available].value_or(kib(Free) + info.cacheKiB));
    info.swapTotalKiB = kib(SwapTotal);
    info.swapFreeKiB = kib(SwapFree);
    return info;
}

// Inter-|   Receive                                                |  Transmit
//  face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs …
//   eth0: 68542391   51234    0    0    0     0          0         0  2384712   20113    0 …
Traffic parseNetworkTraffic(std::string_view text, const CountsDevice& counts) {
    Traffic sum;
    while (auto line = takeLine(text)) {
        const std::size_t colon = line->find(':');  // which no device's name may hold
        if (colon == std::string_view::npos)
            continue;
        std::string_view name = line->substr(0, colon);
        name = takeWord(name);
        std::string_view rest = line->substr(colon + 1);
        const auto in = parseNumber<std::uint64_t>(takeWord(rest));
        skipWords(rest, 7);
        const auto out = parseNumber<std::uint64_t>(takeWord(rest));
        if (in && out && counts(name)) {
            sum.in += *in;
            sum.out += *out;
        }
    }
    return sum;
}

//    8       0 sda 43210 1200 5312345 20112 90111 71234 9123456 88123 0 61234 108235
Traffic parseDiskTraffic(std::string_view text, const CountsDevice& counts) {
    constexpr std::uint64_t kSector = 512;  // whatever the disk's own is
    Traffic sum;
    while (auto line = takeLine(text)) {
        skipWords(*line, 2);  // major, minor
        const std::string_view name = takeWord(*line);
        skipWords(*line, 2);  // reads, merged
        const auto in = parseNumber<std::uint64_t>(takeWord(*line));
        skipWords(*line, 3);  // time, writes, merged
        const auto out = parseNumber<std::uint64_t>(takeWord(*line));
        if (in && out && counts(name)) {
            sum.in += *in * kSector;
            sum.out += *out * kSector;
        }
    }
    return sum;
}

// rchar: 323934931
// wchar: 323929600
// syscr: 632687
// syscw: 632675
// read_bytes: 0
// write_bytes: 323932160
// cancelled_write_bytes: 0
std::optional<ProcIo> parseProcIo(std::string_view text) {
    ProcIo io;
    int found = 0;
    while (const auto line = takeLine(text)) {
        for (const std::string_view label : {"syscr:", "syscw:", "read_bytes:", "write_bytes:"}) {
            const auto value = valueOf(*line, label);
            if (!value)
                continue;
            (label.starts_with("sysc") ? io.operations : io.bytes) += *value;
            ++found;
        }
    }
    return found == 4 ? std::optional(io) : std::nullopt;
}

}  // namespace sources
