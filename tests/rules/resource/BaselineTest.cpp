#include "rules/resource/Baseline.h"

#include <gtest/gtest.h>

#include "rules/resource/Metric.h"
#include "rules/resource/ProgramBaselines.h"

namespace {

using namespace rules::resource;

constexpr std::int64_t kNow = 500'000;  // some hour

std::vector<HourValue> hoursBefore(std::int64_t now, std::initializer_list<double> values,
                                   std::int64_t step = 1) {
    std::vector<HourValue> hours;
    std::int64_t at = now - static_cast<std::int64_t>(values.size()) * step;
    for (const double value : values) {
        hours.push_back({at, value, 100});
        at += step;
    }
    return hours;
}

TEST(HourGaugeTest, NineOfTenSamplesAreNotAboveIt) {
    HourGauge gauge;
    for (int i = 0; i < 95; ++i)
        gauge.add(50);
    for (int i = 0; i < 5; ++i)
        gauge.add(400);
    EXPECT_GE(gauge.ninthTenth(), 50);
    EXPECT_LE(gauge.ninthTenth(), 60);  // one class of 20 %
    for (int i = 0; i < 20; ++i)
        gauge.add(400);
    EXPECT_EQ(gauge.ninthTenth(), 400);
}

TEST(HourGaugeTest, HoldsWhateverComes) {
    HourGauge gauge;
    for (const double value : {-1.0, 0.0, 1e300, 0.5})
        gauge.add(value);
    EXPECT_EQ(gauge.samples(), 4U);
    EXPECT_GE(gauge.ninthTenth(), 0);
    EXPECT_EQ(HourGauge().ninthTenth(), 0);
}

TEST(BaselineTest, TwoHoursSayNothing) {
    EXPECT_FALSE(usualAt(hoursBefore(kNow, {100, 100}), kNow, 24));
    EXPECT_TRUE(usualAt(hoursBefore(kNow, {100, 100, 100}), kNow, 24));
}

TEST(BaselineTest, TheRunningHourAndThoseBeforeThePeriodDoNotCount) {
    auto hours = hoursBefore(kNow - 22, {10, 10, 10});  // two of them are within the period
    EXPECT_FALSE(usualAt(hours, kNow, 24));
    hours.push_back({kNow, 900, 1});
    EXPECT_FALSE(usualAt(hours, kNow, 24));
    hours.push_back({kNow - 1, 10, 1});
    EXPECT_EQ(usualAt(hours, kNow, 24)->median, 10);
}

TEST(BaselineTest, OneWildHourChangesNothing) {
    const auto usual = usualAt(hoursBefore(kNow, {100, 102, 98, 5000, 101}), kNow, 24);
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->median, 101);
    EXPECT_LE(usual->deviation, 3);
    EXPECT_EQ(usual->hours, 5U);
    EXPECT_FALSE(usual->ofThisHour);
}

TEST(BaselineTest, ThreeWeeksOfTheSameHourAreBetterThanTheLastDay) {
    auto hours = hoursBefore(kNow, {300, 310, 290}, kHoursOfWeek);
    for (const HourValue& hour : hoursBefore(kNow, {5, 5, 5, 5}))
        hours.push_back(hour);
    const auto usual = usualAt(hours, kNow, 24);
    ASSERT_TRUE(usual);
    EXPECT_TRUE(usual->ofThisHour);
    EXPECT_EQ(usual->median, 300);
}

struct LiftRow {
    const char* name;
    double limit;
    std::optional<Usual> usual;
    double margin, ceiling, expected;
};

TEST(BaselineTest, LiftedLimits) {
    const LiftRow rows[] = {
        {"nothing known", 90, std::nullopt, 20, 450, 90},
        {"usual is below the limit: it stays, however close", 90, Usual{89, 30, 9, false}, 20, 450,
         90},
        {"exactly at the limit", 90, Usual{90, 0, 9, false}, 20, 450, 90},
        {"above: the margin", 90, Usual{100, 0, 9, false}, 20, 450, 120},
        {"above: margin and deviations", 90, Usual{100, 10, 9, false}, 20, 450, 120 + 3 * 14.826},
        {"never above the ceiling", 90, Usual{400, 50, 9, false}, 20, 450, 450},
        {"a ceiling below the limit lowers nothing", 90, Usual{400, 50, 9, false}, 20, 10, 90},
    };
    for (const LiftRow& row : rows)
        EXPECT_NEAR(liftedLimit(row.limit, row.usual, row.margin, row.ceiling), row.expected, 1e-9)
            << row.name;
}

TEST(BaselineTest, Ceilings) {
    EXPECT_EQ(ceilingOf(Metric::Cpu, 90, 1), 90);  // one core: nothing can be above it
    EXPECT_EQ(ceilingOf(Metric::Cpu, 90, 2), 180);
    EXPECT_EQ(ceilingOf(Metric::Cpu, 90, 64), 450);
    EXPECT_EQ(ceilingOf(Metric::Memory, 90, 64), 95);
    EXPECT_EQ(ceilingOf(Metric::Threads, 500, 64), 2500);
}

TEST(ProgramBaselinesTest, HoursAreClosedStoredAndLoadedAgain) {
    ProgramBaselines first;
    for (std::int64_t hour = kNow - 4; hour < kNow; ++hour)
        for (int i = 0; i < 10; ++i)
            first.learn("1000 /usr/bin/make", Metric::Cpu, 150, hour);
    EXPECT_FALSE(first.usual("1000 /usr/bin/other", Metric::Cpu, kNow, 24));
    EXPECT_FALSE(first.usual("1000 /usr/bin/make", Metric::Io, kNow, 24));
    const auto news = first.takeNews(kNow);
    EXPECT_EQ(news.size(), 4U);
    EXPECT_TRUE(first.takeNews(kNow).empty());
    ProgramBaselines second;
    second.load(news);
    const auto usual = second.usual("1000 /usr/bin/make", Metric::Cpu, kNow, 24);
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->hours, 4U);
    EXPECT_EQ(usual, first.usual("1000 /usr/bin/make", Metric::Cpu, kNow, 24));
}

TEST(ProgramBaselinesTest, TheRunningHourIsKeptAtTheEnd) {
    ProgramBaselines baselines;
    baselines.learn("p", Metric::Io, 7, kNow);
    EXPECT_TRUE(baselines.takeNews(kNow).empty());
    EXPECT_EQ(baselines.takeNews(kNow, true).size(), 1U);
}

TEST(ProgramBaselinesTest, WhatASourceOfAnotherVersionStoredIsLeftOut) {
    ProgramBaselines baselines;
    baselines.load({{"p", "no-such-anomaly", kNow, 5, 5}, {"", "cpu-anomaly", kNow, 5, 5}});
    EXPECT_EQ(baselines.programs(), 0U);
}

TEST(ProgramBaselinesTest, RemembersAtMostSoManyPrograms) {
    ProgramBaselines baselines;
    for (std::size_t i = 0; i < ProgramBaselines::kMaxPrograms + 50; ++i)
        baselines.learn("program " + std::to_string(i), Metric::Cpu, 50,
                        kNow + static_cast<std::int64_t>(i));
    EXPECT_EQ(baselines.programs(), ProgramBaselines::kMaxPrograms);
}

}  // namespace
