// A million entries: how much room they take, how long they take to load from their text, how long
// one look-up takes (p50, in ns, of single timed look-ups; the clock's own cost is taken off).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "rules/indicators/AddressTable.h"
#include "rules/indicators/DomainTable.h"
#include "rules/indicators/FeedParser.h"

namespace {

using namespace rules::indicators;
using Clock = std::chrono::steady_clock;

constexpr int kEntries = 1'000'000;
enum Kind { V4, V6, Domains };

Address anyAddress(std::mt19937_64& random, bool v4) {
    return v4 ? Address{0, (random() & 0x7FFFFFFF) | 1U << 24, true}
              : Address{0x2001ULL << 48 | random() >> 16, random(), false};
}

std::string anyName(std::mt19937_64& random) {
    std::string name = "host-" + std::to_string(random() % 100'000'000) + ".";
    for (std::uint64_t bits = random(), i = 0; i < 4 + bits % 8; ++i)
        name += static_cast<char>('a' + random() % 26);
    return name + (random() % 2 ? ".example" : ".co.example");
}

std::string anyEntry(std::mt19937_64& random, int kind) {
    if (kind == Domains)
        return anyName(random);
    const Address address = anyAddress(random, kind == V4);
    const bool whole = random() % 10 != 0;
    const auto length =
        static_cast<std::uint8_t>(kind == V4 ? 16 + random() % 16 : 32 + random() % 64);
    return toString(
        Prefix{whole ? address : masked(address, length), whole ? widthOf(address) : length});
}

const std::vector<std::string>& entries(int kind) {
    static std::vector<std::string> lists[3];
    std::mt19937_64 random(static_cast<std::uint64_t>(kind) + 5);
    if (lists[kind].empty())
        for (int i = 0; i < kEntries; ++i)
            lists[kind].push_back(anyEntry(random, kind));
    return lists[kind];
}

struct Tables {
    AddressTable addresses;
    DomainTable domains;
};

Tables load(const std::string& text, int kind) {
    Tables tables;
    AddressTable::Builder builder;
    FeedParser parser(
        kind == Domains ? model::FeedKind::Domain : model::FeedKind::Address, FeedOrigin::Download,
        {.address = [&](const Prefix& prefix) { return builder.add(prefix, 1); },
         .domain = [&](std::string_view name) { return tables.domains.add(name, 1); }});
    parser.take(text);
    parser.finish();
    tables.addresses = builder.build();
    return tables;
}

std::string textOf(int kind) {
    std::string text;
    for (const std::string& entry : entries(kind))
        text += entry + "\n";
    return text;
}

void loadMillion(benchmark::State& state) {
    const int kind = static_cast<int>(state.range(0));
    const std::string text = textOf(kind);
    for ([[maybe_unused]] auto _ : state) {
        const Tables tables = load(text, kind);
        state.counters["MB"] = static_cast<double>(kind == Domains ? tables.domains.bytes()
                                                                   : tables.addresses.bytes()) /
                               1e6;
        state.counters["entries"] =
            static_cast<double>(kind == Domains ? tables.domains.size() : tables.addresses.size());
    }
}
BENCHMARK(loadMillion)->DenseRange(V4, Domains)->Unit(benchmark::kMillisecond);

template <typename LookUp>
void timeEach(benchmark::State& state, LookUp lookUp) {
    std::vector<double> took, clock;
    for ([[maybe_unused]] auto _ : state) {
        const auto before = Clock::now();
        lookUp();
        const auto between = Clock::now();
        const auto after = Clock::now();
        took.push_back(std::chrono::duration<double, std::nano>(between - before).count());
        clock.push_back(std::chrono::duration<double, std::nano>(after - between).count());
    }
    std::ranges::sort(took);
    std::ranges::sort(clock);
    state.counters["p50_ns"] = took[took.size() / 2] - clock[clock.size() / 2];
    state.counters["p99_ns"] = took[took.size() * 99 / 100] - clock[clock.size() / 2];
}

/// Every other one is listed.
void lookUpAddress(benchmark::State& state) {
    const int kind = static_cast<int>(state.range(0));
    const Tables tables = load(textOf(kind), kind);
    std::mt19937_64 random(9);
    std::vector<Address> asked;
    for (std::size_t i = 0; i < 65536; ++i)
        asked.push_back(i % 2 ? anyAddress(random, kind == V4)
                              : parsePrefix(entries(kind)[random() % kEntries])->first);
    std::size_t i = 0;
    timeEach(state,
             [&] { benchmark::DoNotOptimize(tables.addresses.find(asked[i++ % asked.size()])); });
}
BENCHMARK(lookUpAddress)->DenseRange(V4, V6);

void lookUpDomain(benchmark::State& state) {
    const Tables tables = load(textOf(Domains), Domains);
    std::mt19937_64 random(9);
    std::vector<std::string> asked;
    for (std::size_t i = 0; i < 65536; ++i)
        asked.push_back("www." + (i % 2 ? anyName(random) : entries(Domains)[random() % kEntries]));
    std::size_t i = 0;
    timeEach(state,
             [&] { benchmark::DoNotOptimize(tables.domains.find(asked[i++ % asked.size()])); });
}
BENCHMARK(lookUpDomain);

}  // namespace
