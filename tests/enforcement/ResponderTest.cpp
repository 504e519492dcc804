#include "enforcement/Responder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "ResponderRoom.h"
#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"

namespace enforcement {
namespace {

using model::AlertState;
using model::Mode;
using model::Outcome;
using testing::ElementsAre;
using testing::HasSubstr;
using Code = model::Error::Code;

class ResponderTest : public testing::Test {
  protected:
    model::ProcessKey startCounting() {
        const auto key = m_stage.start([this] { puppets::countForEver(m_stage); });
        puppets::eventually([this] { return m_stage.counted() > 0; });
        return key;
    }
    /// Ask mode with somebody at the desktop, and the question is open.
    std::string ask(HelperRun& run, const model::ProcessKey& key) {
        run.responder.desktopPresent(true);
        run.responder.handle(shellFinding(key));
        return run.lastId();
    }
    TemporaryDirectory m_directory;
    puppets::Stage m_stage;
};

// --- modes ---

TEST_F(ResponderTest, ObserveOnlyRecords) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Observe));
    const auto key = startCounting();
    EXPECT_FALSE(run.responder.stopNow(shellFinding(key)));
    run.responder.handle(shellFinding(key));
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(run.alert().state, AlertState::Raised);
    EXPECT_EQ(run.alert().finding.level, model::Level::Alert);
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("kill-tree skipped"));
    EXPECT_FALSE(run.kernel.stopping);
    EXPECT_FALSE(run.responder.nextDeadlineUs());
}

TEST_F(ResponderTest, AskSuspendsTheTreeAndKillsItWhenTheTimeIsOver) {
    HelperRun run(m_directory.path());
    const auto key =
        m_stage.start([this] { puppets::forkChild([this] { puppets::countForEver(m_stage); }); });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() > 0; }));
    ask(run, key);
    EXPECT_FALSE(puppets::isRunning(m_stage));
    EXPECT_EQ(run.alert().state, AlertState::Suspended);
    EXPECT_EQ(run.alert().plannedAction, "kill-tree");
    EXPECT_EQ(run.alert().deadlineUs, run.epochUs() + 30 * kSecond);
    EXPECT_EQ(run.responder.suspended().size(), 2U);
    EXPECT_EQ(run.kernel.watched.size(), 2U);
    ASSERT_EQ(run.pending.load()->size(), 1U);
    EXPECT_EQ(run.pending.load()->front().keys.size(), 2U);

    run.pass(30 * kSecond - 1);
    EXPECT_FALSE(puppets::isGone(key));
    run.pass(1);
    EXPECT_TRUE(puppets::everybody().empty());
    EXPECT_EQ(run.alert().state, AlertState::Killed);
    EXPECT_FALSE(run.alert().deadlineUs);
    EXPECT_THAT(actionsOf(run.alert()),
                ElementsAre("suspend done", "evidence done", "kill-tree done"));
    EXPECT_TRUE(std::filesystem::exists(run.alert().evidence + "/tree.json"));
    EXPECT_TRUE(run.pending.load()->empty());
    EXPECT_TRUE(run.kernel.watched.empty());
    EXPECT_TRUE(run.responder.suspended().empty());
}

TEST_F(ResponderTest, TheLineIsThereBeforeAnybodyIsKilled) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce));
    const auto key = startCounting();
    bool aliveWhenRaised = false;
    run.atRaise = [&](const auto&) { aliveWhenRaised = !puppets::isGone(key); };
    run.responder.handle(shellFinding(key));
    EXPECT_TRUE(aliveWhenRaised);
    ASSERT_EQ(run.linesWhenRaised.size(), 1U);
    EXPECT_THAT(run.linesWhenRaised.front(), HasSubstr(run.lastId()));
    EXPECT_THAT(run.linesWhenRaised.front(), HasSubstr("kill-tree"));
    EXPECT_TRUE(puppets::isGone(key));
    EXPECT_EQ(run.alert().state, AlertState::Killed);
}

TEST_F(ResponderTest, AskThenResumeLetsGo) {
    auto settings = settingsOf(Mode::Ask);
    settings.askThen = "resume";
    HelperRun run(m_directory.path(), settings);
    const auto key = startCounting();
    ask(run, key);
    EXPECT_FALSE(puppets::isRunning(m_stage));
    run.pass(30 * kSecond);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(run.alert().state, AlertState::Resumed);
    EXPECT_TRUE(run.pending.load()->empty());
}

TEST_F(ResponderTest, AskThenKeepSuspendedKeeps) {
    auto settings = settingsOf(Mode::Ask);
    settings.askThen = "keep-suspended";
    HelperRun run(m_directory.path(), settings);
    const auto key = startCounting();
    ask(run, key);
    run.pass(3600 * kSecond);
    EXPECT_TRUE(puppets::isStopped(key));
    EXPECT_EQ(run.alert().state, AlertState::Suspended);
    EXPECT_FALSE(run.alert().deadlineUs);
    EXPECT_EQ(run.pending.load()->size(), 1U);
    ASSERT_EQ(run.responder.suspended().size(), 1U);
    EXPECT_EQ(run.responder.suspended().front().untilUs, 0);
}

TEST_F(ResponderTest, WithNobodyToAskItIsEnforcedOrObservedAtOnce) {
    HelperRun run(m_directory.path());
    const auto key = startCounting();
    EXPECT_TRUE(run.kernel.stopping);
    run.responder.handle(shellFinding(key));
    EXPECT_TRUE(puppets::isGone(key));

    run.settings.askUnattended = "observe";
    run.responder.settingsChanged();
    EXPECT_FALSE(run.kernel.stopping);
    const auto other = startCounting();
    run.responder.handle(shellFinding(other));
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_THAT(actionsOf(run.raised.back()), ElementsAre("kill-tree skipped"));
    run.responder.desktopPresent(true);
    EXPECT_TRUE(run.kernel.stopping);
}

TEST_F(ResponderTest, ALikelyVerdictTouchesNobodyInAnyMode) {
    const auto key = startCounting();
    for (const auto mode : {Mode::Observe, Mode::Ask, Mode::Enforce}) {
        const TemporaryDirectory directory;
        HelperRun run(directory.path(), settingsOf(mode));
        const auto finding = shellFinding(key, model::Certainty::Likely);
        EXPECT_FALSE(run.responder.stopNow(finding));
        run.responder.handle(finding);
        EXPECT_TRUE(puppets::isRunning(m_stage));
        EXPECT_EQ(run.alert().finding.level, model::Level::Warning);
        EXPECT_EQ(run.alert().state, AlertState::Raised);
    }
}

TEST_F(ResponderTest, WhileLearningWhatIsNewIsSilentAndBehaviourIsNot) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Observe));
    model::Finding finding = shellFinding(startCounting());
    finding.ruleId = "unknown-process";
    finding.level = model::Level::Warning;
    run.responder.setLearning(true);
    run.responder.handle(finding);
    EXPECT_TRUE(run.linesWhenRaised.empty());
    run.responder.handle(shellFinding(finding.process.key));
    EXPECT_EQ(run.linesWhenRaised.size(), 1U);
    run.responder.setLearning(false);
    run.responder.handle(finding);
    EXPECT_EQ(run.linesWhenRaised.size(), 2U);
}

TEST_F(ResponderTest, ASuspendResponseStaysSuspended) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce));
    const auto key = startCounting();
    auto finding = shellFinding(key);
    finding.ruleId = "cryptominer";
    run.responder.handle(finding);
    run.pass(3600 * kSecond);
    EXPECT_TRUE(puppets::isStopped(key));
    EXPECT_EQ(run.alert().state, AlertState::Suspended);
    EXPECT_FALSE(run.alert().deadlineUs);
}

TEST_F(ResponderTest, KillAloneLetsTheChildrenGoOn) {
    auto settings = settingsOf(Mode::Enforce);
    settings.rules["reverse-shell"].response = model::ResponseKind::Kill;
    HelperRun run(m_directory.path(), settings);
    const auto key =
        m_stage.start([this] { puppets::forkChild([this] { puppets::countForEver(m_stage); }); });
    ASSERT_TRUE(puppets::eventually([this] { return m_stage.counted() > 0; }));
    run.responder.handle(shellFinding(key));
    EXPECT_TRUE(puppets::isGone(key));
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("suspend done", "evidence done", "kill done"));
}

// --- who is not touched ---

TEST_F(ResponderTest, AProtectedSubjectLosesItsConnectionInstead) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce));
    const auto key = m_stage.execute("/bin/sleep", {"sleep", "1000"});
    run.protectedProcesses.setProven({{key, "session leader (logind)"}});
    EXPECT_FALSE(run.responder.stopNow(shellFinding(key)));
    run.responder.handle(shellFinding(key));
    EXPECT_FALSE(puppets::isStopped(key));
    EXPECT_FALSE(puppets::isGone(key));
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("kill-tree skipped", "drop skipped"));
}

TEST_F(ResponderTest, TrustedOnesAreSilentAndLetGo) {
    auto settings = settingsOf(Mode::Enforce);
    model::TrustEntry entry;
    entry.match = {{"path", "/usr/bin/bastion"}, {"address", "192.0.2.1"}};
    entry.rules = {"reverse-shell"};
    settings.trust = {entry};
    HelperRun run(m_directory.path(), settings);
    const auto key = startCounting();
    auto finding = shellFinding(key);
    finding.process.executable = "/usr/bin/bastion";
    finding.process.package = "bastion";
    EXPECT_FALSE(run.responder.stopNow(finding));
    ::kill(key.pid, SIGSTOP);
    ASSERT_TRUE(puppets::eventually([&] { return puppets::isStopped(key); }));
    finding.alreadyStopped = true;  // in the kernel, which knows nothing of trust
    run.responder.handle(finding);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_TRUE(run.raised.empty());
    finding.connection->remoteAddress = "192.0.2.2";
    run.responder.handle(finding);
    EXPECT_TRUE(puppets::isGone(key)) << "another peer is another matter";
}

TEST_F(ResponderTest, WhatTheKernelStoppedIsLetGoWhereNothingIsDone) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Observe));
    const auto key = startCounting();
    ::kill(key.pid, SIGSTOP);
    ASSERT_TRUE(puppets::eventually([&] { return puppets::isStopped(key); }));
    auto finding = shellFinding(key);
    finding.alreadyStopped = true;
    run.responder.handle(finding);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(run.raised.size(), 1U);
}

TEST_F(ResponderTest, ARecycledNumberIsNobodysSuspect) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce));
    auto key = startCounting();
    ++key.startTimeTicks;
    EXPECT_FALSE(run.responder.stopNow(shellFinding(key)));
    run.responder.handle(shellFinding(key));
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(run.alert().state, AlertState::Gone);
    EXPECT_THAT(actionsOf(run.alert()), ElementsAre("suspend skipped"));
}

TEST_F(ResponderTest, AUsersSocketStopsNobodyElsesProcess) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Enforce));
    const auto victim = startCounting();  // root's
    const auto relay = m_stage.start([] { (void)!::setresuid(1000, 1000, 1000); });
    ASSERT_TRUE(puppets::eventually([&] { return readMember(relay.pid)->uid == 1000; }));
    auto finding = shellFinding(victim);
    finding.suspects = {victim, relay};
    finding.process.uid = 0;
    EXPECT_TRUE(run.responder.stopNow(finding));
    EXPECT_FALSE(puppets::isStopped(victim));
    run.responder.handle(finding);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_TRUE(puppets::isGone(relay));
    EXPECT_THAT(run.alert().responses.front().detail, HasSubstr("it belongs to uid 0"));
}

// --- intake ---

TEST_F(ResponderTest, StopNowStopsEverySuspectAndHandleTakesThemOver) {
    HelperRun run(m_directory.path());
    run.responder.desktopPresent(true);
    const auto key = startCounting();
    const auto relay = m_stage.start();
    auto finding = shellFinding(key);
    finding.suspects = {key, relay};
    EXPECT_TRUE(run.responder.stopNow(finding));
    EXPECT_TRUE(puppets::eventually([&] { return puppets::isStopped(key); }));
    EXPECT_TRUE(puppets::eventually([&] { return puppets::isStopped(relay); }));
    EXPECT_EQ(StopJournal::open(m_directory.path() / "stopped")->entries().size(), 2U);
    finding.alreadyStopped = true;
    run.responder.handle(finding);
    EXPECT_TRUE(StopJournal::open(m_directory.path() / "stopped")->entries().empty());
    EXPECT_EQ(run.responder.suspended().size(), 2U);
}

// --- the same again ---

TEST_F(ResponderTest, AThousandTimesIsOneAlertWithACount) {
    HelperRun run(m_directory.path(), settingsOf(Mode::Observe));
    const auto key = startCounting();
    auto finding = shellFinding(key);
    for (int i = 0; i < 1000; ++i) {
        finding.seenNs = static_cast<std::uint64_t>(i) * 1000;
        finding.why = {"link " + std::to_string(i)};
        run.responder.handle(finding);
    }
    EXPECT_EQ(run.raised.size(), 1U);
    EXPECT_LT(run.changed.size(), 10U) << "at most once a second";
    EXPECT_LT(run.jsonLines().size(), 60U) << "nor more lines, on a slow machine";
    run.log->flush();
    EXPECT_EQ(run.log->get(run.lastId())->count, 1000U);

    auto other = shellFinding(key);
    other.connection->remotePort = 4445;
    run.responder.handle(other);
    EXPECT_EQ(run.raised.size(), 2U) << "another peer";
    run.timeUs += 600 * kSecond;
    run.responder.handle(shellFinding(key));
    EXPECT_EQ(run.raised.size(), 3U) << "ten minutes later";
}

TEST_F(ResponderTest, ALikelyVerdictThatBecomesCertainIsActedUpon) {
    HelperRun run(m_directory.path());
    run.responder.desktopPresent(true);
    const auto key = startCounting();
    run.responder.handle(shellFinding(key, model::Certainty::Likely));
    EXPECT_TRUE(puppets::isRunning(m_stage));
    run.responder.handle(shellFinding(key));
    EXPECT_TRUE(puppets::isStopped(key));
    EXPECT_EQ(run.raised.size(), 1U);
    EXPECT_EQ(run.alert().state, AlertState::Suspended);
    EXPECT_EQ(run.alert().finding.level, model::Level::Alert);
    run.responder.handle(shellFinding(key, model::Certainty::Likely));
    EXPECT_EQ(run.alert().finding.certainty, model::Certainty::Certain) << "and stays certain";
    EXPECT_TRUE(puppets::isStopped(key));
}

TEST_F(ResponderTest, MoreSuspectsJoinTheOpenQuestion) {
    HelperRun run(m_directory.path());
    const auto key = m_stage.start();
    ask(run, key);
    const auto relay = startCounting();
    auto finding = shellFinding(key);
    finding.suspects = {key, relay};
    run.responder.handle(finding);
    EXPECT_TRUE(puppets::isStopped(relay));
    EXPECT_EQ(run.raised.size(), 1U);
    EXPECT_EQ(run.responder.suspended().size(), 2U);
    EXPECT_EQ(run.pending.load()->front().keys.size(), 2U);
}

// --- the cap ---

TEST_F(ResponderTest, BeyondTheCapSuspectsStaySuspendedAndItIsSaid) {
    auto settings = settingsOf(Mode::Enforce);
    settings.automaticKillsPerMinute = 1;
    HelperRun run(m_directory.path(), settings);
    const auto first = m_stage.start();
    const auto second = m_stage.start();
    run.responder.handle(shellFinding(first));
    run.responder.handle(shellFinding(second));
    EXPECT_TRUE(puppets::isGone(first));
    EXPECT_TRUE(puppets::isStopped(second));
    EXPECT_EQ(run.alert().state, AlertState::Suspended);
    EXPECT_THAT(run.alert().responses.front().detail, HasSubstr("cap on automatic kills"));
    run.pass(3600 * kSecond);
    EXPECT_TRUE(puppets::isStopped(second)) << "a person decides";
    ASSERT_TRUE(run.responder.kill(run.lastId(), "uid 1000"));
    EXPECT_TRUE(puppets::isGone(second)) << "who is not capped";
}

TEST_F(ResponderTest, TheCapHoldsForQuestionsThatRanOut) {
    auto settings = settingsOf(Mode::Ask);
    settings.automaticKillsPerMinute = 1;
    HelperRun run(m_directory.path(), settings);
    const auto first = m_stage.start();
    const auto second = m_stage.start();
    ask(run, first);
    ask(run, second);
    run.pass(30 * kSecond);
    EXPECT_NE(puppets::isGone(first), puppets::isGone(second));
    EXPECT_EQ(run.responder.suspended().size(), 1U);
    EXPECT_EQ(run.responder.suspended().front().untilUs, 0);
}

}  // namespace
}  // namespace enforcement
