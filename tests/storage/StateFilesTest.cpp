#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storage/AtomicFile.h"
#include "storage/PendingFile.h"
#include "storage/StateDirectory.h"
#include "tests/storage/TemporaryDirectory.h"

namespace {

namespace fs = std::filesystem;
using model::Error;
using storage::PendingFile;
using storage::PendingSuspension;
using storage::replaceFile;
using storage::StateDirectory;

TEST(AtomicFile, ReplacesContentsAndMode) {
    const tests::TemporaryDirectory directory;
    const fs::path path = directory / "x";
    ASSERT_TRUE(replaceFile(path, "one", 0600));
    EXPECT_EQ(tests::modeOf(path), 0600U);
    const mode_t mask = umask(0077);
    ASSERT_TRUE(replaceFile(path, "two", 0644));
    umask(mask);
    EXPECT_EQ(tests::contentsOf(path), "two");
    EXPECT_EQ(tests::modeOf(path), 0644U) << "the umask has no say";
    EXPECT_FALSE(fs::exists(directory / "x.new"));
}

TEST(AtomicFile, SurvivesWhatAKilledWriterLeft) {
    const tests::TemporaryDirectory directory;
    tests::writeFile(directory / "x.new", "half");
    ASSERT_TRUE(replaceFile(directory / "x", "whole", 0600));
    EXPECT_EQ(tests::contentsOf(directory / "x"), "whole");
}

TEST(AtomicFile, DoesNotFollowALinkLaidForIt) {
    const tests::TemporaryDirectory directory;
    tests::writeFile(directory / "victim", "keep me");
    fs::create_symlink(directory / "victim", directory / "x.new");
    fs::create_symlink(directory / "victim", directory / "x");
    ASSERT_TRUE(replaceFile(directory / "x", "new", 0600));
    EXPECT_EQ(tests::contentsOf(directory / "victim"), "keep me");
    EXPECT_FALSE(fs::is_symlink(directory / "x"));
}

TEST(AtomicFile, AFailureLeavesTheOldContents) {
    const tests::TemporaryDirectory directory;
    fs::create_directory(directory / "x");  // cannot be replaced by a file
    const auto result = replaceFile(directory / "x", "new", 0600);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().systemErrno, EISDIR);
    EXPECT_FALSE(replaceFile("/nonexistent/x", "new", 0600));
}

TEST(PendingFile, ComesBack) {
    const tests::TemporaryDirectory directory;
    const PendingFile file(directory.path());
    const std::vector<PendingSuspension> pending{
        {"id-1", {{4242, 99}, {4243, 1ULL << 40}}, 1'800'000'000'000'001, "kill-tree"},
        {"id-2", {{7, 8}}, std::nullopt, ""}};
    ASSERT_TRUE(file.store(pending));
    EXPECT_EQ(tests::modeOf(directory / "pending.json"), 0600U);
    const auto back = file.load();
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, pending);
    ASSERT_TRUE(file.store({}));
    EXPECT_TRUE(file.load()->empty());
}

TEST(PendingFile, NoFileIsNobodySuspended) {
    const tests::TemporaryDirectory directory;
    EXPECT_TRUE(PendingFile(directory.path()).load()->empty());
}

TEST(PendingFile, AnotherBootsProcessesAreNobody) {
    const tests::TemporaryDirectory directory;
    tests::writeFile(directory / "pending.json",
                     R"({"boot_id":"00000000-0000-0000-0000-000000000000","suspended":)"
                     R"([{"alert":"id","processes":[{"pid":1,"start_ticks":1}]}]})");
    const auto back = PendingFile(directory.path()).load();
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->empty());
}

TEST(PendingFile, DamageIsAnError) {
    const tests::TemporaryDirectory directory;
    for (const char* text : {"", "{", "[]", "\xFF"}) {
        tests::writeFile(directory / "pending.json", text);
        EXPECT_FALSE(PendingFile(directory.path()).load()) << text;
    }
}

TEST(StateDirectory, IsMadeAndHeld) {
    const tests::TemporaryDirectory directory;
    const auto state = StateDirectory::acquire(directory / "a/b");
    ASSERT_TRUE(state);
    EXPECT_EQ(tests::modeOf(directory / "a/b"), 0755U);
    EXPECT_EQ(state->path(), directory / "a/b");
}

TEST(StateDirectory, TheSecondHelperIsRefusedNamingTheFirst) {
    const tests::TemporaryDirectory directory;
    {
        const auto first = StateDirectory::acquire(directory.path());
        ASSERT_TRUE(first);
        const auto second = StateDirectory::acquire(directory.path());
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, Error::Code::LimitReached);
        EXPECT_EQ(second.error().detail, "another helper uses it, pid " + std::to_string(getpid()));
    }
    EXPECT_TRUE(StateDirectory::acquire(directory.path())) << "free again";
}

TEST(StateDirectory, AKilledHelperLeavesNoLock) {
    const tests::TemporaryDirectory directory;
    const pid_t child = fork();
    if (child == 0) {
        const auto held = StateDirectory::acquire(directory.path());
        kill(getpid(), held ? SIGKILL : SIGTERM);
        _exit(1);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_EQ(WTERMSIG(status), SIGKILL);
    EXPECT_TRUE(StateDirectory::acquire(directory.path()));
}

TEST(StateDirectory, WhatCannotBeMadeIsNamed) {
    const auto state = StateDirectory::acquire("/proc/nowhere/state");
    ASSERT_FALSE(state);
    EXPECT_EQ(state.error().code, Error::Code::Unavailable);
    EXPECT_THAT(state.error().subject, testing::HasSubstr("/proc/nowhere"));
}

}  // namespace
