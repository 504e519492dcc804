#include "sources/netlink/SequenceGaps.h"

#include <gtest/gtest.h>

namespace sources {
namespace {

TEST(SequenceGaps, eachCpuCountsForItself) {
    SequenceGaps gaps;
    EXPECT_EQ(gaps.next(0, 100), 0U) << "where a CPU begins is nobody's loss";
    EXPECT_EQ(gaps.next(1, 5), 0U);
    EXPECT_EQ(gaps.next(0, 101), 0U);
    EXPECT_EQ(gaps.next(0, 105), 3U);
    EXPECT_EQ(gaps.next(1, 6), 0U);
}

TEST(SequenceGaps, theCounterMayWrapAndBeginAnew) {
    SequenceGaps gaps;
    gaps.next(0, 0xFFFFFFFE);
    EXPECT_EQ(gaps.next(0, 1), 2U);
    gaps.next(0, 1000);
    EXPECT_EQ(gaps.next(0, 1), 0U);
    EXPECT_EQ(gaps.next(0, 1), 0U);
}

TEST(SequenceGaps, anAbsurdCpuCostsNoMemory) {
    SequenceGaps gaps;
    EXPECT_EQ(gaps.next(0xFFFFFFFF, 1), 0U);
    EXPECT_EQ(gaps.next(0xFFFFFFFF, 9), 0U);
}

}  // namespace
}  // namespace sources
