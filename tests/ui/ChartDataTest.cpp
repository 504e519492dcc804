#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "tests/ui/FakeValues.h"
#include "ui/charts/CpuPanel.h"
#include "ui/charts/LinesPanel.h"
#include "ui/charts/SampleHistory.h"
#include "ui/charts/TimeChart.h"
#include "ui/processes/ProgramHoursPanel.h"

namespace {

constexpr std::int64_t kUsPerS = 1'000'000;

model::MachineSample at(std::int64_t second, double cpu = 10) {
    model::MachineSample sample;
    sample.atUs = second * kUsPerS;
    sample.cpuPercent = cpu;
    sample.corePercent = {cpu, cpu};
    sample.ioPressure = cpu * 0.3;
    return sample;
}

QList<model::MachineSample> range(int from, int to) {
    QList<model::MachineSample> list;
    for (int second = from; second <= to; ++second)
        list << at(second);
    return list;
}

bool rising(const std::vector<model::MachineSample>& samples) {
    return std::is_sorted(samples.begin(), samples.end(),
                          [](const auto& a, const auto& b) { return a.atUs <= b.atUs; });
}

TEST(SampleHistory, MergesHistoryAndLiveInAnyOrder) {
    ui::SampleHistory history;
    history.add(range(1000, 1060));
    history.add({at(1061), at(1030), at(1061)});
    history.add(range(940, 1010));
    const auto samples = history.last(60, 1000);
    EXPECT_TRUE(rising(samples));
    EXPECT_EQ(samples.back().atUs, 1061 * kUsPerS);
    EXPECT_EQ(samples.size(), 62U);  // 60 s, its end, and the one before
}

TEST(SampleHistory, StaysBoundedOverDays) {
    ui::SampleHistory history;
    for (int day = 1; day < 4; ++day) {
        for (int chunk = 0; chunk < 24; ++chunk)
            history.add(range(day * 86'400 + chunk * 3600, day * 86'400 + chunk * 3600 + 3599));
    }
    const auto samples = history.last(86'400, 100'000);
    EXPECT_LT(samples.size(), 2'200U);
    EXPECT_GT(samples.size(), 1'900U);
    EXPECT_GE(samples.front().atUs, samples.back().atUs - (86'400 + 61) * kUsPerS);
}

TEST(SampleHistory, IgnoresSamplesWithoutATime) {
    ui::SampleHistory history;
    history.add({model::MachineSample{}});
    EXPECT_TRUE(history.isEmpty());
    EXPECT_TRUE(history.last(60, 10).empty());
    EXPECT_FALSE(history.latest().has_value());
}

TEST(SampleHistory, FollowsAClockThatIsSetBack) {
    ui::SampleHistory history;
    history.add(range(100'000, 100'060));
    history.add({at(100'059)});  // late, no more than that
    EXPECT_EQ(history.latest()->atUs, 100'060 * kUsPerS);
    history.add({at(13'600)});
    history.add({at(13'601)});
    EXPECT_EQ(history.latest()->atUs, 13'601 * kUsPerS);
    EXPECT_EQ(history.last(60, 100).size(), 2U);
}

TEST(SampleHistory, AveragesWhatIsTooMuchToDraw) {
    ui::SampleHistory history;
    QList<model::MachineSample> list;
    for (int i = 0; i < 600; ++i)
        list << at(2000 + i, i % 2 == 0 ? 0 : 20);
    history.add(list);
    const auto samples = history.last(600, 100);
    ASSERT_EQ(samples.size(), 100U);
    EXPECT_TRUE(rising(samples));
    EXPECT_EQ(samples.back().atUs, 2599 * kUsPerS);
    for (const auto& sample : samples) {
        EXPECT_NEAR(sample.cpuPercent, 10, 0.01);
        EXPECT_NEAR(sample.corePercent[1], 10, 0.01);
        EXPECT_NEAR(sample.ioPressure, 3, 0.01);
    }
}

TEST(StackedCores, EndsAtTheMachine) {
    model::MachineSample sample;
    sample.corePercent = {100, 50, 0, 10};
    EXPECT_EQ(ui::stackedCores(sample, 4), (std::vector<double>{25, 37.5, 37.5, 40}));
    sample.corePercent.assign(64, 100);
    const auto groups = ui::stackedCores(sample, 16);
    ASSERT_EQ(groups.size(), 16U);
    EXPECT_NEAR(groups.back(), 100, 1e-9);
    EXPECT_TRUE(std::is_sorted(groups.begin(), groups.end()));
    EXPECT_EQ(ui::stackedCores({}, 2), (std::vector<double>{0, 0}));
}

TEST(AxisSteps, AreFewAndRound) {
    EXPECT_EQ(ui::axisSteps(15.6, 4), (std::vector<double>{0, 4, 8, 12}));
    EXPECT_EQ(ui::axisSteps(8, 4), (std::vector<double>{0, 2, 4, 6, 8}));
    for (const double odd : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()})
        EXPECT_EQ(ui::axisSteps(odd, 4), std::vector<double>{0}) << odd;
    for (double total = 0.3; total < 4096; total *= 1.7)
        EXPECT_LE(ui::axisSteps(total, 4).size(), 9U) << total;
}

TEST(ProgramCurve, IsNothingWhereTheProgramWasNotSeen) {
    constexpr std::int64_t kNowUs = 100'000 * kUsPerS;
    const auto minute = [](int secondsAgo, double cpu) {
        return model::ProgramMinute{kNowUs - secondsAgo * kUsPerS, cpu, 2048, 0};
    };
    const auto curve = ui::curveOf(
        {"/usr/bin/make", {minute(7200, 50), minute(7140, 60), minute(3600, 70)}}, kNowUs);
    EXPECT_EQ(curve.seconds,
              (std::vector<double>{-7200, -7200, -7140, -7080, -3600, -3600, -3540}));
    EXPECT_EQ(curve.cpuPercentCore, (std::vector<double>{0, 50, 60, 0, 0, 70, 0}));
    EXPECT_EQ(curve.memoryKiB.size(), curve.seconds.size());
    const auto runs = ui::curveOf({"/usr/bin/make", {minute(120, 50), minute(60, 60)}}, kNowUs);
    EXPECT_EQ(runs.cpuPercentCore.back(), 60) << "it still runs";
}

TEST(ProgramCurve, IsSoundWithAClockThatWasSet) {
    constexpr std::int64_t kNowUs = 100'000 * kUsPerS;
    const model::ProgramHours hours{"x",
                                    {{kNowUs + 60 * kUsPerS, 1, 1, 0},
                                     {kNowUs - 600 * kUsPerS, 2, 1, 0},
                                     {kNowUs - 200'000 * kUsPerS, 3, 1, 0},
                                     {kNowUs - 60 * kUsPerS, 4, 1, 0}}};
    const auto curve = ui::curveOf(hours, kNowUs);
    EXPECT_TRUE(std::ranges::is_sorted(curve.seconds));
    EXPECT_LE(curve.seconds.back(), 0);
    EXPECT_TRUE(ui::curveOf({}, kNowUs).seconds.empty());
}

TEST(AxisEnd, HoldsTheHighest) {
    using Unit = ui::LinesPanel::Unit;
    struct Row {
        Unit unit;
        double highest, end;
    };
    for (const Row& row :
         {Row{Unit::Percent, 0, 10}, Row{Unit::Percent, 10, 10}, Row{Unit::Percent, 10.1, 20},
          Row{Unit::Percent, 50.5, 100}, Row{Unit::Percent, 1e9, 100},
          Row{Unit::BytesPerS, 0, 65536}, Row{Unit::BytesPerS, 65537, 131072},
          Row{Unit::BytesPerS, 131072, 131072}, Row{Unit::BytesPerS, std::nan(""), 65536}})
        EXPECT_EQ(ui::axisEnd(row.unit, row.highest), row.end) << row.highest;
    EXPECT_TRUE(
        std::isfinite(ui::axisEnd(Unit::BytesPerS, std::numeric_limits<double>::infinity())));
}

}  // namespace
