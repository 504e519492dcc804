#include "enforcement/StopJournal.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "TemporaryDirectory.h"

namespace enforcement {
namespace {

using Keys = std::vector<model::ProcessKey>;

TEST(StopJournal, SurvivesKill9) {
    const TemporaryDirectory directory;
    const auto path = directory.path() / "stopped";
    const pid_t helper = ::fork();
    if (helper == 0) {
        auto journal = StopJournal::open(path);
        journal->add({4711, 1});
        journal->add({4712, 2});
        journal->remove({4711, 1});
        journal->add({4713, 3});
        ::raise(SIGKILL);
    }
    ::waitpid(helper, nullptr, 0);
    auto journal = StopJournal::open(path);
    ASSERT_TRUE(journal) << toString(journal.error());
    EXPECT_EQ(journal->entries(), (Keys{{4712, 2}, {4713, 3}}));
    journal->remove({4712, 99});
    EXPECT_EQ(journal->entries().size(), 2U) << "another start time is another process";
    struct stat status{};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(StopJournal, WhenFullForgetsTheOldest) {
    const TemporaryDirectory directory;
    auto journal = StopJournal::open(directory.path() / "stopped");
    ASSERT_TRUE(journal);
    for (std::int32_t pid = 1; pid <= static_cast<std::int32_t>(StopJournal::kSlots) + 1; ++pid)
        journal->add({pid, 7});
    const auto entries = journal->entries();
    EXPECT_EQ(entries.size(), StopJournal::kSlots);
    EXPECT_EQ(std::ranges::find(entries, 1, &model::ProcessKey::pid), entries.end());
}

TEST(StopJournal, FollowsNoLinkAndTakesNoFifo) {
    const TemporaryDirectory directory;
    std::ofstream(directory.path() / "victim") << "untouched";
    std::filesystem::create_symlink(directory.path() / "victim", directory.path() / "link");
    ASSERT_EQ(::mkfifo((directory.path() / "fifo").c_str(), 0600), 0);
    for (const auto* name : {"link", "fifo", "missing/file"})
        EXPECT_FALSE(StopJournal::open(directory.path() / name)) << name;
    EXPECT_EQ(std::filesystem::file_size(directory.path() / "victim"), 9U);
}

TEST(StopJournal, WithoutAFileRemembersNothing) {
    StopJournal journal;
    journal.add({1, 1});
    journal.remove({1, 1});
    EXPECT_TRUE(journal.entries().empty());
}

}  // namespace
}  // namespace enforcement
