#include "rules/resource/Pace.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using rules::resource::Pace;

std::chrono::milliseconds after(Pace& pace, int samples, Pace::Input input) {
    std::chrono::milliseconds next{};
    for (int i = 0; i < samples; ++i)
        next = pace.next(input);
    return next;
}

TEST(PaceTest, AsConfiguredForTheFirstFiveMinutesThenSlower) {
    Pace pace;
    EXPECT_EQ(after(pace, 60, {.interval = 5s}), 5s);
    EXPECT_EQ(after(pace, 1, {.interval = 5s}), 15s);
    EXPECT_EQ(after(pace, 1, {.interval = 5s, .nearness = 0.6}), 5s);
    EXPECT_EQ(after(pace, 1, {.interval = 5s}), 5s) << "what was near may come again";
}

TEST(PaceTest, SlowerOnBatteryButNotWhereSomebodyIsNear) {
    Pace pace;
    EXPECT_EQ(after(pace, 1, {.interval = 5s, .onBattery = true}), 10s);
    EXPECT_EQ(after(pace, 1, {.interval = 5s, .nearness = 1, .onBattery = true}), 5s);
    EXPECT_EQ(after(pace, 100, {.interval = 5s, .onBattery = true}), 30s);
}

TEST(PaceTest, NeverFasterThanConfigured) {
    Pace pace;
    EXPECT_EQ(after(pace, 1, {.interval = 60s, .nearness = 9}), 60s);
    EXPECT_EQ(after(pace, 100, {.interval = 60s}), 60s);
}

TEST(PaceTest, WhatItCostsIsBounded) {
    Pace pace;
    EXPECT_EQ(after(pace, 1, {.interval = 5s, .nearness = 1, .cost = 20ms}), 5s);
    EXPECT_FALSE(pace.isOverBudget());
    Pace slow;  // 100,000 processes through /proc
    EXPECT_EQ(after(slow, 1, {.interval = 1s, .nearness = 1, .cost = 450ms}), 45s);
    EXPECT_TRUE(slow.isOverBudget());
    EXPECT_EQ(after(slow, 1, {.interval = 1s, .cost = 100s}), 300s);
}

}  // namespace
