// What one connection costs the network rules: a server's clients, a scanner, a browser.
#include <benchmark/benchmark.h>

#include <string>

#include "monitors/NetworkMonitor.h"

namespace {

monitors::ProcessFacts program(const char* executable, bool packaged) {
    monitors::ProcessFacts facts;
    facts.process.key = {42, 7};
    facts.process.executable = executable;
    facts.process.name = "program";
    facts.process.arguments = {"program", "--with", "some", "arguments"};
    facts.packaged = packaged;
    return facts;
}

/// range(0): how many peers; range(1): does a package own the program?
void connections(benchmark::State& state) {
    monitors::NetworkMonitor monitor({.found = [](model::Finding&&) {}, .names = {}});
    const monitors::ProcessFacts facts = program("/opt/x/program", state.range(1) != 0);
    std::uint64_t number = 0;
    for ([[maybe_unused]] auto _ : state) {
        model::SocketEvent event;
        event.seenNs = 1'000'000'000 + number * 100'000;
        event.key = facts.process.key;
        const std::uint64_t peer = number++ % static_cast<std::uint64_t>(state.range(0));
        event.connection.remoteAddress = "198." + std::to_string(18 + peer / 65536) + "." +
                                         std::to_string(peer / 256 % 256) + "." +
                                         std::to_string(peer % 256);
        event.connection.remotePort = 443;
        monitor.onSocket(event, facts);
        monitor.tick(event.seenNs);
    }
}
BENCHMARK(connections)->ArgsProduct({{1, 100, 100'000}, {0, 1}});

}  // namespace
