#include "rules/behaviour/Beacon.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <random>
#include <vector>

namespace rules {
namespace {

constexpr double kSecond = 1e9;

std::vector<std::uint64_t> times(std::size_t count,
                                 const std::function<double(std::size_t)>& pause) {
    std::vector<std::uint64_t> times{1'000'000'000};
    for (std::size_t i = 1; i < count; ++i)
        times.push_back(times.back() + static_cast<std::uint64_t>(pause(i)));
    return times;
}

double shareFound(std::size_t count, const std::function<double(std::size_t)>& pause) {
    int found = 0;
    for (int i = 0; i < 2000; ++i)
        found += rhythmOf(times(count, pause)) ? 1 : 0;
    return found / 2000.0;
}

TEST(Rhythm, EqualPausesAreABeat) {
    const auto rhythm = rhythmOf(times(8, [](std::size_t) { return 60 * kSecond; }));
    ASSERT_TRUE(rhythm);
    EXPECT_EQ(rhythm->connections, 8U);
    EXPECT_EQ(rhythm->periodNs, 60'000'000'000U);
    EXPECT_EQ(rhythm->jitter, 0);
}

TEST(Rhythm, TwentyPercentJitterIsStillABeat) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> both(0.8, 1.2), less(0.8, 1.0);
    for (const std::size_t count : {8U, 16U, 64U}) {
        EXPECT_GE(shareFound(count, [&](std::size_t) { return 60 * kSecond * both(random); }),
                  0.98);
        EXPECT_EQ(shareFound(count, [&](std::size_t) { return 5 * kSecond * less(random); }), 1);
    }
}

TEST(Rhythm, AMissedOrADoubledBeatIsForgiven) {
    EXPECT_TRUE(rhythmOf(times(9, [](std::size_t i) { return (i == 4 ? 120 : 60) * kSecond; })));
    EXPECT_TRUE(rhythmOf(times(9, [](std::size_t i) { return (i == 4 ? 3 : 60) * kSecond; })));
}

TEST(Rhythm, APersonsPausesAreNone) {
    std::mt19937_64 random(2);
    std::exponential_distribution<double> reading(1.0 / 30);
    std::lognormal_distribution<double> clicking(2, 1);
    EXPECT_LE(shareFound(8, [&](std::size_t) { return kSecond * reading(random); }), 0.01);
    EXPECT_LE(shareFound(8, [&](std::size_t) { return kSecond * clicking(random); }), 0.01);
    EXPECT_EQ(shareFound(32, [&](std::size_t) { return kSecond * reading(random); }), 0);
}

TEST(Rhythm, BackingOffIsNone) {
    EXPECT_FALSE(rhythmOf(times(8, [](std::size_t i) { return std::pow(2, i) * kSecond; })));
    EXPECT_FALSE(rhythmOf(times(8, [](std::size_t i) { return std::pow(1.5, i) * kSecond; })));
    EXPECT_FALSE(
        rhythmOf(times(8, [](std::size_t i) { return std::min(60.0, std::pow(2, i)) * kSecond; })));
}

TEST(Rhythm, TrafficIsNone) {
    EXPECT_FALSE(rhythmOf(times(50, [](std::size_t) { return 0.1 * kSecond; })));
    EXPECT_FALSE(rhythmOf({}));
    EXPECT_FALSE(rhythmOf(std::vector<std::uint64_t>{1, 2}));
    EXPECT_FALSE(rhythmOf(std::vector<std::uint64_t>(8, 5)));
}

TEST(BeaconHistory, TellsAtTheEighthAndOnce) {
    BeaconHistory history(8);
    int told = 0, first = 0;
    for (int i = 1; i <= 50; ++i)
        if (history.connected("curl 192.0.2.1", static_cast<std::uint64_t>(i * 60 * kSecond)))
            told += 1, first = first == 0 ? i : first;
    EXPECT_EQ(told, 1);
    EXPECT_EQ(first, 8);
}

TEST(BeaconHistory, ConnectionsOfOneMomentAreOne) {
    BeaconHistory history(8);
    int told = 0;
    for (int page = 0; page < 7; ++page)
        for (int i = 0; i < 6; ++i)
            told +=
                history.connected("x", static_cast<std::uint64_t>(page * 60 * kSecond + i * 1e6))
                    .has_value();
    EXPECT_EQ(told, 0);  // seven visits, forty-two connections
}

TEST(BeaconHistory, IsBounded) {
    BeaconHistory few(8), many(1000);
    for (std::uint64_t i = 0; i < 20'000; ++i) {
        few.connected(std::to_string(i), i);
        many.connected(std::to_string(i), i);
    }
    EXPECT_LE(few.subjects(), 4096U);
    EXPECT_LE(many.subjects(), 131U);
}

}  // namespace
}  // namespace rules
