#include "storage/IntegrityBaseline.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "tests/storage/TemporaryDirectory.h"

namespace storage {
namespace {

model::FileState file(std::uint64_t size, std::uint8_t content = 1) {
    model::FileState state;
    state.kind = model::FileKind::Regular;
    state.hashed = true;
    state.mode = 0644;
    state.size = size;
    state.inode = 0xFFFF'FFFF'FFFF'FFF0U;  // as large as it gets
    state.modifiedNs = -5;
    state.changedNs = 1'700'000'000'123'456'789;
    state.hash.fill(content);
    state.attributes = "user.x=00ff\n";
    return state;
}

class IntegrityBaselineTest : public testing::Test {
  protected:
    std::unique_ptr<IntegrityBaseline> open() {
        auto opened = IntegrityBaseline::open(m_directory.path() / "integrity.db");
        EXPECT_TRUE(opened) << model::toString(opened.error());
        return opened ? std::move(*opened) : nullptr;
    }

    static void put(IntegrityBaseline& baseline, const std::string& path,
                    const model::FileState& state) {
        model::BaselineChanges changes;
        changes.seen.emplace_back(path, state);
        ASSERT_TRUE(baseline.apply(changes));
    }

    tests::TemporaryDirectory m_directory;
};

TEST_F(IntegrityBaselineTest, KeepsWhatItWasTold) {
    const std::string odd = "/usr/bin/a\n\xff\x01'; DROP TABLE files;--";
    put(*open(), odd, file(12));
    const auto again = open();
    EXPECT_EQ(again->find(odd), file(12));
    EXPECT_FALSE(again->find("/usr/bin/a"));
    EXPECT_EQ(again->size().files, 1U);
    EXPECT_EQ(again->size().bytes, 12U);
}

TEST_F(IntegrityBaselineTest, ItsSizeIsTrueAfterEveryChange) {
    const auto baseline = open();
    const auto is = [&](std::uint64_t files, std::uint64_t bytes) {
        const auto counted = baseline->size();
        EXPECT_EQ(counted.files, files);
        EXPECT_EQ(counted.bytes, bytes);
        EXPECT_EQ(open()->size().bytes, bytes) << "counted anew";
        EXPECT_EQ(open()->size().files, files) << "counted anew";
    };
    is(0, 0);
    put(*baseline, "/d/a", file(10));
    put(*baseline, "/d/sub/b", file(20));
    is(2, 30);
    put(*baseline, "/d/a", file(100));  // the same file, larger
    is(2, 120);
    model::FileState link = file(7);
    link.kind = model::FileKind::Symlink;
    put(*baseline, "/d/a", link);
    is(2, 20);
    put(*baseline, "/d/none", {});  // was never there
    put(*baseline, "/d/a", {});
    is(1, 20);
    put(*baseline, "/e/other", file(1));
    model::BaselineChanges gone;
    gone.goneTrees.push_back("/d");
    ASSERT_TRUE(baseline->apply(gone));
    is(1, 1);
}

TEST_F(IntegrityBaselineTest, AFolderIsOrderedByByte) {
    const auto baseline = open();
    for (const char* name : {"/d/b", "/d/B", "/d/a\xff", "/d/a", "/d/sub/x", "/dd"})
        put(*baseline, name, file(1));
    const auto records = baseline->folder("/d");
    ASSERT_TRUE(records);
    std::vector<std::string> names;
    for (const auto& record : *records)
        names.push_back(record.name);
    EXPECT_EQ(names, (std::vector<std::string>{"B", "a", "a\xff", "b"}));
    EXPECT_TRUE(baseline->folder("/nowhere")->empty());
}

TEST_F(IntegrityBaselineTest, ATreeGoesWithEverythingBelowAndNothingBeside) {
    const auto baseline = open();
    for (const char* name : {"/d", "/d/x", "/d/e/f/y", "/d0", "/d-/x", "/c/d"})
        put(*baseline, name, file(1));
    EXPECT_EQ(baseline->countBelow("/d"), 2U);
    model::BaselineChanges changes;
    changes.goneTrees = {"/d"};
    ASSERT_TRUE(baseline->apply(changes));
    for (const char* name : {"/d", "/d/x", "/d/e/f/y"})
        EXPECT_FALSE(baseline->find(name)) << name;
    for (const char* name : {"/d0", "/d-/x", "/c/d"})
        EXPECT_TRUE(baseline->find(name)) << name;
}

TEST_F(IntegrityBaselineTest, WhatCameAndWentWithATreeIsAsItWasAccepted) {
    const auto baseline = open();
    model::BaselineChanges changes;
    for (const char* name : {"/d/new", "/d/e/new", "/d0", "/d"})
        changes.drifted.push_back({.path = name, .before = {}, .sinceUs = 5, .lastUs = 6});
    changes.drifted.push_back({.path = "/d/old", .before = file(1), .sinceUs = 5, .lastUs = 6});
    ASSERT_TRUE(baseline->apply(changes));
    changes = {};
    changes.goneTrees = {"/d"};
    ASSERT_TRUE(baseline->apply(changes));
    for (const char* name : {"/d/new", "/d/e/new"})
        EXPECT_FALSE(baseline->drift(name)) << name;
    for (const char* name : {"/d/old", "/d0", "/d"})
        EXPECT_TRUE(baseline->drift(name)) << name;
}

TEST_F(IntegrityBaselineTest, WhatDriftedIsExportedAsItWasAccepted) {
    const auto baseline = open();
    put(*baseline, "/e/kept", file(1));
    put(*baseline, "/e/changed", file(2, 2));
    put(*baseline, "/e/new", file(3));
    model::BaselineChanges changes;
    changes.drifted = {{.path = "/e/changed", .before = file(1, 1), .sinceUs = 5, .lastUs = 6},
                       {.path = "/e/new", .before = {}, .sinceUs = 5, .lastUs = 6}};
    changes.drifted[0].actor = "/usr/bin/sed";
    ASSERT_TRUE(baseline->apply(changes));
    EXPECT_EQ(baseline->driftCount(), 2U);
    const auto drift = baseline->drift("/e/changed");
    ASSERT_TRUE(drift);
    EXPECT_EQ(drift->before, file(1, 1));
    EXPECT_EQ(drift->now, file(2, 2));
    EXPECT_EQ(drift->actor, "/usr/bin/sed");

    const auto first = baseline->accepted("", 1);
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0].first, "/e/changed");
    EXPECT_EQ(first[0].second, file(1, 1));
    const auto rest = baseline->accepted(first[0].first, 10);
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest[0].first, "/e/kept");

    changes = {};
    changes.settled = {"/e/changed"};
    ASSERT_TRUE(baseline->apply(changes));
    EXPECT_EQ(baseline->driftCount(), 1U);
}

TEST_F(IntegrityBaselineTest, PagesOfDriftsMeetWithoutAGap) {
    const auto baseline = open();
    model::BaselineChanges changes;
    for (int i = 0; i < 25; ++i)
        changes.drifted.push_back({.path = "/p/" + std::to_string(i), .before = file(1)});
    ASSERT_TRUE(baseline->apply(changes));
    std::size_t seen = 0;
    std::string after;
    for (auto page = baseline->drifts(after, 7); !page.empty(); page = baseline->drifts(after, 7)) {
        seen += page.size();
        after = page.back().path;
    }
    EXPECT_EQ(seen, 25U);
}

TEST_F(IntegrityBaselineTest, ADamagedFileIsPutAside) {
    put(*open(), "/a", file(1));
    std::ofstream(m_directory.path() / "integrity.db") << std::string(8192, 'x');
    const auto baseline = open();
    ASSERT_TRUE(baseline);
    EXPECT_TRUE(baseline->wasDamaged());
    EXPECT_TRUE(std::filesystem::exists(m_directory.path() / "integrity.db.damaged"));
    put(*baseline, "/a", file(1));
}

TEST_F(IntegrityBaselineTest, LivesInMemoryWhereNothingCanBeWritten) {
    const auto baseline = IntegrityBaseline::inMemory();
    ASSERT_TRUE(baseline);
    put(**baseline, "/a/b", file(4));
    EXPECT_EQ((*baseline)->find("/a/b"), file(4));
}

/// Batches are whole or not there at all, whenever the writer is killed.
TEST_F(IntegrityBaselineTest, KilledAtAnyMomentABatchIsWholeOrNotThere) {
    constexpr int kRounds = 12, kFiles = 200;
    for (int round = 0; round < kRounds; ++round) {
        const pid_t child = fork();
        if (child == 0) {
            const auto baseline = open();
            for (std::uint64_t batch = 1;; ++batch) {
                model::BaselineChanges changes;
                for (int i = 0; i < kFiles; ++i)
                    changes.seen.emplace_back("/k/" + std::to_string(i), file(batch));
                (void)baseline->apply(changes);
            }
        }
        usleep(static_cast<useconds_t>(20'000 + round * 7'000));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const auto baseline = open();
        ASSERT_FALSE(baseline->wasDamaged());
        const auto records = baseline->folder("/k");
        ASSERT_TRUE(records);
        for (const auto& record : *records)
            ASSERT_EQ(record.state.size, records->front().state.size);
        ASSERT_TRUE(records->empty() || records->size() == kFiles);
    }
}

}  // namespace
}  // namespace storage
