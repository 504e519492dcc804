#include "enforcement/SpareMemory.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string>

namespace enforcement {
namespace {

constexpr std::uint64_t kKiB = 1024;
constexpr std::uint64_t kMiB = 1024 * kKiB;
constexpr std::uint64_t kLeftToOthers = 256 * kMiB;
constexpr std::uint64_t kLeftToUs = 32 * kMiB;
constexpr char kGroups[] = "/sys/fs/cgroup";

std::string textOf(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<std::uint64_t> numberAt(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

// "anon 1232896\nfile 8192000\n…inactive_file 4096000\nactive_file 4096000\n…"
std::uint64_t statOf(std::string_view stat, std::string_view name) {
    const std::string label = "\n" + std::string(name) + " ";
    const auto found = stat.find(label);
    return found == std::string_view::npos
               ? 0
               : numberAt(stat.substr(found + label.size())).value_or(0);
}

std::uint64_t without(std::uint64_t from, std::uint64_t what) {
    return from - std::min(from, what);
}

/// Of our group and of all above it: the least.
std::optional<std::uint64_t> ownHeadroom() {
    // 0::/system.slice/algo-monitor.service
    const std::string all = textOf("/proc/self/cgroup");
    const auto line = all.find("0::/");
    if (line == std::string::npos)
        return std::nullopt;
    std::string group = all.substr(line + 3, all.find('\n', line) - line - 3);
    std::optional<std::uint64_t> least;
    for (; group.size() > 1; group.resize(group.rfind('/'))) {
        const std::string folder = kGroups + group;
        for (const char* limit : {"/memory.max", "/memory.high"})
            if (const auto left =
                    headroomBytes(textOf(folder + limit), textOf(folder + "/memory.current"),
                                  textOf(folder + "/memory.stat")))
                least = std::min(least.value_or(*left), *left);
    }
    return least;
}

}  // namespace

std::optional<std::uint64_t> headroomBytes(std::string_view max, std::string_view current,
                                           std::string_view stat) {
    const auto most = numberAt(max);  // "max" is no number
    const auto now = numberAt(current);
    if (!most || !now)
        return std::nullopt;
    const std::uint64_t cache = statOf(stat, "inactive_file") + statOf(stat, "active_file");
    return without(*most, without(*now, cache));
}

std::uint64_t spareBytes(const sources::MemoryInfo& machine,
                         std::optional<std::uint64_t> headroom) {
    const std::uint64_t kept = std::max(kLeftToOthers, machine.totalKiB * kKiB / 10);
    const std::uint64_t spare = without(machine.availableKiB * kKiB, kept);
    return headroom ? std::min(spare, without(*headroom, kLeftToUs)) : spare;
}

std::uint64_t spareMemoryNow() {
    const auto machine = sources::parseMemoryInfo(textOf("/proc/meminfo"));
    return machine ? spareBytes(*machine, ownHeadroom()) : 0;
}

}  // namespace enforcement
