#include "monitors/LookSchedule.h"

#include <gtest/gtest.h>

#include <array>

namespace monitors {
namespace {

using model::ProcessKey;

constexpr std::uint64_t kMs = 1'000'000;

std::vector<std::int32_t> pidsOf(const std::vector<Look>& looks) {
    std::vector<std::int32_t> pids;
    for (const Look& look : looks)
        pids.push_back(look.key.pid);
    return pids;
}

TEST(LookSchedule, nothingIsDueOfNothing) {
    LookSchedule schedule;
    EXPECT_EQ(schedule.nextNs(), std::nullopt);
    EXPECT_TRUE(schedule.take(~0ULL).empty());
    EXPECT_EQ(schedule.size(), 0U);
}

TEST(LookSchedule, looksComeWhenTheyAreDueEarliestFirst) {
    LookSchedule schedule;
    schedule.add({1, 1}, 1000 * kMs, std::array{3U, 40U});
    schedule.add({2, 1}, 1001 * kMs, std::array{1U});
    EXPECT_EQ(schedule.size(), 3U);
    EXPECT_EQ(schedule.nextNs(), 1002 * kMs);
    EXPECT_TRUE(schedule.take(1002 * kMs - 1).empty());
    EXPECT_EQ(pidsOf(schedule.take(1002 * kMs)), std::vector{2});
    EXPECT_EQ(schedule.nextNs(), 1003 * kMs);
    EXPECT_EQ(pidsOf(schedule.take(1039 * kMs)), std::vector{1});
    EXPECT_EQ(pidsOf(schedule.take(1040 * kMs)), std::vector{1});
    EXPECT_EQ(schedule.nextNs(), std::nullopt);
}

TEST(LookSchedule, aLateTickLooksOnceAtEach) {
    LookSchedule schedule;
    schedule.add({1, 1}, 0, std::array{1U, 2U, 3U});
    schedule.add({2, 1}, 0, std::array{2U});
    EXPECT_EQ(pidsOf(schedule.take(10 * kMs)), (std::vector{1, 2}));
    EXPECT_EQ(schedule.size(), 0U);
}

TEST(LookSchedule, aRecycledPidIsAnotherLook) {
    LookSchedule schedule;
    schedule.add({1, 1}, 0, std::array{1U});
    schedule.add({1, 2}, 0, std::array{1U});
    EXPECT_EQ(schedule.take(kMs).size(), 2U);
}

TEST(LookSchedule, aDelayOfNothingIsDueNow) {
    LookSchedule schedule;
    schedule.add({1, 1}, 7 * kMs, std::array{0U});
    EXPECT_EQ(schedule.take(7 * kMs).size(), 1U);
}

TEST(LookSchedule, whatDoesNotFitIsCounted) {
    LookSchedule schedule(4);
    schedule.add({1, 1}, 0, std::array{1U, 2U, 3U});
    schedule.add({2, 1}, 0, std::array{1U, 2U, 3U});
    EXPECT_EQ(schedule.size(), 4U);
    EXPECT_EQ(schedule.dropped(), 2U);
    EXPECT_EQ(schedule.take(kMs).size(), 2U) << "what was there before stays";
    schedule.add({3, 1}, 0, std::array{1U});
    EXPECT_EQ(schedule.dropped(), 2U) << "there is room again";
}

}  // namespace
}  // namespace monitors
