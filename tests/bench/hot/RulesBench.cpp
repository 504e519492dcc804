// What one verdict costs once the picture is there.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "rules/behaviour/CommandLine.h"
#include "rules/behaviour/FlowGraph.h"
#include "rules/behaviour/ShellVerdict.h"

namespace {

void readArguments(benchmark::State& state) {
    const std::vector<std::string> arguments = {"bash", "--norc", "-o", "pipefail", "-i"};
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(rules::readCommandLine(rules::familyOf("bash"), arguments));
    }
}
BENCHMARK(readArguments);

rules::FlowPort pipeEnd(int number, std::uint64_t inode, bool reads) {
    return {.number = number,
            .kind = rules::PortKind::Pipe,
            .channel = inode,
            .readable = reads,
            .writable = !reads};
}

/// A chain sh <- pipe <- relay … <- network and back, `hops` pipes long each way.
rules::FlowGraph chain(std::int64_t hops) {
    rules::FlowGraph graph;
    graph.connections.emplace_back();
    for (std::int32_t i = 0; i <= hops; ++i) {
        rules::FlowProcess process{.key = {100 + i, 1}, .ports = {}};
        const auto in = static_cast<std::uint64_t>(1000 + 2 * i);
        if (i > 0) {
            process.ports.push_back(pipeEnd(3, in - 2, false));
            process.ports.push_back(pipeEnd(4, in - 1, true));
        }
        if (i < hops) {
            process.ports.push_back(pipeEnd(0, in, true));
            process.ports.push_back(pipeEnd(1, in + 1, false));
        } else {
            process.ports.push_back(
                {.number = 5, .kind = rules::PortKind::Network, .channel = 7, .connection = 0});
        }
        graph.processes.push_back(process);
    }
    return graph;
}

void followFlow(benchmark::State& state) {
    const rules::FlowGraph graph = chain(state.range(0));
    if (!rules::feedOf(graph, 0) || !rules::drainOf(graph, 0)) {
        state.SkipWithError("the chain is not followed");
        return;
    }
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(rules::feedOf(graph, 0));
        benchmark::DoNotOptimize(rules::drainOf(graph, 0));
    }
}
BENCHMARK(followFlow)->DenseRange(1, 3);

void judge(benchmark::State& state) {
    rules::ShellPicture picture;
    picture.subject = {.family = rules::familyOf("bash"),
                       .source = rules::CommandSource::Interactive,
                       .packaged = true};
    picture.feed = rules::Reach{};
    picture.feed->connection.direction = model::Direction::Outbound;
    picture.drain = picture.feed;
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(rules::judgeShell(picture));
    }
}
BENCHMARK(judge);

}  // namespace
