#include "service/RefusalThrottle.h"

#include <gtest/gtest.h>

namespace service {
namespace {

TEST(RefusalThrottle, WritesSoManyAMinuteAndSaysHowManyItLeftOut) {
    RefusalThrottle throttle;
    for (std::uint64_t i = 0; i < RefusalThrottle::kPerMinute; ++i)
        EXPECT_EQ(throttle.pass(1000, 0), 0U);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(throttle.pass(1000, RefusalThrottle::kMinuteMs - 1), std::nullopt);
    EXPECT_EQ(throttle.pass(1001, 0), 0U) << "another user's are written";
    EXPECT_EQ(throttle.pass(1000, RefusalThrottle::kMinuteMs), 5U);
    EXPECT_EQ(throttle.pass(1000, RefusalThrottle::kMinuteMs), 0U);
}

}  // namespace
}  // namespace service
