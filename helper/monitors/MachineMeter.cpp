#include "monitors/MachineMeter.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <string>
#include <utility>

#include "model/Clock.h"
#include "sources/FileDescriptor.h"
#include "sources/procfs/PressureParser.h"

namespace monitors {
namespace {

std::string readFile(const char* path) {
    const sources::FileDescriptor file(::open(path, O_RDONLY | O_CLOEXEC));
    std::string text(65536, '\0');  // /proc/stat of 500 processors
    std::size_t length = 0;
    while (file && length < text.size()) {
        const ssize_t got = ::read(file.get(), text.data() + length, text.size() - length);
        if (got <= 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    text.resize(length);
    return text;
}

double percent(const sources::CpuTimes& before, const sources::CpuTimes& now) {
    // Idle time may run backwards a little (proc_stat(5)); nothing is below 0 or above 100.
    const auto since = [](std::uint64_t from, std::uint64_t to) {
        return to > from ? static_cast<double>(to - from) : 0.0;
    };
    const double busy = since(before.busy, now.busy), idle = since(before.idle, now.idle);
    return busy + idle > 0 ? 100.0 * busy / (busy + idle) : 0.0;
}

/// A device that goes takes its bytes along: a sum that runs backwards is no rate.
double rate(std::uint64_t before, std::uint64_t now, double seconds) {
    return seconds > 0 && now > before ? static_cast<double>(now - before) / seconds : 0.0;
}

void addRates(model::MachineSample& sample, const MachineReading& before,
              const MachineReading& now) {
    const double seconds =
        now.takenNs > before.takenNs ? static_cast<double>(now.takenNs - before.takenNs) / 1e9 : 0;
    sample.receivedBytesPerS = rate(before.network.in, now.network.in, seconds);
    sample.sentBytesPerS = rate(before.network.out, now.network.out, seconds);
    sample.readBytesPerS = rate(before.disks.in, now.disks.in, seconds);
    sample.writtenBytesPerS = rate(before.disks.out, now.disks.out, seconds);
    double* const pressures[] = {&sample.cpuPressure, &sample.memoryPressure, &sample.ioPressure};
    for (std::size_t i = 0; i < std::size(pressures); ++i)
        if (before.pressureUs[i] && now.pressureUs[i])
            *pressures[i] =
                std::min(100.0, rate(*before.pressureUs[i], *now.pressureUs[i], seconds) / 1e4);
}

void addCpu(model::MachineSample& sample, const sources::MachineCpu& before,
            const sources::MachineCpu& now) {
    sample.cpuPercent = percent(before.all, now.all);
    if (before.cores.size() != now.cores.size())
        return;  // one came or went
    for (std::size_t core = 0; core < now.cores.size(); ++core)
        sample.corePercent[core] = percent(before.cores[core], now.cores[core]);
}

/// sysfs knows what stands for hardware (sysfs-class-net, sysfs-block: "device").
sources::CountsDevice hardwareBelow(std::string folder) {
    return [folder = std::move(folder)](std::string_view name) {
        return ::access((folder + std::string(name) + "/device").c_str(), F_OK) == 0;
    };
}

}  // namespace

model::MachineSample machineSample(const std::optional<MachineReading>& before,
                                   const MachineReading& now, std::int64_t atUs) {
    const sources::MemoryInfo& memory = now.memory;
    model::MachineSample sample;
    sample.atUs = atUs;
    sample.memoryTotalKiB = memory.totalKiB;
    sample.memoryUsedKiB = memory.totalKiB - memory.availableKiB;
    sample.memoryCacheKiB = memory.cacheKiB;
    sample.swapUsedKiB =
        memory.swapTotalKiB > memory.swapFreeKiB ? memory.swapTotalKiB - memory.swapFreeKiB : 0;
    sample.corePercent.resize(now.cpu.cores.size());
    if (before) {
        addCpu(sample, before->cpu, now.cpu);
        addRates(sample, *before, now);
    }
    return sample;
}

model::MachineSample MachineMeter::read(std::int64_t atUs) {
    static const auto kNetwork = hardwareBelow("/sys/class/net/");
    static const auto kDisks = hardwareBelow("/sys/block/");
    MachineReading now;
    now.takenNs = model::bootTimeNs();
    now.cpu = sources::parseMachineCpu(readFile("/proc/stat")).value_or(sources::MachineCpu{});
    now.memory =
        sources::parseMemoryInfo(readFile("/proc/meminfo")).value_or(sources::MemoryInfo{});
    now.network = sources::parseNetworkTraffic(readFile("/proc/net/dev"), kNetwork);
    now.disks = sources::parseDiskTraffic(readFile("/proc/diskstats"), kDisks);
    now.pressureUs = sources::readPressure();
    auto sample = machineSample(m_before, now, atUs);
    m_before = std::move(now);
    return sample;
}

}  // namespace monitors
