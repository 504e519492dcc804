#include "enforcement/ProcessTerminator.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "HeldProcess.h"
#include "Puppets.h"
#include "enforcement/ProcessHandle.h"

namespace enforcement {
namespace {

using namespace std::chrono_literals;
using Code = model::Error::Code;
using model::Outcome;

class ProcessTerminatorTest : public testing::Test {
  protected:
    puppets::Stage m_stage;
    ProtectedProcesses m_protected{[](const std::string&) { return std::string("a-package"); }};
    ProcessTerminator m_terminator{m_protected, {.grace = 300ms, .kill = 5000ms}};
};

void ignoreTerm() {
    ::signal(SIGTERM, SIG_IGN);
}

TEST_F(ProcessTerminatorTest, AsksFirst) {
    const auto key = m_stage.start([this] {
        ::signal(SIGTERM, [](int) { ::_exit(0); });
        m_stage.count();
    });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() == 1; }));
    const auto result = m_terminator.terminate(key, false);
    ASSERT_TRUE(result) << toString(result.error());
    EXPECT_EQ(result->outcome, Outcome::Done);
    EXPECT_EQ(result->detail, "1 process ended");
    EXPECT_TRUE(puppets::isGone(key));
}

TEST_F(ProcessTerminatorTest, KillsWhoDoesNotListen) {
    const auto key = m_stage.start([this] {
        ignoreTerm();
        m_stage.count();
    });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() == 1; }));
    const auto result = m_terminator.terminate(key, false);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, Outcome::Done);
    EXPECT_EQ(result->detail, "1 process killed");
    EXPECT_TRUE(puppets::isGone(key));
}

TEST_F(ProcessTerminatorTest, OneProcessIsNotItsTree) {
    const auto key = m_stage.start([] { puppets::forkChild(); });
    ASSERT_TRUE(puppets::eventually([] { return puppets::everybody().size() == 2; }));
    const auto child = readTree(std::array{key}).back().key;
    ASSERT_TRUE(m_terminator.terminate(key, false));
    EXPECT_TRUE(puppets::isGone(key));
    EXPECT_FALSE(puppets::isGone(child));
}

TEST_F(ProcessTerminatorTest, EndsATreeOfPoliteAndStubbornOnes) {
    const auto key = m_stage.start([this] {
        puppets::forkChild([this] {
            ignoreTerm();
            m_stage.count();
        });
        puppets::forkChild([this] { m_stage.count(); });
    });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() == 2; }));
    const auto result = m_terminator.terminate(key, true);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, Outcome::Done);
    EXPECT_EQ(result->done.size(), 3U);
    EXPECT_EQ(result->detail, "2 processes ended, 1 process killed");
    EXPECT_TRUE(puppets::everybody().empty());
}

TEST_F(ProcessTerminatorTest, ASuspendedOneIsKilledWithoutBeingWoken) {
    const auto key = m_stage.start([this] { puppets::countForEver(m_stage); });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() > 0; }));
    ::kill(key.pid, SIGSTOP);
    ASSERT_TRUE(puppets::eventually([&] { return puppets::isStopped(key); }));
    const long then = m_stage.counted();
    ASSERT_TRUE(m_terminator.terminate(key, false));
    EXPECT_TRUE(puppets::isGone(key));
    EXPECT_EQ(m_stage.counted(), then);
}

TEST_F(ProcessTerminatorTest, RefusesWhatItMustNotTouch) {
    const auto key = m_stage.start();
    EXPECT_EQ(m_terminator.terminate({key.pid, key.startTimeTicks + 1}, true).error().code,
              Code::ProcessChanged);
    EXPECT_FALSE(puppets::isGone(key));
    EXPECT_EQ(m_terminator.terminate(*keyOf(1), false).error().code, Code::Protected);
    EXPECT_EQ(m_terminator.terminate(*keyOf(::getpid()), true).error().code, Code::Protected);
    ::kill(key.pid, SIGKILL);
    ::waitpid(key.pid, nullptr, 0);
    EXPECT_EQ(m_terminator.terminate(key, false).error().code, Code::NoSuchProcess);
}

TEST_F(ProcessTerminatorTest, AZombieIsNoProcessAnyMore) {
    const auto key = m_stage.start([] { ::_exit(0); });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'Z'; }));
    EXPECT_EQ(m_terminator.terminate(key, false).error().code, Code::NoSuchProcess);
}

TEST_F(ProcessTerminatorTest, ProtectedOnesSurviveAKillOfTheirTree) {
    const auto parent = m_stage.start([] {
        if (::fork() == 0)
            ::execl("/bin/sleep", "sleep", "1000", nullptr);
    });
    ASSERT_TRUE(puppets::eventually([&] {
        const auto tree = readTree(std::array{parent});
        return tree.size() == 2 && tree.back().state == 'S';
    }));
    const auto child = readTree(std::array{parent}).back().key;
    puppets::eventually([&] {
        m_protected.setProven({{child, "display server"}});
        return m_protected.reasonFor(child).has_value();
    });
    const auto result = m_terminator.killTree(std::array{parent}, {std::nullopt, &m_protected});
    EXPECT_EQ(result.outcome, Outcome::Done);
    EXPECT_EQ(result.detail, "1 process killed; 1 process left alone: display server");
    EXPECT_TRUE(puppets::isGone(parent));
    EXPECT_FALSE(puppets::isGone(child));
    EXPECT_FALSE(puppets::isStopped(child));
}

TEST_F(ProcessTerminatorTest, KillsATreeThatKeepsForking) {
    for (int round = 0; round < 3; ++round) {
        puppets::Stage stage;
        const auto root = stage.start([&] {
            while (stage.counted() < 200) {
                if (stage.count() <= 200)
                    ::fork();
                ::usleep(300);
            }
        });
        ASSERT_TRUE(puppets::eventually([&] { return stage.counted() > 20; }));
        const auto result = m_terminator.killTree(std::array{root}, {});
        EXPECT_EQ(result.outcome, Outcome::Done) << result.detail;
        EXPECT_TRUE(puppets::everybody().empty());
        EXPECT_GE(result.done.size(), 2U);
    }
}

TEST_F(ProcessTerminatorTest, KnowsMembersWhoseParentIsGone) {
    const auto parent = m_stage.start([] { puppets::forkChild(); });
    ASSERT_TRUE(puppets::eventually([] { return puppets::everybody().size() == 2; }));
    const auto child = readTree(std::array{parent}).back().key;
    ::kill(parent.pid, SIGKILL);
    ::waitpid(parent.pid, nullptr, 0);
    const auto result = m_terminator.killTree(std::array{parent, child}, {});
    EXPECT_EQ(result.outcome, Outcome::Done);
    EXPECT_EQ(result.done, std::vector{child});
    EXPECT_TRUE(puppets::isGone(child));
}

TEST_F(ProcessTerminatorTest, SaysThatNobodyWasLeft) {
    const auto key = m_stage.start([] { ::_exit(0); });
    ::waitpid(key.pid, nullptr, 0);
    const auto result = m_terminator.killTree(std::array{key}, {});
    EXPECT_EQ(result.outcome, Outcome::Done);
    EXPECT_TRUE(result.done.empty());
    EXPECT_EQ(result.detail, "nobody was left to kill");
}

TEST_F(ProcessTerminatorTest, WhoIsSparedIsRefusedAndNamed) {
    const auto key = m_stage.start();
    const auto result = m_terminator.kill(std::array{key}, SuspectScope{4711, nullptr});
    EXPECT_TRUE(result.done.empty());
    EXPECT_EQ(result.detail, "0 processes killed; 1 process left alone: it belongs to uid 0");
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_FALSE(puppets::isGone(key));
}

TEST_F(ProcessTerminatorTest, SaysWhoSurvives) {
    const auto held = m_stage.start();
    const auto other = m_stage.start();
    puppets::HeldProcess hold(held);
    if (!hold.holds())
        GTEST_SKIP() << "no freezer of cgroup version 1 here";
    const ProcessTerminator hasty(m_protected, {.grace = 0ms, .kill = 200ms});
    const auto result = hasty.killTree(std::array{held, other}, {});
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_EQ(result.failed, std::vector{held});
    EXPECT_EQ(result.done, std::vector{other});
    EXPECT_EQ(result.detail, "1 process killed; still there: pid " + std::to_string(held.pid));
    hold.release();
    EXPECT_TRUE(puppets::eventually([&] { return puppets::isGone(held); }));
}

TEST_F(ProcessTerminatorTest, OnlyTheSubjectsUserIsKilled) {
    const auto root = m_stage.start([] {
        puppets::forkChild();  // stays root's
        (void)!::setresuid(1000, 1000, 1000);
        puppets::forkChild();
    });
    ASSERT_TRUE(puppets::eventually([&] {
        const auto tree = readTree(std::array{root});
        return tree.size() == 3 && tree[0].uid == 1000;
    }));
    const auto members = readTree(std::array{root});
    const auto result = m_terminator.killTree(std::array{root}, SuspectScope{1000, nullptr});
    EXPECT_EQ(result.outcome, Outcome::Done);
    EXPECT_EQ(result.done.size(), 2U);
    for (const auto& member : members)
        EXPECT_EQ(puppets::isGone(member.key), member.uid == 1000);
}

}  // namespace
}  // namespace enforcement
