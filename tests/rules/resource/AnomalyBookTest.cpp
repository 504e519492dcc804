#include "rules/resource/AnomalyBook.h"

#include <gtest/gtest.h>

#include <functional>

namespace {

using namespace rules::resource;

constexpr std::int64_t kHour = 500'000;

ProcessUse using_(Metric metric, double value, std::int32_t pid = 100) {
    ProcessUse use;
    use.key = {pid, 1};
    use.name = "hog";
    use.image = 7;
    use.set(metric, value);
    return use;
}

class AnomalyBookTest : public testing::Test {
  protected:
    AnomalyBookTest() { apply(); }

    void apply() { book.apply(settings, watched); }

    std::size_t take(const ProcessUse& use, std::int64_t hour = kHour) {
        found = book.take({&use, 1}, hour);
        return found.size();
    }

    static AnomalyBook::Watched all() {
        AnomalyBook::Watched watched;
        watched.fill(true);
        return watched;
    }

    model::ResourceSettings settings;
    AnomalyBook::Watched watched = all();
    ProgramBaselines baselines;
    int asked = 0;
    AnomalyBook book{baselines,
                     [this](const ProcessUse&) {
                         ++asked;
                         return std::string("1000 /usr/bin/hog");
                     },
                     4};
    std::vector<Anomaly> found;
};

TEST_F(AnomalyBookTest, EveryMetricIsRaisedAfterExactlyItsTrend) {
    settings.cpuTrendCount = 2;
    settings.memoryTrendCount = 4;
    apply();
    std::int32_t pid = 100;
    for (const Metric metric : kAllMetrics) {
        ++pid;
        const double limit = limitOf(settings, metric);
        const std::size_t needed = shapeOf(settings, metric).needed;
        for (std::size_t i = 1; i < needed; ++i)
            EXPECT_EQ(take(using_(metric, limit + 1, pid)), 0U) << nameOf(metric) << " " << i;
        ASSERT_EQ(take(using_(metric, limit + 1, pid)), 1U) << nameOf(metric);
        EXPECT_EQ(found[0].metric, metric);
        EXPECT_EQ(found[0].above, needed);
        EXPECT_EQ(found[0].history.size(), needed);
        EXPECT_EQ(take(using_(metric, limit + 1, pid)), 0U) << "told once: " << nameOf(metric);
    }
}

TEST_F(AnomalyBookTest, AtTheLimitIsNothing) {
    for (int i = 0; i < 20; ++i)
        for (const Metric metric : kAllMetrics)
            EXPECT_EQ(take(using_(metric, limitOf(settings, metric))), 0U);
}

TEST_F(AnomalyBookTest, ASpikeStaysSilent) {
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(take(using_(Metric::Cpu, i % 10 < 2 ? 400 : 3)), 0U);
}

TEST_F(AnomalyBookTest, MetricsAreSeparate) {
    EXPECT_EQ(take(using_(Metric::Cpu, 95)), 0U);
    EXPECT_EQ(take(using_(Metric::Threads, 600)), 0U);
    EXPECT_EQ(take(using_(Metric::Io, 20'000)), 0U);
}

TEST_F(AnomalyBookTest, ProcessesAreSeparateAlsoWithTheSameNumber) {
    ProcessUse first = using_(Metric::Cpu, 95), second = using_(Metric::Cpu, 95);
    second.key.startTimeTicks = 2;
    EXPECT_EQ(take(first), 0U);
    EXPECT_EQ(take(first), 0U);
    EXPECT_EQ(take(second), 0U);
}

TEST_F(AnomalyBookTest, AnExecveDoesNotBeginAnew) {
    ProcessUse use = using_(Metric::Cpu, 95);
    take(use);
    use.image = 8;
    take(use);
    use.image = 9;
    EXPECT_EQ(take(use), 1U);
    EXPECT_EQ(asked, 3);
}

TEST_F(AnomalyBookTest, WhatNoRuleWatchesIsNotTold) {
    watched[indexOf(Metric::Cpu)] = false;
    apply();
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(take(using_(Metric::Cpu, 400)), 0U);
}

TEST_F(AnomalyBookTest, TheCalmAreNotEvenRemembered) {
    for (int i = 0; i < 10; ++i)
        take(using_(Metric::Cpu, 1));
    EXPECT_EQ(book.remembered(), 0U);
    EXPECT_EQ(asked, 0);
    EXPECT_LT(book.nearness(), 0.5);
}

TEST_F(AnomalyBookTest, WhoIsGoneIsForgotten) {
    take(using_(Metric::Cpu, 95));
    EXPECT_EQ(book.remembered(), 1U);
    (void)book.take({}, kHour);
    EXPECT_EQ(book.remembered(), 0U);
}

// The seed's failure: whatever was seen long enough became usual.
TEST_F(AnomalyBookTest, AHogThatRisesSlowlyTeachesNothing) {
    std::int64_t hour = kHour;
    std::size_t told = 0;
    double toldAt = 0;
    for (double percent = 5; percent <= 400 && told == 0; percent += 1, ++hour)
        for (int i = 0; i < 720 && told == 0; ++i)
            if ((told = take(using_(Metric::Cpu, percent), hour)) > 0)
                toldAt = percent;
    EXPECT_EQ(told, 1U);
    EXPECT_EQ(toldAt, 91);
}

TEST_F(AnomalyBookTest, NothingLiftsTheLimitAboveTheCeiling) {
    for (std::int64_t hour = kHour - 10; hour < kHour; ++hour)
        baselines.load({{"1000 /usr/bin/hog", "cpu-anomaly", hour, 4000, 100}});
    const double ceiling = ceilingOf(Metric::Cpu, 90, 4);
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(take(using_(Metric::Cpu, ceiling)), 0U);
    EXPECT_EQ(take(using_(Metric::Cpu, ceiling + 1, 101)), 0U);
    EXPECT_EQ(take(using_(Metric::Cpu, ceiling + 1, 101)), 0U);
    EXPECT_EQ(take(using_(Metric::Cpu, ceiling + 1, 101)), 1U);
}

TEST_F(AnomalyBookTest, WhatIsUsualForAProgramIsNotTold) {
    for (std::int64_t hour = kHour - 10; hour < kHour; ++hour)
        baselines.load({{"1000 /usr/bin/hog", "cpu-anomaly", hour, 200, 100}});
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(take(using_(Metric::Cpu, 230)), 0U);
    for (int i = 0; i < 3; ++i)
        take(using_(Metric::Cpu, 250));
    ASSERT_EQ(found.size(), 1U);  // 200 and a margin of 20 %
    EXPECT_EQ(found[0].lifted, 240);
    ASSERT_TRUE(found[0].usual);
    EXPECT_EQ(found[0].usual->median, 200);
    settings.baselines.enabled = false;
    apply();
    for (int i = 0; i < 3; ++i)
        take(using_(Metric::Cpu, 230, 102));
    EXPECT_EQ(found.size(), 1U);
}

TEST_F(AnomalyBookTest, ManyShortProcessesAboveTheLimitTeachWhatIsUsual) {
    std::int32_t pid = 1000;
    for (std::int64_t hour = kHour - 5; hour < kHour; ++hour)
        for (int i = 0; i < 20; ++i)
            EXPECT_EQ(take(using_(Metric::Cpu, 100, ++pid), hour), 0U);
    const auto usual = baselines.usual("1000 /usr/bin/hog", Metric::Cpu, kHour, 24);
    ASSERT_TRUE(usual);
    EXPECT_NEAR(usual->median, 100, 20);
}

TEST_F(AnomalyBookTest, NothingIsLearnedInAlert) {
    for (std::int64_t hour = kHour - 5; hour < kHour; ++hour)
        for (int i = 0; i < 100; ++i)
            take(using_(Metric::Cpu, 100), hour);
    (void)baselines.takeNews(kHour);
    EXPECT_FALSE(baselines.usual("1000 /usr/bin/hog", Metric::Cpu, kHour, 24));
}

}  // namespace
