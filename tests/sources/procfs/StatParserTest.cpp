#include "sources/procfs/StatParser.h"

#include <gtest/gtest.h>

#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

using testing_support::fixture;

TEST(StatParser, readsWhatTheKernelWrote) {
    const auto stat = parseProcStat(fixture("procfs/stat-plain"));
    ASSERT_TRUE(stat);
    EXPECT_EQ(stat->pid, 25700);
    EXPECT_EQ(stat->name, "plain");
    EXPECT_EQ(stat->state, 'S');
    EXPECT_EQ(stat->parentPid, 25659);
    EXPECT_EQ(stat->groupId, 25653);
    EXPECT_EQ(stat->sessionId, 10800);
    EXPECT_EQ(stat->terminal, 0);
    EXPECT_EQ(stat->threads, 1U);
    EXPECT_EQ(stat->startTicks, 234130U);
    EXPECT_EQ(stat->residentPages, 2748U);
    EXPECT_EQ(stat->startStack, 140725794003824U);
    EXPECT_FALSE(stat->isKernelThread());
    EXPECT_FALSE(stat->isDead());
}

TEST(StatParser, aNameMayHoldBlanksParenthesesAndNewlines) {
    const auto blanks = parseProcStat(fixture("procfs/stat-blanks-parentheses"));
    ASSERT_TRUE(blanks);
    EXPECT_EQ(blanks->name, "a b) R (c");
    EXPECT_EQ(blanks->state, 'S');
    EXPECT_EQ(blanks->startTicks, 234135U);
    const auto newline = parseProcStat(fixture("procfs/stat-newline"));
    ASSERT_TRUE(newline);
    EXPECT_EQ(newline->name, "x\nUid:\t9 9 9");
    EXPECT_EQ(newline->parentPid, 25659);
}

TEST(StatParser, kernelThreadsAndZombiesAreRecognised) {
    const auto thread = parseProcStat(fixture("procfs/stat-kernel-thread"));
    ASSERT_TRUE(thread);
    EXPECT_TRUE(thread->isKernelThread());
    EXPECT_EQ(thread->parentPid, 0);
    const auto zombie = parseProcStat(fixture("procfs/stat-zombie"));
    ASSERT_TRUE(zombie);
    EXPECT_TRUE(zombie->isDead());
}

TEST(StatParser, everyShortenedLineIsRefused) {
    const std::string whole = fixture("procfs/stat-plain");
    const std::size_t needed = whole.find(" 140725794003824") + 1;  // field 28, the last one used
    for (std::size_t length = 0; length < needed; ++length)
        EXPECT_FALSE(parseProcStat(std::string_view(whole).substr(0, length))) << length;
}

TEST(StatParser, garbageIsRefused) {
    for (const char* text :
         {"", "(", ")", "1 (a", "1 (a)",
          "x (a) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1",
          "0 (a) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1",
          "-5 (a) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1",
          "1 (a) SS 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1",
          "1 (a) S 99999999999 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1",
          "1 (a) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 -1 1 1 1 1 1 1"})
        EXPECT_FALSE(parseProcStat(text)) << text;
    EXPECT_TRUE(parseProcStat("1 (a) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 1 1 1 1 1 1 1"));
}

}  // namespace
}  // namespace sources
