#include "ui/processes/CpuTrend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using ui::CpuTrend;

constexpr std::int64_t kSecond = 1'000'000;

TEST(CpuTrend, IsEmptyUntilSomethingIsUsed) {
    CpuTrend trend;
    trend.note(5 * kSecond, 0);
    EXPECT_TRUE(trend.isEmpty());
    trend.note(6 * kSecond, 0.1);
    EXPECT_FALSE(trend.isEmpty());
}

TEST(CpuTrend, HoldsWhatWasToldUntilItChanges) {
    CpuTrend trend;
    trend.note(100 * kSecond, 8);
    trend.note(110 * kSecond, 0);
    const auto steps = trend.steps(120 * kSecond);  // of 60…120, two seconds each
    EXPECT_EQ(steps[18], 0) << "before the first note";
    for (std::size_t i = 19; i < 25; ++i)
        EXPECT_EQ(steps[i], 8) << i;
    EXPECT_EQ(steps[25], 0);
    EXPECT_EQ(steps.back(), 0);
}

TEST(CpuTrend, AShortPeakIsSeen) {
    CpuTrend trend;
    trend.note(100 * kSecond, 1);
    trend.note(101 * kSecond - 1, 90);
    trend.note(101 * kSecond, 1);
    const auto steps = trend.steps(120 * kSecond);
    EXPECT_EQ(*std::ranges::max_element(steps), 90);
    EXPECT_EQ(std::ranges::count(steps, 90.0), 1);
}

TEST(CpuTrend, KeepsWhatIsInForceHoweverOld) {
    CpuTrend trend;
    trend.note(1 * kSecond, 5);
    for (const double each : trend.steps(1000 * kSecond))
        EXPECT_EQ(each, 5);
    trend.note(1000 * kSecond, 7);
    EXPECT_EQ(trend.steps(1000 * kSecond).front(), 5);
    EXPECT_EQ(trend.steps(2000 * kSecond).front(), 7);
}

TEST(CpuTrend, AClockThatIsSetBackBeginsAnew) {
    CpuTrend trend;
    trend.note(1000 * kSecond, 50);
    trend.note(10 * kSecond, 2);
    const auto steps = trend.steps(20 * kSecond);
    EXPECT_EQ(steps.back(), 2);
    EXPECT_EQ(*std::ranges::max_element(steps), 2);
}

TEST(CpuTrend, IsBoundedAndFinite) {
    CpuTrend trend;
    for (int i = 0; i < 10'000; ++i)
        trend.note(i, i % 2 == 0 ? 3 : std::nan(""));
    const auto steps = trend.steps(10'000);
    EXPECT_TRUE(std::ranges::all_of(steps, [](double each) { return std::isfinite(each); }));
    EXPECT_EQ(steps.back(), 3);
}

}  // namespace
