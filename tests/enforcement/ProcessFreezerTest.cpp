#include "enforcement/ProcessFreezer.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "Puppets.h"
#include "enforcement/ProcessHandle.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;
namespace fs = std::filesystem;

std::string packageOfEverything(const std::string&) {
    return "a-package";
}

class ProcessFreezerTest : public testing::Test {
  protected:
    puppets::Stage m_stage;
    ProtectedProcesses m_protected{packageOfEverything};
    ProcessFreezer m_freezer{m_protected, CgroupFreezer({})};
};

TEST_F(ProcessFreezerTest, WhatTheHelperStoppedOnlyTheHelperLetsGo) {
    const auto key = m_stage.start([this] { puppets::countForEver(m_stage); });
    const auto report = m_freezer.stopTree(std::array{key}, {});
    EXPECT_TRUE(report.complete);
    EXPECT_TRUE(m_freezer.isHelpers(key));
    const auto resumed = m_freezer.resume(key);
    ASSERT_FALSE(resumed);
    EXPECT_EQ(resumed.error().code, Code::Protected);
    EXPECT_FALSE(puppets::isRunning(m_stage));
    EXPECT_EQ(m_freezer.letGo(report.stopped).outcome, model::Outcome::Done);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_FALSE(m_freezer.isSuspended(key));
}

TEST_F(ProcessFreezerTest, APersonsOwnSuspendIsResumedWithItsTree) {
    const auto key =
        m_stage.start([this] { puppets::forkChild([this] { puppets::countForEver(m_stage); }); });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() > 1; }));
    const auto suspended = m_freezer.suspend(key);
    ASSERT_TRUE(suspended) << toString(suspended.error());
    EXPECT_EQ(suspended->outcome, model::Outcome::Done);
    EXPECT_EQ(suspended->done.size(), 2U);
    EXPECT_TRUE(m_freezer.isSuspended(key));
    EXPECT_FALSE(m_freezer.isHelpers(key));
    EXPECT_FALSE(puppets::isRunning(m_stage));
    const auto resumed = m_freezer.resume(key);
    ASSERT_TRUE(resumed) << toString(resumed.error());
    EXPECT_EQ(resumed->done.size(), 2U);
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

TEST_F(ProcessFreezerTest, ResumingAParentDoesNotWakeTheHelpersSuspectBelowIt) {
    const auto parent =
        m_stage.start([this] { puppets::forkChild([this] { puppets::countForEver(m_stage); }); });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() > 1; }));
    const auto child = readTree(std::array{parent}).back().key;
    m_freezer.stopTree(std::array{child}, {});
    ASSERT_TRUE(m_freezer.suspend(parent));
    ASSERT_TRUE(m_freezer.resume(parent));
    EXPECT_FALSE(puppets::isStopped(parent));
    EXPECT_TRUE(puppets::isStopped(child));
}

TEST_F(ProcessFreezerTest, RefusesWhatItMustNotTouch) {
    const auto key = m_stage.start();
    EXPECT_EQ(m_freezer.suspend({key.pid, key.startTimeTicks + 1}).error().code,
              Code::ProcessChanged);
    EXPECT_EQ(m_freezer.resume({key.pid, key.startTimeTicks - 1}).error().code,
              Code::ProcessChanged);
    EXPECT_EQ(m_freezer.suspend(*keyOf(1)).error().code, Code::Protected);
    EXPECT_EQ(m_freezer.suspend(*keyOf(::getpid())).error().code, Code::Protected);
    EXPECT_EQ(m_freezer.resume(*keyOf(1)).error().code, Code::Protected);
    EXPECT_EQ(m_freezer.suspend({0, 0}).error().code, Code::InvalidArgument);
    EXPECT_FALSE(puppets::isStopped(key));
    ::kill(key.pid, SIGKILL);
    ::waitpid(key.pid, nullptr, 0);
    EXPECT_EQ(m_freezer.suspend(key).error().code, Code::NoSuchProcess);
}

TEST_F(ProcessFreezerTest, SparesAProvenRoleInTheMiddleOfATree) {
    const auto key = m_stage.execute("/bin/sleep", {"sleep", "1000"});
    m_protected.setProven({{key, "session leader (logind)"}});
    EXPECT_EQ(m_freezer.suspend(key).error().code, Code::Protected);
    const auto report = m_freezer.stopTree(std::array{key}, {std::nullopt, &m_protected});
    EXPECT_TRUE(report.stopped.empty());
    ASSERT_EQ(report.spareReasons.size(), 1U);
    EXPECT_EQ(report.spareReasons.front(), "session leader (logind)");
    EXPECT_FALSE(puppets::isStopped(key));
}

TEST(ProtectedProcesses, ARoleNeedsAPackageAndNoInterpreter) {
    puppets::Stage stage;
    const auto sleeper = stage.execute("/bin/sleep", {"sleep", "1000"});
    const auto shell = stage.execute("/bin/bash", {"bash", "-c", "while :; do /bin/sleep 1; done"});
    ProtectedProcesses packaged(packageOfEverything);
    packaged.setProven({{sleeper, "display server"}, {shell, "display server"}});
    EXPECT_TRUE(packaged.reasonFor(sleeper));
    EXPECT_TRUE(packaged.isProvenOnIntake(sleeper));
    EXPECT_FALSE(packaged.reasonFor(shell)) << "a shell plays any role it is told to";
    EXPECT_FALSE(packaged.isProvenOnIntake(shell));
    EXPECT_FALSE(packaged.reasonFor({sleeper.pid, sleeper.startTimeTicks + 1}));

    ProtectedProcesses unpackaged([](const std::string&) { return std::string(); });
    unpackaged.setProven({{sleeper, "display server"}});
    EXPECT_FALSE(unpackaged.reasonFor(sleeper));
}

TEST(CgroupFreezer, NeverASessionNorASliceNorTheRoot) {
    for (const auto* cgroup :
         {"", "/", "/user.slice", "/user.slice/user-1000.slice",
          "/user.slice/user-1000.slice/session-2.scope",
          "/user.slice/user-1000.slice/user@1000.service", "/init.scope", "/../other", "/a/../b",
          "relative", "/user.slice/user-1000.slice/user@1000.service/app.slice", "/a/"})
        EXPECT_FALSE(mayFreeze(cgroup)) << cgroup;
    for (const auto* cgroup :
         {"/user.slice/user-1000.slice/user@1000.service/app.slice/app-evil-42.scope",
          "/system.slice/docker-0123.scope", "/machine/box"})
        EXPECT_TRUE(mayFreeze(cgroup)) << cgroup;
}

/// A real cgroup below the mounted hierarchy, where this machine lets one be made.
class OwnCgroup : public ProcessFreezerTest {
  protected:
    void SetUp() override {
        for (const auto* mount : {"/sys/fs/cgroup", "/sys/fs/cgroup/unified"})
            if (fs::exists(std::string(mount) + "/cgroup.controllers"))
                m_mount = mount;
        m_name = "/algomonitor-test-" + std::to_string(std::rand()) + "-" +
                 std::to_string(keyOf(::getpid())->startTimeTicks);
        std::error_code error;
        if (m_mount.empty() || !fs::create_directory(m_mount + m_name, error) ||
            !fs::exists(m_mount + m_name + "/cgroup.freeze"))
            GTEST_SKIP() << "no writable cgroup2 here";
    }
    void TearDown() override {
        if (m_mount.empty())
            return;
        std::ofstream(m_mount + m_name + "/cgroup.freeze") << "0";
        std::error_code error;
        for (const auto& key : puppets::everybody())
            ::kill(key.pid, SIGKILL);
        puppets::eventually([&] { return fs::remove(m_mount + m_name, error); });
    }
    void move(const model::ProcessKey& key) {
        std::ofstream(m_mount + m_name + "/cgroup.procs") << key.pid;
    }
    bool isFrozen() {
        std::ifstream file(m_mount + m_name + "/cgroup.freeze");
        return file.get() == '1';
    }
    std::string m_mount, m_name;
};

TEST_F(OwnCgroup, IsFrozenWhereAllOfItIsTheSuspects) {
    ProcessFreezer freezer(m_protected);
    const auto key = m_stage.start([this] { puppets::countForEver(m_stage); });
    move(key);
    const auto report = freezer.stopTree(std::array{key}, {});
    ASSERT_TRUE(report.cgroupFrozen);
    ::kill(key.pid, SIGCONT);
    EXPECT_FALSE(puppets::isRunning(m_stage)) << "a foreign SIGCONT wakes nobody";
    freezer.letGo(report.stopped);
    EXPECT_FALSE(isFrozen());
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

TEST_F(OwnCgroup, IsLeftAloneWhereSomebodyElseIsInIt) {
    ProcessFreezer freezer(m_protected);
    const auto key = m_stage.start();
    const auto other = m_stage.start([this] { puppets::countForEver(m_stage); });
    move(key);
    move(other);
    const auto report = freezer.stopTree(std::array{key}, {});
    EXPECT_FALSE(report.cgroupFrozen);
    EXPECT_FALSE(isFrozen());
    EXPECT_TRUE(puppets::isStopped(key));
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

TEST_F(OwnCgroup, IsThawedByTheNextHelper) {
    const auto key = m_stage.start([this] { puppets::countForEver(m_stage); });
    move(key);
    std::vector<model::ProcessKey> stopped;
    {
        ProcessFreezer killed(m_protected);
        stopped = killed.stopTree(std::array{key}, {}).stopped;
    }
    ASSERT_TRUE(isFrozen());
    ProcessFreezer next(m_protected);
    next.adopt(stopped);
    next.letGo(stopped);
    EXPECT_FALSE(isFrozen());
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

}  // namespace
}  // namespace enforcement
