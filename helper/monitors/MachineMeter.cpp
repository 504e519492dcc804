#include "monitors/MachineMeter.h"

#include <fcntl.h>

#include <string>

#include "sources/FileDescriptor.h"

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

}  // namespace

model::MachineSample machineSample(const std::optional<sources::MachineCpu>& before,
                                   const sources::MachineCpu& now,
                                   const sources::MemoryInfo& memory, std::int64_t atUs) {
    model::MachineSample sample;
    sample.atUs = atUs;
    sample.memoryTotalKiB = memory.totalKiB;
    sample.memoryUsedKiB = memory.totalKiB - memory.availableKiB;
    sample.memoryCacheKiB = memory.cacheKiB;
    sample.swapUsedKiB =
        memory.swapTotalKiB > memory.swapFreeKiB ? memory.swapTotalKiB - memory.swapFreeKiB : 0;
    sample.cpuPercent = before ? percent(before->all, now.all) : 0;
    const bool sameCores = before && before->cores.size() == now.cores.size();
    for (std::size_t core = 0; core < now.cores.size(); ++core)
        sample.corePercent.push_back(sameCores ? percent(before->cores[core], now.cores[core])
                                               : 0.0);
    return sample;
}

model::MachineSample MachineMeter::read(std::int64_t atUs) {
    auto cpu = sources::parseMachineCpu(readFile("/proc/stat"));
    const auto memory = sources::parseMemoryInfo(readFile("/proc/meminfo"));
    const auto sample = machineSample(m_before, cpu.value_or(sources::MachineCpu{}),
                                      memory.value_or(sources::MemoryInfo{}), atUs);
    m_before = std::move(cpu);
    return sample;
}

}  // namespace monitors
