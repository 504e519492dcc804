#include "enforcement/KillBudget.h"

#include <gtest/gtest.h>

namespace enforcement {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

TEST(KillBudget, IsCountedPerUserOverTheLastMinute) {
    KillBudget budget(3);
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(budget.take(1000, i * kSecond));
    EXPECT_FALSE(budget.hasLeft(1000, 3 * kSecond));
    EXPECT_FALSE(budget.take(1000, 3 * kSecond));
    EXPECT_TRUE(budget.take(1001, 3 * kSecond)) << "another user's is another budget";
    EXPECT_FALSE(budget.take(1000, 60 * kSecond - 1)) << "the first is not a minute old yet";
    EXPECT_TRUE(budget.take(1000, 60 * kSecond));
    EXPECT_FALSE(budget.take(1000, 60 * kSecond + 1)) << "the second still counts";
}

TEST(KillBudget, ARefusedOneCostsNothing) {
    KillBudget budget(1);
    EXPECT_TRUE(budget.take(0, 0));
    for (int i = 1; i < 60; ++i)
        EXPECT_FALSE(budget.take(0, i * kSecond));
    EXPECT_TRUE(budget.take(0, 60 * kSecond));
}

TEST(KillBudget, ZeroMeansNever) {
    KillBudget budget(0);
    EXPECT_FALSE(budget.hasLeft(0, 0));
    EXPECT_FALSE(budget.take(0, 0));
    budget.setPerMinute(1);
    EXPECT_TRUE(budget.take(0, 0));
}

}  // namespace
}  // namespace enforcement
