#include "enforcement/TreeStop.h"

#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <thread>

#include "Puppets.h"
#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"

namespace enforcement {
namespace {

using namespace std::chrono_literals;

StopReport stop(const model::ProcessKey& root, SuspectScope scope = {}) {
    const auto roots = std::array{root};
    return stopTree(roots, scope, std::chrono::steady_clock::now() + 10s);
}

bool everybodyIsStopped() {
    for (const auto& key : puppets::everybody())
        if (!puppets::isStopped(key))
            return false;
    return true;
}

TEST(TreeStop, StopsTheWholeTree) {
    puppets::Stage stage;
    const auto root = stage.start([] {
        puppets::forkChild([] { puppets::forkChild([] { puppets::forkChild(); }); });
        puppets::forkChild();
    });
    ASSERT_TRUE(puppets::eventually([] { return puppets::everybody().size() == 5; }));
    const auto report = stop(root);
    EXPECT_TRUE(report.complete);
    EXPECT_EQ(report.stopped.size(), 5U);
    EXPECT_EQ(report.stopped.front(), root);
    EXPECT_TRUE(everybodyIsStopped());
}

TEST(TreeStop, LeavesParentAndSiblingsAlone) {
    puppets::Stage stage;
    const auto sibling = stage.start([&] { puppets::countForEver(stage); });
    const auto parent = stage.start([] { puppets::forkChild(); });
    ASSERT_TRUE(puppets::eventually([] { return puppets::everybody().size() == 3; }));
    const auto members = readTree(std::array{parent});
    ASSERT_EQ(members.size(), 2U);
    EXPECT_TRUE(stop(members.back().key).complete);
    EXPECT_TRUE(puppets::isStopped(members.back().key));
    EXPECT_FALSE(puppets::isStopped(parent));
    EXPECT_FALSE(puppets::isStopped(sibling));
    EXPECT_TRUE(puppets::isRunning(stage));
}

TEST(TreeStop, LeavesARecycledNumberAlone) {
    puppets::Stage stage;
    auto key = stage.start();
    ++key.startTimeTicks;
    const auto report = stop(key);
    EXPECT_TRUE(report.stopped.empty());
    EXPECT_FALSE(puppets::isStopped({key.pid, key.startTimeTicks - 1}));
}

void forkOn(const puppets::Stage& stage, long most) {
    while (stage.counted() < most) {
        if (stage.count() <= most)
            ::fork();
        ::usleep(300);
    }
    puppets::waitForEver();
}

TEST(TreeStop, CatchesATreeThatKeepsForking) {
    for (int round = 0; round < 5; ++round) {
        puppets::Stage stage;
        const auto root = stage.start([&] { forkOn(stage, 200); });
        ASSERT_TRUE(puppets::eventually([&] { return stage.counted() > 20; }));
        const auto report = stop(root);
        EXPECT_TRUE(report.complete);
        EXPECT_TRUE(everybodyIsStopped());
        EXPECT_EQ(report.stopped.size(), puppets::everybody().size());
        const long then = stage.counted();
        std::this_thread::sleep_for(20ms);
        EXPECT_EQ(stage.counted(), then);
    }
}

/// Every process forks the next one and ends: whoever is found has a parent that is gone.
void relay(const puppets::Stage& stage) {
    while (stage.count() < 100'000) {
        if (::fork() != 0)
            ::_exit(0);
        ::usleep(3000);
    }
    puppets::waitForEver();
}

TEST(TreeStop, CatchesChildrenWhoseParentsEnd) {
    puppets::Stage stage;
    const auto root = stage.start([&] { puppets::forkChild([&] { relay(stage); }); });
    ASSERT_TRUE(puppets::eventually([&] { return stage.counted() > 3; }));
    const auto relays = readOrphans(std::array{root.pid}, root.startTimeTicks);
    ASSERT_FALSE(relays.empty());
    ASSERT_NE(relays.back().key, root) << "one of those whose parent has ended";
    const auto roots = std::array{root, relays.back().key};
    const auto report = stopTree(roots, {}, std::chrono::steady_clock::now() + 10s);
    EXPECT_TRUE(report.complete);
    EXPECT_TRUE(puppets::eventually(everybodyIsStopped));
    EXPECT_FALSE(puppets::isRunning(stage));
}

TEST(TreeStop, AnOldProcessOfTheGroupIsNoOrphan) {
    puppets::Stage stage;
    int pipes[2];
    ASSERT_EQ(::pipe(pipes), 0);
    const auto root = stage.start([&] {
        // A daemon of the same group that lost its parent before anything happened.
        if (const int parent = ::fork(); parent != 0)
            ::waitpid(parent, nullptr, 0);
        else {
            const int child = puppets::forkChild();
            (void)!::write(pipes[1], &child, sizeof child);
            ::_exit(0);
        }
    });
    int daemon = 0;
    ASSERT_EQ(::read(pipes[0], &daemon, sizeof daemon), static_cast<ssize_t>(sizeof daemon));
    std::this_thread::sleep_for(50ms);
    EXPECT_TRUE(stop(root).complete);
    EXPECT_NE(puppets::stateOf(*keyOf(daemon)), 'T');
    EXPECT_TRUE(readOrphans(std::array{root.pid}, nowTicks()).empty());
}

TEST(TreeStop, AParentThatWaitsInVforkCountsAsStopped) {
    puppets::Stage stage;
    const auto root = stage.start([&] {
        if (::vfork() == 0) {
            for (;;) {
                stage.count();
                ::usleep(1000);
            }
        }
    });
    ASSERT_TRUE(puppets::eventually([&] { return stage.counted() > 2; }));
    const auto report = stop(root);
    EXPECT_TRUE(report.complete);
    EXPECT_EQ(report.stopped.size(), 2U);
    EXPECT_FALSE(puppets::isRunning(stage));
}

TEST(TreeStop, ADeadLeaderDoesNotHideItsThreads) {
    puppets::Stage stage;
    const auto key = stage.start([&] {
        std::thread([&] { puppets::countForEver(stage); }).detach();
        while (stage.counted() == 0)
            ::usleep(100);
        ::syscall(SYS_exit, 0);
    });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'Z'; }));
    EXPECT_EQ(stop(key).stopped.size(), 1U);
    EXPECT_TRUE(puppets::eventually([&] { return !puppets::isRunning(stage); }));
}

TEST(TreeStop, SparesOtherUsersAndStillLooksBelowThem) {
    puppets::Stage stage;
    const auto root = stage.start([] {
        puppets::forkChild([] {  // stays root
            puppets::forkChild([] { (void)!::setresuid(1000, 1000, 1000); });
        });
        (void)!::setresuid(1000, 1000, 1000);
    });
    ASSERT_TRUE(puppets::eventually([] { return puppets::everybody().size() == 3; }));
    ASSERT_TRUE(puppets::eventually([&] {
        const auto all = readTree(std::array{root});
        return all.size() == 3 && all[0].uid == 1000 && all[1].uid == 0 && all[2].uid == 1000;
    }));
    const auto members = readTree(std::array{root});
    const auto report = stop(root, SuspectScope{1000, nullptr});
    EXPECT_TRUE(puppets::isStopped(root));
    EXPECT_FALSE(puppets::isStopped(members[1].key));
    EXPECT_TRUE(puppets::isStopped(members[2].key));
    ASSERT_EQ(report.spared.size(), 1U);
    EXPECT_EQ(report.spared.front(), members[1].key);
    EXPECT_EQ(report.spareReasons.front(), "it belongs to uid 0");
}

TEST(TreeStop, NeverStopsTheTestItselfNorInit) {
    const auto self = *keyOf(::getpid());
    const auto init = *keyOf(1);
    EXPECT_TRUE(stop(self).stopped.empty());
    EXPECT_TRUE(stop(init).stopped.empty()) << "nor what is below it";
}

}  // namespace
}  // namespace enforcement
