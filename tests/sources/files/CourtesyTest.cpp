#include "sources/files/Courtesy.h"

#include <gtest/gtest.h>
#include <sched.h>

#include <thread>

namespace sources {
namespace {

TEST(CourtesyTest, TheSecondNumberIsWhatItWaited) {
    EXPECT_EQ(parseRunDelay("183722094 5412303 97\n"), 5412303U);
    EXPECT_EQ(parseRunDelay("0 0 0\n"), 0U);
    EXPECT_EQ(parseRunDelay(""), 0U);
    EXPECT_EQ(parseRunDelay("12"), 0U);
    EXPECT_EQ(parseRunDelay("x 12"), 0U);
}

TEST(CourtesyTest, OthersWaitWhenOneWaitsMostOfTheTime) {
    EXPECT_FALSE(othersWait(0, 100));
    EXPECT_FALSE(othersWait(50, 100));
    EXPECT_TRUE(othersWait(51, 100));
}

TEST(CourtesyTest, WhoHoldsWhatOthersWaitForStepsForward) {
    std::thread([] {
        const Courtesy courtesy(true, 0);
        EXPECT_EQ(::sched_getscheduler(0), SCHED_IDLE);
        {
            const StepForward forward;
            EXPECT_EQ(::sched_getscheduler(0), SCHED_OTHER);
        }
        EXPECT_EQ(::sched_getscheduler(0), SCHED_IDLE);
    }).join();
    std::thread([] {
        const Courtesy courtesy(false, 0);
        const StepForward forward;
        EXPECT_EQ(::sched_getscheduler(0), SCHED_OTHER);
    }).join();
}

}  // namespace
}  // namespace sources
