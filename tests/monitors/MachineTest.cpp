#include <gtest/gtest.h>

#include "monitors/MachineHistory.h"
#include "monitors/MachineMeter.h"

namespace monitors {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

model::MachineSample at(std::int64_t second, double cpu = 0) {
    model::MachineSample sample;
    sample.atUs = second * kSecond;
    sample.cpuPercent = cpu;
    return sample;
}

constexpr std::uint64_t kSecondNs = 1'000'000'000;

TEST(MachineMeter, percentagesAreOfTheTimeBetween) {
    const MachineReading before{.cpu = {{100, 100}, {{50, 50}, {50, 50}}}};
    const MachineReading now{.cpu = {{150, 150}, {{90, 60}, {50, 100}}},
                             .memory = {1000, 400, 100, 50, 20}};
    const auto sample = machineSample(before, now, 7);
    EXPECT_DOUBLE_EQ(sample.cpuPercent, 50);
    ASSERT_EQ(sample.corePercent.size(), 2U);
    EXPECT_DOUBLE_EQ(sample.corePercent[0], 80);
    EXPECT_DOUBLE_EQ(sample.corePercent[1], 0);
    EXPECT_EQ(sample.memoryUsedKiB, 600U);
    EXPECT_EQ(sample.memoryCacheKiB, 100U);
    EXPECT_EQ(sample.swapUsedKiB, 30U);
    EXPECT_EQ(sample.atUs, 7);
}

TEST(MachineMeter, ratesAreOfTheTimeBetween) {
    const MachineReading before{.takenNs = kSecondNs,
                                .network = {1000, 100},
                                .disks = {0, 512},
                                .pressureUs = {0, 5, std::nullopt}};
    const MachineReading now{.takenNs = 3 * kSecondNs,
                             .network = {3000, 100},
                             .disks = {1024, 1536},
                             .pressureUs = {500'000, 9'000'000, 7}};
    const auto sample = machineSample(before, now, 7);
    EXPECT_DOUBLE_EQ(sample.receivedBytesPerS, 1000);
    EXPECT_DOUBLE_EQ(sample.sentBytesPerS, 0);
    EXPECT_DOUBLE_EQ(sample.readBytesPerS, 512);
    EXPECT_DOUBLE_EQ(sample.writtenBytesPerS, 512);
    EXPECT_DOUBLE_EQ(sample.cpuPressure, 25);
    EXPECT_DOUBLE_EQ(sample.memoryPressure, 100) << "never above";
    EXPECT_DOUBLE_EQ(sample.ioPressure, 0) << "the kernel did not tell before";
    const auto backwards = machineSample(now, {.takenNs = 4 * kSecondNs}, 8);
    const auto noTime = machineSample(before, {.takenNs = kSecondNs, .network = {9, 9}}, 8);
    for (const auto rate : model::kMachineRates) {
        EXPECT_EQ(machineSample({}, now, 7).*rate, 0) << "nothing before it";
        EXPECT_EQ(backwards.*rate, 0) << "a device went";
        EXPECT_EQ(noTime.*rate, 0);
    }
}

TEST(MachineMeter, theFirstAndAbsurdReadingsAreZero) {
    const MachineReading now{.cpu = {{150, 150}, {{90, 60}}}};
    EXPECT_EQ(machineSample({}, now, 0).cpuPercent, 0);
    EXPECT_EQ(machineSample(now, now, 0).cpuPercent, 0) << "no time between";
    const MachineReading later{.cpu = {{100, 150}, {{10, 10}, {10, 10}}}};
    const auto backwards = machineSample(now, later, 0);
    EXPECT_EQ(backwards.cpuPercent, 0) << "counters that ran backwards";
    EXPECT_EQ(backwards.corePercent, (std::vector<double>{0, 0})) << "a core came online";
}

TEST(MachineMeter, readsThisMachine) {
    MachineMeter meter;
    meter.read(1);
    const auto sample = meter.read(2);
    EXPECT_EQ(sample.atUs, 2);
    EXPECT_GT(sample.memoryTotalKiB, 0U);
    EXPECT_LE(sample.memoryUsedKiB, sample.memoryTotalKiB);
    EXPECT_FALSE(sample.corePercent.empty());
    for (const double percent : sample.corePercent) {
        EXPECT_GE(percent, 0);
        EXPECT_LE(percent, 100);
    }
}

TEST(MachineHistory, answersTheWindowOldestFirst) {
    MachineHistory history;
    history.addCoarse(at(0));
    history.addCoarse(at(60));
    history.addFine(at(100));
    history.addFine(at(101));
    history.addCoarse(at(120));
    const auto samples = history.last(61, 120 * kSecond);
    ASSERT_EQ(samples.size(), 4U);
    EXPECT_EQ(samples.front().atUs, 60 * kSecond);
    EXPECT_EQ(samples[1].atUs, 100 * kSecond);
    EXPECT_EQ(samples.back().atUs, 120 * kSecond);
    EXPECT_TRUE(history.last(0, 130 * kSecond).empty());
}

TEST(MachineHistory, remembersADayAndThinsIt) {
    MachineHistory history;
    for (int minute = 0; minute < 3000; ++minute)
        history.addCoarse(at(minute * 60, minute));
    const std::int64_t now = 2999 * 60 * kSecond;
    const auto day = history.last(0xFFFFFFFF, now);
    EXPECT_EQ(day.size(), MachineHistory::kMaxAnswer);
    EXPECT_EQ(day.back().cpuPercent, 2999) << "the newest always stays";
    EXPECT_GE(day.front().atUs, now - 86'400 * kSecond);
    EXPECT_LE(day.front().atUs, now - 86'000 * kSecond);
    for (std::size_t i = 1; i < day.size(); ++i)
        EXPECT_LT(day[i - 1].atUs, day[i].atUs);
}

TEST(MachineHistory, theFineRingHoldsTenMinutes) {
    MachineHistory history;
    for (int second = 0; second < 5000; ++second)
        history.addFine(at(second));
    EXPECT_EQ(history.last(86'400, 5000 * kSecond).size(), 600U);
}

}  // namespace
}  // namespace monitors
