#include "sources/procfs/ProcessTracker.h"

#include <gtest/gtest.h>

namespace sources {
namespace {

using Change = ProcessTracker::Change;

ProcStat stat(std::int32_t pid, std::uint64_t start, std::int32_t parent = 1,
              std::uint64_t stack = 1000, const char* name = "a") {
    ProcStat value;
    value.pid = pid;
    value.startTicks = start;
    value.parentPid = parent;
    value.startStack = stack;
    value.name = name;
    return value;
}

TEST(ProcessTracker, aChildWithItsParentsImageWasForked) {
    ProcessTracker tracker;
    EXPECT_EQ(tracker.observe(stat(10, 5)).change, Change::Started);
    const auto child = tracker.observe(stat(11, 6, 10));
    EXPECT_EQ(child.change, Change::Forked);
    EXPECT_EQ(child.parent, (model::ProcessKey{10, 5}));
    EXPECT_EQ(tracker.observe(stat(12, 7, 10, 2000)).change, Change::Started);
}

TEST(ProcessTracker, anotherStackIsAnotherImage) {
    ProcessTracker tracker;
    tracker.observe(stat(10, 5));
    EXPECT_EQ(tracker.observe(stat(10, 5)).change, Change::None);
    EXPECT_EQ(tracker.observe(stat(10, 5, 1, 2000)).change, Change::Executed);
    EXPECT_EQ(tracker.observe(stat(10, 5, 1, 2000)).change, Change::None);
    EXPECT_EQ(tracker.observe(stat(10, 5, 1, 2000, "renamed")).change, Change::None);
}

TEST(ProcessTracker, whereTheStackIsHiddenTheNameDecides) {
    ProcessTracker tracker;
    tracker.observe(stat(10, 5, 1, 0, "a"));
    EXPECT_EQ(tracker.observe(stat(10, 5, 1, 0, "b")).change, Change::Executed);
    EXPECT_EQ(tracker.observe(stat(11, 6, 10, 0, "b")).change, Change::Forked);
    EXPECT_EQ(tracker.observe(stat(12, 6, 10, 0, "c")).change, Change::Started);
}

TEST(ProcessTracker, aNumberUsedAgainIsAnotherProcess) {
    ProcessTracker tracker;
    tracker.observe(stat(10, 5));
    const auto next = tracker.observe(stat(10, 9));
    EXPECT_EQ(next.change, Change::Started);
    EXPECT_EQ(next.replaced, (model::ProcessKey{10, 5}));
    EXPECT_EQ(tracker.keyOf(10), (model::ProcessKey{10, 9}));
}

TEST(ProcessTracker, sweepingNamesWhoWasNotSeen) {
    ProcessTracker tracker;
    tracker.observe(stat(10, 5));
    tracker.observe(stat(11, 6));
    EXPECT_TRUE(tracker.sweep().empty());
    tracker.observe(stat(11, 6));
    EXPECT_EQ(tracker.sweep(), (std::vector<model::ProcessKey>{{10, 5}}));
    EXPECT_EQ(tracker.size(), 1U);
    EXPECT_FALSE(tracker.forget(10));
    EXPECT_EQ(tracker.forget(11), (model::ProcessKey{11, 6}));
}

TEST(ProcessTracker, knowsTheFamily) {
    ProcessTracker tracker;
    tracker.observe(stat(10, 5));
    tracker.observe(stat(11, 6, 10));
    EXPECT_TRUE(tracker.hasChildren(10));
    EXPECT_FALSE(tracker.hasChildren(11));
    EXPECT_EQ(tracker.parentOf(11), 10);
    EXPECT_EQ(tracker.parentOf(99), 0);
    EXPECT_EQ(tracker.pidsYoungestFirst(), (std::vector<std::int32_t>{11, 10}));
}

}  // namespace
}  // namespace sources
