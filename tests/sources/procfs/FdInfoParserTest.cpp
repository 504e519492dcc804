#include "sources/procfs/FdInfoParser.h"

#include <gtest/gtest.h>

#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

using testing_support::fixture;

TEST(FdInfoParser, tellsTheEndsOfAPipe) {
    const auto reading = parseFdInfo(fixture("procfs/fdinfo-pipe-read"));
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->readable());
    EXPECT_FALSE(reading->writable());
    const auto writing = parseFdInfo(fixture("procfs/fdinfo-pipe-write"));
    ASSERT_TRUE(writing);
    EXPECT_FALSE(writing->readable());
    EXPECT_TRUE(writing->writable());
}

TEST(FdInfoParser, onlyAMasterHasATerminalIndex) {
    const auto master = parseFdInfo(fixture("procfs/fdinfo-ptmx"));
    ASSERT_TRUE(master);
    EXPECT_EQ(master->terminalIndex, 0U);
    EXPECT_TRUE(master->readable() && master->writable());
    const auto slave = parseFdInfo(fixture("procfs/fdinfo-pts"));
    ASSERT_TRUE(slave);
    EXPECT_FALSE(slave->terminalIndex);
}

TEST(FdInfoParser, garbageIsRefused) {
    for (const char* text : {"", "flags:", "flags:\t9", "flags:\t-1", "flags:\t0x2", "Flags:\t02",
                             "pos:\t0\n", "flags:\t777777777777"})
        EXPECT_FALSE(parseFdInfo(text)) << text;
    const auto badIndex = parseFdInfo("flags:\t02\ntty-index:\tx\n");
    ASSERT_TRUE(badIndex);
    EXPECT_FALSE(badIndex->terminalIndex);
}

}  // namespace
}  // namespace sources
