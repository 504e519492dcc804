// What one line of alerts.jsonl costs.
#include <benchmark/benchmark.h>

#include "contract/AlertJson.h"

namespace {

model::Alert alert() {
    model::Alert alert;
    alert.id = "0b0e8f0e-5f8f-4c57-9a44-1f0b8c7f3a11";
    alert.finding.ruleId = "reverse-shell";
    alert.finding.message = "bash (pid 4242) gave its shell to 203.0.113.7:4444";
    alert.finding.why = {"bash(4242) stdin <- pipe <- ncat(4240)",
                         "ncat(4240) -> 203.0.113.7:4444"};
    alert.finding.process.key = {4242, 581244};
    alert.finding.process.name = "bash";
    alert.finding.process.executable = "/usr/bin/bash";
    alert.finding.ancestry.assign(8, alert.finding.process);
    alert.raisedAtUs = 1'790'000'000'000'000;
    return alert;
}

void writeLine(benchmark::State& state) {
    const model::Alert value = alert();
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(contract::toEcsLine(value));
    }
}
BENCHMARK(writeLine);

void readLine(benchmark::State& state) {
    const std::string line = contract::toEcsLine(alert());
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(contract::alertFromEcs(line));
    }
}
BENCHMARK(readLine);

}  // namespace
