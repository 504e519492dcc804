#include "rules/indicators/RefreshPlan.h"

#include <gtest/gtest.h>

namespace rules::indicators {
namespace {

constexpr std::int64_t kMinute = 60'000'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kNow = 1'000'000 * kHour;

TEST(RefreshPlan, OnceEveryRefreshHours) {
    EXPECT_EQ(nextRefreshUs(24, {}, kNow), kNow);
    EXPECT_EQ(nextRefreshUs(24, {.checkedUs = kNow - kHour}, kNow), kNow + 23 * kHour);
    EXPECT_LE(nextRefreshUs(24, {.checkedUs = kNow - 100 * kHour}, kNow), kNow);
    EXPECT_EQ(nextRefreshUs(24, {.checkedUs = kNow + 1000 * kHour}, kNow),
              kNow + 24 * kHour);  // the clock was set back
}

TEST(RefreshPlan, FailuresAreTriedAgainLaterAndLater) {
    const auto after = [](int failures, std::int64_t refreshH) {
        return (nextRefreshUs(
                    refreshH,
                    {.checkedUs = kNow - 99 * kHour, .triedUs = kNow, .failures = failures}, kNow) -
                kNow) /
               kMinute;
    };
    EXPECT_EQ(after(1, 24), 1);
    EXPECT_EQ(after(2, 24), 2);
    EXPECT_EQ(after(5, 24), 16);
    EXPECT_EQ(after(20, 24), 360);
    EXPECT_EQ(after(1'000'000, 24), 360);
    EXPECT_EQ(after(20, 1), 60);
}

TEST(RefreshPlan, WhatIsNoListIsNotKept) {
    EXPECT_TRUE(isPlausible(1, 0));
    EXPECT_TRUE(isPlausible(100, 100));
    EXPECT_FALSE(isPlausible(0, 0));
    EXPECT_FALSE(isPlausible(3, 4));
}

}  // namespace
}  // namespace rules::indicators
