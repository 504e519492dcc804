// A helper ends, by its own will or not, and another one begins (threats 7, 11).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "ResponderRoom.h"
#include "enforcement/ProcessHandle.h"

namespace enforcement {
namespace {

using model::AlertState;
using model::Mode;

class ResponderRestartTest : public testing::Test {
  protected:
    /// A helper in a process of its own that does `what` and is killed in the middle of its life.
    void inAKilledHelper(const std::function<void(HelperRun&)>& what,
                         model::Settings settings = {}) {
        const pid_t helper = ::fork();
        if (helper == 0) {
            HelperRun run(m_directory.path(), settings);
            run.responder.desktopPresent(true);
            what(run);
            run.log->flush();  // the line is there anyhow; this is about SQLite
            ::raise(SIGKILL);
        }
        int status = 0;
        ::waitpid(helper, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the helper ended by itself";
    }
    model::ProcessKey startCounting() {
        const auto key = m_stage.start([this] { puppets::countForEver(m_stage); });
        puppets::eventually([this] { return m_stage.counted() > 0; });
        return key;
    }
    bool leavePending(const model::ProcessKey& key) const {
        storage::PendingSuspension pending;
        pending.alertId = "0f3c4a5e-1234-4abc-8def-0123456789ab";
        pending.keys = {key};
        pending.deadlineUs = 1;
        pending.plannedAction = "kill-tree";
        return storage::PendingFile(m_directory.path()).store({pending}).has_value();
    }
    TemporaryDirectory m_directory;
    puppets::Stage m_stage;
};

TEST_F(ResponderRestartTest, AQuestionGoesOnWhereItStood) {
    const auto key = startCounting();
    inAKilledHelper([&](HelperRun& run) { run.responder.handle(shellFinding(key)); });
    EXPECT_TRUE(puppets::isStopped(key));
    HelperRun next(m_directory.path());
    next.timeUs += 10 * kSecond;
    next.responder.restore();
    ASSERT_EQ(next.responder.suspended().size(), 1U);
    EXPECT_EQ(next.responder.suspended().front().key, key);
    EXPECT_EQ(next.responder.suspended().front().untilUs, next.epochUs() + 20 * kSecond);
    EXPECT_EQ(next.kernel.watched.size(), 1U);
    EXPECT_TRUE(next.freezer.isHelpers(key));
    next.pass(20 * kSecond - 1);
    EXPECT_TRUE(puppets::isStopped(key));
    next.pass(1);
    EXPECT_TRUE(puppets::isGone(key));
    EXPECT_EQ(next.alert().state, AlertState::Killed);
}

TEST_F(ResponderRestartTest, ItCanStillBeAllowed) {
    const auto key = startCounting();
    inAKilledHelper([&](HelperRun& run) { run.responder.handle(shellFinding(key)); });
    HelperRun next(m_directory.path());
    next.responder.restore();
    ASSERT_EQ(next.responder.suspended().size(), 1U);
    ASSERT_TRUE(next.responder.allow(next.responder.suspended().front().alertId, "uid 1000"));
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

TEST_F(ResponderRestartTest, AQuestionWhoseTimeIsOverIsAnsweredAtOnce) {
    auto settings = settingsOf(Mode::Ask);
    settings.askThen = "resume";
    const auto key = startCounting();
    inAKilledHelper([&](HelperRun& run) { run.responder.handle(shellFinding(key)); }, settings);
    HelperRun next(m_directory.path(), settings);
    next.timeUs += 3600 * kSecond;
    next.responder.restore();
    next.pass(0);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(next.alert().state, AlertState::Resumed);
}

TEST_F(ResponderRestartTest, AKillThatWasBegunIsFinished) {
    const auto key = startCounting();
    inAKilledHelper(
        [&](HelperRun& run) {
            run.offloads = true;  // killed between the line and the kill
            run.responder.handle(shellFinding(key));
        },
        settingsOf(Mode::Enforce));
    EXPECT_TRUE(puppets::isStopped(key));
    HelperRun next(m_directory.path(), settingsOf(Mode::Enforce));
    next.responder.restore();
    next.pass(0);
    EXPECT_TRUE(puppets::isGone(key));
    EXPECT_EQ(next.alert().state, AlertState::Killed);
}

TEST_F(ResponderRestartTest, WhoWasStoppedOnIntakeAndNeverHandledIsLetGo) {
    const auto key = startCounting();
    inAKilledHelper([&](HelperRun& run) { EXPECT_TRUE(run.responder.stopNow(shellFinding(key))); });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::isStopped(key); }));
    HelperRun next(m_directory.path());
    next.responder.restore();
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_TRUE(StopJournal::open(m_directory.path() / "stopped")->entries().empty());
}

TEST_F(ResponderRestartTest, WhoIsGoneMeanwhileIsGone) {
    const auto key = startCounting();
    inAKilledHelper([&](HelperRun& run) { run.responder.handle(shellFinding(key)); });
    ::kill(key.pid, SIGKILL);
    ::waitpid(key.pid, nullptr, 0);
    HelperRun next(m_directory.path());
    next.responder.restore();
    EXPECT_TRUE(next.responder.suspended().empty());
    EXPECT_EQ(next.alert().state, AlertState::Gone);
    EXPECT_TRUE(next.pending.load()->empty());
}

TEST_F(ResponderRestartTest, ANumberThatIsSomebodyElsesNowIsLeftAlone) {
    const auto key = startCounting();
    ASSERT_TRUE(leavePending({key.pid, key.startTimeTicks + 7}));
    HelperRun next(m_directory.path());
    next.responder.restore();
    next.pass(0);
    EXPECT_TRUE(next.responder.suspended().empty());
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

TEST_F(ResponderRestartTest, ASuspensionWithoutAnAlertIsLetGo) {
    const auto key = startCounting();
    ::kill(key.pid, SIGSTOP);
    ASSERT_TRUE(puppets::eventually([&] { return puppets::isStopped(key); }));
    ASSERT_TRUE(leavePending(key));
    HelperRun next(m_directory.path());
    next.responder.restore();
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_TRUE(next.pending.load()->empty());
}

TEST_F(ResponderRestartTest, ShutdownAnswersAsUnattended) {
    for (const bool enforce : {true, false}) {
        const TemporaryDirectory directory;
        puppets::Stage stage;
        auto settings = settingsOf(Mode::Ask);
        settings.askUnattended = enforce ? "enforce" : "observe";
        settings.askThen = enforce ? "resume" : "configured";
        HelperRun run(directory.path(), settings);
        run.responder.desktopPresent(true);
        const auto key = stage.start([&] { puppets::countForEver(stage); });
        run.responder.handle(shellFinding(key));
        ASSERT_TRUE(puppets::isStopped(key));
        run.responder.shutdown();
        EXPECT_EQ(puppets::isGone(key), enforce);
        EXPECT_EQ(puppets::isRunning(stage), !enforce);
        EXPECT_TRUE(run.pending.load()->empty());
        EXPECT_TRUE(run.responder.suspended().empty());
    }
}

TEST_F(ResponderRestartTest, KeptSuspensionsAreTakenOverByTheNextHelper) {
    auto settings = settingsOf(Mode::Enforce);
    const auto key = startCounting();
    auto finding = shellFinding(key);
    finding.ruleId = "cryptominer";  // suspend
    {
        HelperRun run(m_directory.path(), settings);
        run.responder.handle(finding);
        run.responder.shutdown();
        EXPECT_TRUE(puppets::isStopped(key));
        EXPECT_EQ(run.pending.load()->size(), 1U);
        run.log->flush();
    }
    HelperRun next(m_directory.path(), settings);
    next.responder.restore();
    ASSERT_EQ(next.responder.suspended().size(), 1U);
    EXPECT_EQ(next.freezer.resume(key).error().code, model::Error::Code::Protected);
    ASSERT_TRUE(next.responder.allow(next.responder.suspended().front().alertId, "uid 1000"));
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

TEST_F(ResponderRestartTest, OffloadedWorkIsDoneByShutdownItself) {
    HelperRun run(m_directory.path());
    run.responder.desktopPresent(true);
    const auto key = startCounting();
    run.responder.handle(shellFinding(key));
    run.offloads = true;
    run.responder.shutdown();
    EXPECT_TRUE(puppets::isGone(key));
    EXPECT_TRUE(run.offloaded.empty());
}

}  // namespace
}  // namespace enforcement
