#include "storage/CountThrottle.h"

#include <gmock/gmock.h>

#include "tests/contract/SampleAlert.h"

namespace {

constexpr std::int64_t kSecond = 1'000'000;

model::Alert withCount(std::uint64_t count, std::int64_t changedAtUs = 0) {
    model::Alert alert = tests::sampleAlert();
    alert.count = count;
    alert.changedAtUs = changedAtUs;
    return alert;
}

TEST(CountThrottle, AGrownCountWaitsForItsSecond) {
    storage::CountThrottle throttle;
    throttle.wrote(withCount(1), 0);
    EXPECT_FALSE(throttle.admit(withCount(2, 1), 1));
    EXPECT_FALSE(throttle.admit(withCount(3, 2), kSecond - 1));
    EXPECT_TRUE(throttle.hasKept());
    EXPECT_TRUE(throttle.due(kSecond - 1).empty());
    const auto due = throttle.due(kSecond);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due.front().count, 3U) << "the latest, not every one";
    EXPECT_FALSE(throttle.hasKept());
    EXPECT_TRUE(throttle.due(9 * kSecond).empty());
}

TEST(CountThrottle, TheNextSecondBeginsWithTheLine) {
    storage::CountThrottle throttle;
    throttle.wrote(withCount(1), 0);
    throttle.admit(withCount(2), 500'000);
    EXPECT_EQ(throttle.due(kSecond).size(), 1U);
    EXPECT_FALSE(throttle.admit(withCount(3), kSecond + 1));
    EXPECT_TRUE(throttle.admit(withCount(4), 2 * kSecond));
}

TEST(CountThrottle, AChangeOfStateIsAdmittedAtOnce) {
    storage::CountThrottle throttle;
    throttle.wrote(withCount(1), 0);
    EXPECT_FALSE(throttle.admit(withCount(2), 1));
    model::Alert killed = withCount(2);
    killed.state = model::AlertState::Killed;
    EXPECT_TRUE(throttle.admit(killed, 2));
    EXPECT_FALSE(throttle.hasKept()) << "the kept count went with it";
    killed.responses.push_back({"kill", model::Outcome::Done, "", 0});
    EXPECT_TRUE(throttle.admit(killed, 3));
    killed.resolved = false;
    EXPECT_TRUE(throttle.admit(killed, 4));
}

TEST(CountThrottle, AnUnknownAlertIsAdmitted) {
    storage::CountThrottle throttle;
    EXPECT_TRUE(throttle.admit(withCount(5), 7));
}

TEST(CountThrottle, AClockThatJumpsBackKeepsNothingForHours) {
    storage::CountThrottle throttle;
    throttle.wrote(withCount(1), 3600 * kSecond);
    throttle.admit(withCount(2), 3600 * kSecond + 1);
    EXPECT_EQ(throttle.due(0).size(), 1U);
    throttle.wrote(withCount(1), 3600 * kSecond);
    EXPECT_TRUE(throttle.admit(withCount(2), 0));
}

TEST(CountThrottle, AtTheEndEverythingIsDue) {
    storage::CountThrottle throttle;
    throttle.wrote(withCount(1), 0);
    throttle.admit(withCount(2), 1);
    EXPECT_EQ(throttle.due(1, true).size(), 1U);
}

}  // namespace
