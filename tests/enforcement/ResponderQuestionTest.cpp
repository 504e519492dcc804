// An open question: what a person answers, what others try meanwhile.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "HeldProcess.h"
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

class ResponderQuestionTest : public testing::Test {
  protected:
    void SetUp() override {
        m_run.responder.desktopPresent(true);
        m_run.responder.handle(shellFinding(m_key));
        m_id = m_run.lastId();
        ASSERT_TRUE(puppets::isStopped(m_key));
    }
    void wakeFromOutside() {
        ::kill(m_key.pid, SIGCONT);
        ASSERT_TRUE(puppets::eventually([this] { return !puppets::isStopped(m_key); }));
    }
    TemporaryDirectory m_directory;
    puppets::Stage m_stage;
    HelperRun m_run{m_directory.path()};
    model::ProcessKey m_key = m_stage.start([this] { puppets::countForEver(m_stage); });
    std::string m_id;
};

// --- answers ---

TEST_F(ResponderQuestionTest, KillSavesEvidenceAndKills) {
    const auto result = m_run.responder.kill(m_id, "uid 1000");
    ASSERT_TRUE(result) << toString(result.error());
    EXPECT_EQ(result->outcome, Outcome::Done);
    EXPECT_TRUE(puppets::isGone(m_key));
    EXPECT_EQ(m_run.alert().state, AlertState::Killed);
    EXPECT_THAT(actionsOf(m_run.alert()),
                ElementsAre("suspend done", "evidence done", "kill-tree done"));
    EXPECT_FALSE(m_run.alert().evidence.empty());
}

TEST_F(ResponderQuestionTest, AllowLetsItBeForAsLongAsItLives) {
    const auto result = m_run.responder.allow(m_id, "uid 1000");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, Outcome::Done);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(m_run.alert().state, AlertState::Allowed);
    EXPECT_TRUE(m_run.kernel.watched.empty());
    EXPECT_TRUE(m_run.pending.load()->empty());

    EXPECT_FALSE(m_run.responder.stopNow(shellFinding(m_key)));
    m_run.responder.handle(shellFinding(m_key));
    auto child = shellFinding(m_stage.start());
    child.ancestry.emplace_back().key = m_key;
    m_run.responder.handle(child);
    EXPECT_FALSE(puppets::isStopped(child.process.key)) << "nor what it starts";
    EXPECT_EQ(m_run.raised.size(), 1U);
    auto other = shellFinding(m_key);
    other.ruleId = "bind-shell";
    m_run.responder.handle(other);
    EXPECT_TRUE(puppets::isStopped(m_key)) << "for this rule alone";
}

TEST_F(ResponderQuestionTest, AllowAlwaysAddsTrustForTheRule) {
    const auto result = m_run.responder.allowAlways(
        m_id, {{"package", "bash"}, {"address", "192.0.2.1"}}, "uid 1000");
    ASSERT_TRUE(result);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    ASSERT_EQ(m_run.trustAdded.size(), 1U);
    EXPECT_EQ(m_run.trustAdded.front().match.at("package"), "bash");
    EXPECT_THAT(m_run.trustAdded.front().rules, ElementsAre("reverse-shell"));
}

TEST_F(ResponderQuestionTest, AllowingOneAlertLeavesTheOtherQuestionOpen) {
    auto other = shellFinding(m_key);
    other.connection->remotePort = 4445;
    m_run.responder.handle(other);
    ASSERT_NE(m_run.lastId(), m_id);
    ASSERT_TRUE(m_run.responder.undo(m_id, "uid 1000"));
    EXPECT_TRUE(puppets::isStopped(m_key));
    EXPECT_EQ(m_run.responder.suspended().size(), 1U);
    m_run.pass(kSecond);
    m_run.pass(kSecond);
    EXPECT_EQ(m_run.alert(m_run.lastId()).state, AlertState::Suspended) << "nobody woke it";
    ASSERT_TRUE(m_run.responder.allow(m_run.lastId(), "uid 1000"));
    EXPECT_TRUE(puppets::isRunning(m_stage));
}

TEST_F(ResponderQuestionTest, InObserveModeAQuestionEndsInResuming) {
    m_run.settings.mode = Mode::Observe;
    m_run.responder.settingsChanged();
    EXPECT_TRUE(puppets::isStopped(m_key));
    m_run.pass(30 * kSecond);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(m_run.alert().state, AlertState::Resumed);
}

TEST_F(ResponderQuestionTest, UndoResumesAndAsksAgainNextTime) {
    const auto result = m_run.responder.undo(m_id, "uid 1000");
    ASSERT_TRUE(result);
    EXPECT_TRUE(puppets::isRunning(m_stage));
    EXPECT_EQ(m_run.alert().state, AlertState::Resumed);
    EXPECT_TRUE(m_run.responder.stopNow(shellFinding(m_key)));
}

TEST_F(ResponderQuestionTest, UndoTakesAnAllowBack) {
    ASSERT_TRUE(m_run.responder.allow(m_id, "uid 1000"));
    const auto result = m_run.responder.undo(m_id, "uid 1000");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, Outcome::Done);
    EXPECT_TRUE(m_run.responder.stopNow(shellFinding(m_key)));
}

TEST_F(ResponderQuestionTest, AKilledOneDoesNotComeBack) {
    ASSERT_TRUE(m_run.responder.kill(m_id, "uid 1000"));
    EXPECT_EQ(m_run.responder.undo(m_id, "uid 1000")->outcome, Outcome::Skipped);
    EXPECT_EQ(m_run.responder.allow(m_id, "uid 1000")->outcome, Outcome::Skipped);
    EXPECT_EQ(m_run.responder.kill(m_id, "uid 1000").error().code, Code::NoSuchProcess);
    EXPECT_EQ(m_run.alert().state, AlertState::Killed);
}

TEST_F(ResponderQuestionTest, ResolveOnlyMarksIt) {
    ASSERT_TRUE(m_run.responder.resolve(m_id, "uid 1000"));
    EXPECT_TRUE(m_run.alert().resolved);
    EXPECT_EQ(m_run.alert().state, AlertState::Suspended);
    EXPECT_TRUE(puppets::isStopped(m_key));
    m_run.pass(30 * kSecond);
    EXPECT_TRUE(puppets::isGone(m_key)) << "the question goes on";
    EXPECT_TRUE(m_run.alert().resolved);
    ASSERT_TRUE(m_run.responder.undo(m_id, "uid 1000"));
    EXPECT_FALSE(m_run.alert().resolved);
    EXPECT_EQ(m_run.alert().state, AlertState::Killed);
}

TEST_F(ResponderQuestionTest, NobodyKnowsAnotherId) {
    for (const std::string id : {"", "x", "00000000-0000-0000-0000-000000000000"}) {
        EXPECT_EQ(m_run.responder.kill(id, "u").error().code, Code::InvalidArgument);
        EXPECT_EQ(m_run.responder.allow(id, "u").error().code, Code::InvalidArgument);
        EXPECT_EQ(m_run.responder.allowAlways(id, {}, "u").error().code, Code::InvalidArgument);
        EXPECT_EQ(m_run.responder.resolve(id, "u").error().code, Code::InvalidArgument);
        EXPECT_EQ(m_run.responder.undo(id, "u").error().code, Code::InvalidArgument);
        m_run.responder.pauseCountdown(id);
        m_run.responder.continueCountdown(id);
    }
    EXPECT_TRUE(puppets::isStopped(m_key));
    EXPECT_TRUE(m_run.trustAdded.empty());
}

TEST_F(ResponderQuestionTest, WhileItIsBeingKilledNobodyElseAnswers) {
    m_run.offloads = true;
    const auto result = m_run.responder.kill(m_id, "uid 1000");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, Outcome::Pending);
    EXPECT_EQ(m_run.responder.allow(m_id, "uid 1000").error().code, Code::Unavailable);
    EXPECT_EQ(m_run.responder.kill(m_id, "uid 1000").error().code, Code::Unavailable);
    EXPECT_EQ(m_run.responder.undo(m_id, "uid 1000").error().code, Code::Unavailable);
    m_run.pass(60 * kSecond);
    EXPECT_TRUE(puppets::isStopped(m_key));
    ASSERT_EQ(m_run.offloaded.size(), 1U);
    m_run.offloaded.front().first();
    EXPECT_TRUE(puppets::isGone(m_key));
    m_run.offloaded.front().second();
    EXPECT_EQ(m_run.alert().state, AlertState::Killed);
}

TEST_F(ResponderQuestionTest, WhoAskedForAKillLearnsHowItEnded) {
    std::vector<Outcome> ends;
    const auto whenDone = [&](const ActResult& result) { ends.push_back(result.outcome); };
    EXPECT_FALSE(m_run.responder.kill("no such id", "uid 1000", whenDone));
    EXPECT_TRUE(ends.empty());
    m_run.offloads = true;
    ASSERT_TRUE(m_run.responder.kill(m_id, "uid 1000", whenDone));
    EXPECT_TRUE(ends.empty());
    m_run.offloaded.front().first();
    m_run.offloaded.front().second();
    EXPECT_THAT(ends, ElementsAre(Outcome::Done));
}

TEST_F(ResponderQuestionTest, WhoSurvivesStaysOnTheBooksUntilGone) {
    puppets::HeldProcess kill(m_key);
    if (!kill.holds())
        GTEST_SKIP() << "no freezer of cgroup version 1 here";
    const auto result = m_run.responder.kill(m_id, "uid 1000");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, Outcome::Failed);
    EXPECT_THAT(result->detail, HasSubstr("still there: pid " + std::to_string(m_key.pid)));
    EXPECT_EQ(m_run.alert().state, AlertState::Suspended) << "not killed before it is";
    EXPECT_EQ(m_run.pending.load()->size(), 1U);
    EXPECT_EQ(m_run.responder.allow(m_id, "uid 1000").error().code, Code::Unavailable);
    m_run.pass(kSecond);
    EXPECT_EQ(m_run.alert().state, AlertState::Suspended);
    kill.release();
    ASSERT_TRUE(puppets::eventually([this] { return puppets::isGone(m_key); }));
    m_run.pass(kSecond);
    EXPECT_EQ(m_run.alert().state, AlertState::Killed);
    EXPECT_TRUE(m_run.pending.load()->empty());
}

// --- time ---

TEST_F(ResponderQuestionTest, APasswordDialogStopsTheCountdownOnce) {
    m_run.pass(20 * kSecond);
    m_run.responder.pauseCountdown(m_id);
    m_run.pass(40 * kSecond);
    EXPECT_TRUE(puppets::isStopped(m_key));
    m_run.responder.continueCountdown(m_id);
    EXPECT_EQ(m_run.alert().deadlineUs, m_run.epochUs() + 10 * kSecond);
    m_run.responder.pauseCountdown(m_id);
    m_run.responder.continueCountdown(m_id);
    m_run.responder.continueCountdown(m_id);
    EXPECT_EQ(m_run.alert().deadlineUs, m_run.epochUs() + 10 * kSecond) << "once";
    m_run.pass(10 * kSecond);
    EXPECT_TRUE(puppets::isGone(m_key));
}

TEST_F(ResponderQuestionTest, ADialogThatIsNeverClosedStopsItForAMinuteAtMost) {
    m_run.responder.pauseCountdown(m_id);
    m_run.pass(90 * kSecond - 1);
    EXPECT_TRUE(puppets::isStopped(m_key));
    m_run.pass(1);
    EXPECT_TRUE(puppets::isGone(m_key));
}

TEST_F(ResponderQuestionTest, SettingTheClockChangesNothing) {
    m_run.pass(10 * kSecond);
    const auto changedAtUs = m_run.alert().changedAtUs;
    m_run.clockOffsetUs -= 86'400 * kSecond;
    m_run.pass(0);
    EXPECT_EQ(m_run.alert().deadlineUs, m_run.epochUs() + 20 * kSecond);
    EXPECT_GT(m_run.alert().changedAtUs, changedAtUs) << "or the store takes it for the older one";
    EXPECT_EQ(m_run.pending.load()->front().deadlineUs, m_run.alert().deadlineUs);
    m_run.clockOffsetUs += 2 * 86'400 * kSecond;
    m_run.pass(19 * kSecond);
    EXPECT_TRUE(puppets::isStopped(m_key));
    m_run.pass(kSecond);
    EXPECT_TRUE(puppets::isGone(m_key));
}

TEST_F(ResponderQuestionTest, TheNextTickIsNeverLaterThanTheDeadline) {
    ASSERT_TRUE(m_run.responder.nextDeadlineUs());
    EXPECT_LE(*m_run.responder.nextDeadlineUs(), m_run.epochUs() + kSecond);
    m_run.pass(30 * kSecond - 1000);
    EXPECT_EQ(m_run.responder.nextDeadlineUs(), m_run.epochUs() + 1000);
}

TEST_F(ResponderQuestionTest, EndsWhenItsProcessEnds) {
    ::kill(m_key.pid, SIGKILL);
    ASSERT_TRUE(puppets::eventually([this] { return puppets::isGone(m_key); }));
    m_run.pass(kSecond);
    EXPECT_EQ(m_run.alert().state, AlertState::Gone);
    EXPECT_FALSE(m_run.alert().deadlineUs);
    EXPECT_TRUE(m_run.responder.suspended().empty());
    EXPECT_TRUE(m_run.pending.load()->empty());
    EXPECT_FALSE(m_run.responder.nextDeadlineUs());
}

// --- others ---

TEST_F(ResponderQuestionTest, AForeignSigcontIsAnsweredAndTheSecondKills) {
    const model::SignalEvent event{
        .seenNs = 1, .target = m_key, .sender = *keyOf(1), .signal = SIGCONT};
    wakeFromOutside();
    m_run.responder.onSignal(event);
    EXPECT_TRUE(puppets::isStopped(m_key));
    EXPECT_THAT(m_run.alert().responses.back().detail, HasSubstr("SIGCONT from pid 1 of uid 0"));
    wakeFromOutside();
    m_run.responder.onSignal(event);
    EXPECT_TRUE(puppets::isGone(m_key));
    EXPECT_EQ(m_run.alert().state, AlertState::Killed);
}

TEST_F(ResponderQuestionTest, ASigcontThatNoSourceToldOfIsSeenAtTheNextTick) {
    wakeFromOutside();
    m_run.pass(kSecond);
    EXPECT_TRUE(puppets::isStopped(m_key));
    m_run.pass(kSecond);
    EXPECT_TRUE(puppets::isStopped(m_key)) << "counted once";
    wakeFromOutside();
    m_run.pass(kSecond);
    EXPECT_TRUE(puppets::isGone(m_key));
}

TEST_F(ResponderQuestionTest, OurOwnAndOtherSignalsAreNoSigcontFromOutside) {
    const auto self = *keyOf(::getpid());
    m_run.responder.onSignal({1, m_key, self, SIGCONT});
    m_run.responder.onSignal({1, m_key, *keyOf(1), SIGTERM});
    m_run.responder.onSignal({1, {m_key.pid, m_key.startTimeTicks + 1}, *keyOf(1), SIGCONT});
    m_run.responder.onSignal({1, *keyOf(1), *keyOf(1), SIGCONT});
    EXPECT_TRUE(puppets::isStopped(m_key));
    EXPECT_THAT(actionsOf(m_run.alert()), ElementsAre("suspend done"));
}

TEST_F(ResponderQuestionTest, WithoutBudgetAWakerOnlyMeetsStops) {
    m_run.settings.automaticKillsPerMinute = 0;
    for (int i = 0; i < 20; ++i) {
        wakeFromOutside();
        m_run.pass(1000);
        EXPECT_TRUE(puppets::isStopped(m_key));
    }
    EXPECT_LT(m_run.alert().responses.size(), 10U) << "and does not fill the log";
}

TEST(ResponderLateChildren, AreSuspendedTheMomentTheyBelongToTheTree) {
    const TemporaryDirectory directory;
    puppets::Stage stage;
    HelperRun run(directory.path());
    run.responder.desktopPresent(true);
    // A process of root's between two of the user's: spared, so it can still start more of them.
    const auto root = stage.start([&] {
        puppets::forkChild([&] {
            while (stage.counted() == 0)
                ::usleep(1000);
            puppets::forkChild([&] {
                (void)!::setresuid(1000, 1000, 1000);
                stage.count();
            });
        });
        (void)!::setresuid(1000, 1000, 1000);
    });
    ASSERT_TRUE(puppets::eventually([&] {
        const auto tree = readTree(std::array{root});
        return tree.size() == 2 && tree[0].uid == 1000;
    }));
    auto finding = shellFinding(root);
    finding.process.uid = 1000;
    run.responder.handle(finding);
    ASSERT_EQ(run.responder.suspended().size(), 1U);
    stage.count();
    ASSERT_TRUE(puppets::eventually([&] { return stage.counted() == 2; }));
    run.pass(kSecond);
    EXPECT_EQ(run.responder.suspended().size(), 2U);
    EXPECT_EQ(run.kernel.watched.size(), 2U);
    EXPECT_TRUE(puppets::isStopped(run.responder.suspended().back().key));
}

}  // namespace
}  // namespace enforcement
