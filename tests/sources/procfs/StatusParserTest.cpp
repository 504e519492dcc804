#include "sources/procfs/StatusParser.h"

#include <gtest/gtest.h>

#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

using testing_support::fixture;

TEST(StatusParser, readsTheUsers) {
    const auto status = parseProcStatus("Name:\tx\nUid:\t1000\t0\t1001\t1000\nGid:\t1\t1\t1\t1\n");
    ASSERT_TRUE(status);
    EXPECT_EQ(status->realUid, 1000U);
    EXPECT_EQ(status->effectiveUid, 0U);
    EXPECT_EQ(status->savedUid, 1001U);
    EXPECT_TRUE(parseProcStatus(fixture("procfs/status")));
}

TEST(StatusParser, whoTracesIt) {
    const auto tracerOf = [](const char* text) { return parseProcStatus(text).value().tracerPid; };
    EXPECT_EQ(tracerOf("Name:\tx\nTracerPid:\t42\nUid:\t1\t1\t1\t1\n"), 42);
    EXPECT_EQ(tracerOf("Name:\tTracerPid: 7\nTracerPid:\t0\nUid:\t1\t1\t1\t1\n"), 0);
    EXPECT_EQ(tracerOf("Name:\tx\nUid:\t1\t1\t1\t1\n"), 0);
}

TEST(StatusParser, aNameWithANewlineDoesNotForgeTheUser) {
    const auto status = parseProcStatus(fixture("procfs/status-newline-name"));
    ASSERT_TRUE(status);
    EXPECT_EQ(status->realUid, 0U);
}

TEST(StatusParser, garbageIsRefused) {
    for (const char* text : {"", "Uid:", "Uid:\t", "Uid:\t1\t2", "Uid:\ta\tb\tc\td",
                             "Uid:\t-1\t0\t0\t0", "xUid:\t1\t1\t1\t1", "Uid:\t4294967296\t0\t0\t0"})
        EXPECT_FALSE(parseProcStatus(text)) << text;
}

TEST(StatusParser, theCgroupIsTheOneOfVersionTwo) {
    EXPECT_EQ(parseCgroupPath(fixture("procfs/cgroup-hybrid")), "/");
    EXPECT_EQ(parseCgroupPath("0::/user.slice/a:b.scope\n"), "/user.slice/a:b.scope");
    EXPECT_EQ(parseCgroupPath("4:memory:/x\n"), "");
    EXPECT_EQ(parseCgroupPath("10::/x\n"), "");
    EXPECT_EQ(parseCgroupPath(""), "");
}

TEST(StatusParser, aScopeHoldsItselfAndWhatIsBelow) {
    struct Row {
        const char *path, *scope;
        bool inside;
    };
    for (const Row& row :
         {Row{"/a", "", true}, Row{"/a", "/", true}, Row{"", "/", true}, Row{"/a", "/a", true},
          Row{"/a/b", "/a", true}, Row{"/a/b", "/a/", true}, Row{"/ab", "/a", false},
          Row{"/", "/a", false}, Row{"", "/a", false}, Row{"/b/a", "/a", false}})
        EXPECT_EQ(isInCgroup(row.path, row.scope), row.inside) << row.path << " in " << row.scope;
}

}  // namespace
}  // namespace sources
