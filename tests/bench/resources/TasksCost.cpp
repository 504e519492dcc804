// What one look at all processes costs: by BPF, through /proc, and by psutil in the same run.
// usage: tasks_cost [processes] [psutil_pass.py]   (prints, asserts nothing)
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "model/Clock.h"
#include "rules/resource/HoursBook.h"
#include "rules/resource/UseMeter.h"
#include "sources/ebpf/TaskIterator.h"
#include "sources/procfs/TaskReader.h"

namespace {

double cpuUs(int who) {
    rusage use{};
    ::getrusage(who, &use);
    const auto us = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
    };
    return us(use.ru_utime) + us(use.ru_stime);
}

std::vector<pid_t> startIdlers(int count) {
    std::vector<pid_t> idlers;
    for (int i = 0; i < count; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            for (;;)
                ::pause();
        }
        if (child < 0)
            break;
        idlers.push_back(child);
    }
    return idlers;
}

/// CPU of one pass per process, in microseconds; the rates are computed as well, and what is to be
/// remembered for charts is.
template <typename Read>
double costOf(const char* name, int passes, Read read) {
    rules::resource::UseMeter meter;
    rules::resource::HoursBook hours([](const auto& use) { return use.name; });
    std::size_t processes = 0;
    const auto pass = [&] {
        const auto uses = meter.measure(read(), model::clockNs(CLOCK_MONOTONIC), {1'000'000, 2});
        hours.take(uses, static_cast<std::int64_t>(model::clockNs(CLOCK_REALTIME) / 1000));
        processes += uses.size();
    };
    pass();
    processes = 0;
    const double before = cpuUs(RUSAGE_SELF);
    for (int i = 0; i < passes; ++i)
        pass();
    const double us = (cpuUs(RUSAGE_SELF) - before) / static_cast<double>(processes);
    std::printf("%-10s %8.2f us a process (%zu processes)\n", name, us,
                processes / static_cast<std::size_t>(passes));
    return us;
}

/// The script says how many processes it saw in all, and its CPU time.
double psutilCost(const std::string& script) {
    FILE* pipe = ::popen(("/usr/bin/python3 " + script).c_str(), "r");
    double seen = 0, own = 0;
    const bool told = pipe != nullptr && std::fscanf(pipe, "%lf %lf", &seen, &own) == 2;
    if (pipe == nullptr || ::pclose(pipe) != 0 || !told || seen == 0)
        return 0;
    const double us = own * 1e6 / seen;
    std::printf("%-10s %8.2f us a process\n", "psutil", us);
    return us;
}

}  // namespace

int main(int count, char** arguments) {
    const int wanted = count > 1 ? std::atoi(arguments[1]) : 300;
    const auto idlers = startIdlers(wanted);
    double bpf = 0;
    if (auto iterator = sources::TaskIterator::create())
        bpf = costOf("BPF", 10, [&] { return iterator->read().value(); });
    else
        std::printf("no BPF: %s\n", model::toString(iterator.error()).c_str());
    const double proc = costOf("/proc", 3, [] { return sources::readTasks(); });
    const double peer = count > 2 ? psutilCost(arguments[2]) : 0;
    if (peer > 0 && bpf > 0)
        std::printf("psutil / BPF   %6.1f\n", peer / bpf);
    if (peer > 0)
        std::printf("psutil / /proc %6.1f\n", peer / proc);
    for (const pid_t idler : idlers)
        ::kill(idler, SIGKILL);
    for (const pid_t idler : idlers)
        ::waitpid(idler, nullptr, 0);
}
