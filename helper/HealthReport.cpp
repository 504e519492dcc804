#include "HealthReport.h"

#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "sources/procfs/MachineParser.h"

namespace {

constexpr std::int64_t kUsPerS = 1'000'000;

std::int64_t monotonicUs() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * kUsPerS + now.tv_nsec / 1000;
}

std::int64_t cpuUs() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * kUsPerS + usage.ru_utime.tv_usec +
           usage.ru_stime.tv_usec;
}

/// The second number of /proc/self/statm: resident pages (proc(5)).
std::uint64_t residentKiB() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t total = 0, resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

/// Of the helper's own network namespace, the machine's.
std::uint64_t establishedConnections() {
    std::ifstream file("/proc/self/net/snmp");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return sources::parseEstablished(text).value_or(0);
}

}  // namespace

void SelfMeter::measure(model::Health& health) {
    const std::int64_t now = monotonicUs(), cpu = cpuUs();
    if (m_lastUs != 0 && now > m_lastUs)
        health.cpuPercent =
            100.0 * static_cast<double>(cpu - m_lastCpuUs) / static_cast<double>(now - m_lastUs);
    m_lastUs = now;
    m_lastCpuUs = cpu;
    health.residentKiB = residentKiB();
    health.connections = establishedConnections();
}

std::vector<std::string> lossSentences(const model::EventCounts& lost) {
    std::vector<std::string> sentences;
    const auto say = [&](std::uint64_t count, const char* what) {
        if (count > 0)
            sentences.push_back(std::to_string(count) + " " + what + " events were lost");
    };
    say(lost.exec, "exec");
    say(lost.exit, "exit");
    say(lost.fork, "fork");
    say(lost.connect, "connect");
    say(lost.listen, "listen");
    say(lost.file, "file");
    return sentences;
}
