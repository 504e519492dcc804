// What one event costs before any rule sees it.
#include <benchmark/benchmark.h>

#include <string>

#include "sources/procfs/StatParser.h"

namespace {

// /proc/PID/stat of a desktop's firefox, Linux 6.1
constexpr char kStat[] =
    "4242 (Isolated Web Co) S 1833 1702 1702 0 -1 4194560 60211 0 12 0 812 203 0 0 20 0 28 0 "
    "581244 2567311360 40211 18446744073709551615 94113523052544 94113523606033 140727412345632 0 "
    "0 "
    "0 0 16846850 1082134264 0 0 0 17 1 0 0 0 0 0 94113523675504 94113523675968 94114120302592 "
    "140727412350341 140727412350512 140727412350512 140727412354015 0\n";

void parseStat(benchmark::State& state) {
    const std::string text(kStat);
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(sources::parseProcStat(text));
    }
}
BENCHMARK(parseStat);

}  // namespace
