// A machine with 20,000 open sockets: the whole table with its owners, and cutting one of them.
#include <benchmark/benchmark.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "enforcement/ConnectionDropper.h"
#include "monitors/NetworkSampler.h"
#include "sources/netlink/SocketTable.h"
#include "tests/enforcement/Flow.h"

namespace {

constexpr std::size_t kSockets = 20'000;

/// 10,000 connections over loopback in a network namespace of this thread's own, held by four
/// processes that end with this one.
class ManySockets {
  public:
    static bool areThere() {
        static const ManySockets sockets;
        return sockets.m_ready;
    }

  private:
    static constexpr std::size_t kHolders = 4;

    ManySockets() {
        if (::unshare(CLONE_NEWNET) != 0)
            return;
        enforcement::raiseLoopback();
        int ready[2];
        m_ready = ::pipe(ready) == 0;
        for (std::size_t i = 0; i < kHolders; ++i)
            if (::fork() == 0)
                hold(kSockets / kHolders, ready[1]);
        ::close(ready[1]);
        char byte = 0;
        for (std::size_t i = 0; i < kHolders; ++i)
            m_ready = m_ready && ::read(ready[0], &byte, 1) == 1;
        ::close(ready[0]);
    }

    [[noreturn]] static void hold(std::size_t sockets, int ready) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
        const int listener = testing_support::listener(AF_INET);
        bool all = true;
        for (std::size_t i = 0; i < sockets; i += 2) {
            testing_support::connectedTo(AF_INET, SOCK_STREAM, testing_support::portOf(listener));
            all = ::accept(listener, nullptr, nullptr) >= 0;
        }
        if (all)
            (void)!::write(ready, "x", 1);
        ::close(ready);
        for (;;)
            ::pause();
    }

    bool m_ready = false;
};

void readTable(benchmark::State& state, sources::SocketTable::Owners owners) {
    if (!ManySockets::areThere())
        return state.SkipWithError("not root: no network of its own");
    sources::SocketTable table(owners);
    if (owners == sources::SocketTable::Owners::Any && !table.usesIterator())
        return state.SkipWithError("no iterator in this kernel");
    std::size_t rows = 0, owned = 0;
    for ([[maybe_unused]] auto _ : state) {
        const auto all = table.read();
        rows = all->size();
        owned = 0;
        for (const auto& socket : *all)
            owned += socket.owner ? 1 : 0;
    }
    state.counters["sockets"] = static_cast<double>(rows);
    state.counters["owned"] = static_cast<double>(owned);
}
BENCHMARK_CAPTURE(readTable, iterator, sources::SocketTable::Owners::Any)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readTable, procfs, sources::SocketTable::Owners::Procfs)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readTable, procfsFirst, sources::SocketTable::Owners::Procfs)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

/// What Network1.Changes costs while somebody looks at everything.
void sampleAll(benchmark::State& state) {
    if (!ManySockets::areThere())
        return state.SkipWithError("not root: no network of its own");
    std::int64_t nowUs = 1;
    monitors::NetworkSampler sampler({.nowUs = [&] { return nowUs += 1'000'000; }});
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(sampler.changes(static_cast<std::uint64_t>(nowUs)));
}
BENCHMARK(sampleAll)->Unit(benchmark::kMillisecond);

void dropOne(benchmark::State& state) {
    if (!ManySockets::areThere())
        return state.SkipWithError("not root: no network of its own");
    const enforcement::ConnectionDropper dropper;
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        const enforcement::Flow flow;
        state.ResumeTiming();
        benchmark::DoNotOptimize(dropper.drop(flow.connection()));
    }
}
BENCHMARK(dropOne)->Unit(benchmark::kMicrosecond);

}  // namespace
