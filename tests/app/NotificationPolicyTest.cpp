#include "app/NotificationPolicy.h"

#include <gmock/gmock.h>

#include "tests/app/support/Alerts.h"

namespace app {
namespace {

using model::AlertState;
using model::Level;
using testsupport::kSecond;
using testsupport::outlineOf;
using testsupport::question;
using testsupport::warning;
using testsupport::withState;
using Kind = BubblePlan::Kind;

constexpr std::int64_t kStart = 1'700'000'000 * kSecond;
constexpr int kNoon = 12 * 60;

Moment at(std::int64_t seconds, int minute = kNoon) {
    return {kStart + seconds * kSecond, minute};
}

struct LevelRow {
    Level level;
    bool atOnce;
    bool later;
};

class LevelsTest : public testing::TestWithParam<LevelRow> {};

TEST_P(LevelsTest, DecideWhenAnAlertIsAnnounced) {
    NotificationPolicy policy;
    model::Alert alert = warning("a", at(0).us);
    alert.finding.level = GetParam().level;
    EXPECT_EQ(!policy.onAlert(alert, at(0)).empty(), GetParam().atOnce);
    EXPECT_TRUE(policy.onTick(at(9)).empty());
    EXPECT_EQ(!policy.onTick(at(10)).empty(), GetParam().later);
}

INSTANTIATE_TEST_SUITE_P(Table, LevelsTest,
                         testing::Values(LevelRow{Level::Info, false, false},
                                         LevelRow{Level::Warning, false, true},
                                         LevelRow{Level::Alert, true, false},
                                         LevelRow{Level::Error, true, false}));

TEST(NotificationPolicy, ShowsAQuestionAtOnceAndUntilItIsAnswered) {
    NotificationPolicy policy;
    const BubbleChanges changes = policy.onAlert(question("a", at(0).us), at(0));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].key, "a");
    EXPECT_EQ(changes[0].show->kind, Kind::Question);
    EXPECT_TRUE(changes[0].show->breaksThrough);
    EXPECT_EQ(changes[0].show->secondsLeft, 30);
}

TEST(NotificationPolicy, SaysNothingNewWhenNothingChanged) {
    NotificationPolicy policy;
    const model::Alert alert = question("a", at(0).us);
    ASSERT_FALSE(policy.onAlert(alert, at(0)).empty());
    EXPECT_TRUE(policy.onAlert(alert, at(0)).empty());
    model::Alert grown = alert;
    grown.count = 2;
    EXPECT_EQ(policy.onAlert(grown, at(0)).size(), 1U);
}

TEST(NotificationPolicy, CountsDownOnTheSameBubble) {
    NotificationPolicy policy;
    policy.onAlert(question("a", at(0).us), at(0));
    std::vector<int> shown;
    Moment now = at(0);
    for (int i = 0; i < 50 && policy.nextTickUs(now) && *policy.nextTickUs(now) < at(31).us; ++i) {
        now.us = *policy.nextTickUs(now);
        for (const BubbleChange& change : policy.onTick(now))
            shown.push_back(change.show->secondsLeft);
    }
    EXPECT_THAT(shown, testing::ElementsAre(25, 20, 15, 10, 5, 4, 3, 2, 1, 0));
}

TEST(NotificationPolicy, ShowsTheOutcomeAndThenClosesTheBubble) {
    NotificationPolicy policy;
    const model::Alert asked = question("a", at(0).us);
    policy.onAlert(asked, at(0));
    policy.onAnswered("a");
    policy.onClosed("a");  // the server closes it on the click
    const auto outcome = policy.onAlert(withState(asked, AlertState::Killed), at(2));
    ASSERT_EQ(outcome.size(), 1U);
    EXPECT_EQ(outcome[0].show->kind, Kind::Outcome);
    EXPECT_FALSE(outcome[0].show->breaksThrough);
    EXPECT_TRUE(policy.onTick(at(9)).empty());
    const auto closed = policy.onTick(at(11));
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_FALSE(closed[0].show);
    EXPECT_FALSE(policy.nextTickUs(at(11)));
}

TEST(NotificationPolicy, KeepsAnUnansweredOutcomeLonger) {
    NotificationPolicy policy;
    const model::Alert asked = question("a", at(0).us);
    policy.onAlert(asked, at(0));
    policy.onAlert(withState(asked, AlertState::Killed), at(30));
    EXPECT_TRUE(policy.onTick(at(60)).empty());
    EXPECT_EQ(policy.onTick(at(91)).size(), 1U);
}

TEST(NotificationPolicy, AsksAgainWhenTheAnswerWasRefused) {
    NotificationPolicy policy;
    policy.onAlert(question("a", at(0).us), at(0));
    policy.onAnswered("a");
    policy.onClosed("a");
    const auto again = policy.onRefused("a", "no password", at(3));
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].show->kind, Kind::Question);
    EXPECT_EQ(again[0].show->refusal, "no password");
    EXPECT_TRUE(policy.onRefused("b", "unknown", at(3)).empty());
    EXPECT_TRUE(policy.onRefused("a", "too late", at(40)).empty());
}

TEST(NotificationPolicy, ForgetsARefusedAnswerThatWasNoQuestion) {
    NotificationPolicy policy;
    for (int i = 0; i < 8; ++i) {
        const std::string id = "r" + std::to_string(i);
        const auto shown =
            policy.onAlert(withState(question(id, at(i).us), AlertState::Raised), at(i));
        ASSERT_EQ(shown.size(), 1U) << "room is left";
        policy.onAnswered(id);
        policy.onClosed(id);
        EXPECT_TRUE(policy.onRefused(id, "no password", at(i)).empty());
        EXPECT_FALSE(policy.isShown(id));
    }
}

TEST(NotificationPolicy, AsksAgainWhenSomethingWasDoneThatAnswersNothing) {
    NotificationPolicy policy;
    policy.onAlert(question("a", at(0).us), at(0));
    policy.onAnswered("a");
    policy.onClosed("a");  // with the press
    const auto again = policy.onAside("a", "Its memory is saved.", at(3));
    ASSERT_EQ(again.size(), 1U);
    EXPECT_EQ(again[0].show->kind, Kind::Question);
    EXPECT_EQ(again[0].show->aside, "Its memory is saved.");
    EXPECT_EQ(again[0].show->refusal, "");
    EXPECT_TRUE(policy.onAside("b", "unknown", at(3)).empty());
    EXPECT_TRUE(policy.onAside("a", "too late", at(40)).empty());
}

TEST(NotificationPolicy, AsksAgainWhenAnAnswerIsTakenBack) {
    NotificationPolicy policy;
    model::Alert asked = question("a", at(0).us);
    policy.onAlert(asked, at(0));
    policy.onAlert(withState(asked, AlertState::Allowed), at(2));
    asked.deadlineUs = at(300).us;
    ASSERT_EQ(policy.onAlert(asked, at(3)).size(), 1U);
    for (const BubbleChange& change : policy.onTick(at(100)))
        EXPECT_TRUE(change.show) << "an open question was closed";
    EXPECT_TRUE(policy.isShown("a"));
}

TEST(NotificationPolicy, LeavesADismissedQuestionAlone) {
    NotificationPolicy policy;
    model::Alert asked = question("a", at(0).us);
    policy.onAlert(asked, at(0));
    policy.onClosed("a");
    asked.count = 7;
    EXPECT_TRUE(policy.onAlert(asked, at(1)).empty());
    EXPECT_TRUE(policy.onTick(at(6)).empty());
    EXPECT_TRUE(policy.onAlert(withState(asked, AlertState::Killed), at(30)).empty());
}

TEST(NotificationPolicy, GathersWarningsOfOneRuleForTenSeconds) {
    NotificationPolicy policy;
    for (int i = 0; i < 23; ++i)
        EXPECT_TRUE(
            policy.onAlert(warning("w" + std::to_string(i), at(i / 4).us), at(i / 4)).empty());
    EXPECT_TRUE(policy.onAlert(warning("other", at(1).us, "new-listener"), at(1)).empty());
    const auto changes = policy.onTick(at(11));
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].key, "rule:new-listener");
    EXPECT_EQ(changes[0].show->kind, Kind::Single);
    EXPECT_EQ(changes[1].key, "rule:unknown-process");
    EXPECT_EQ(changes[1].show->kind, Kind::Burst);
    EXPECT_EQ(changes[1].show->count, 23U);
}

TEST(NotificationPolicy, CountsTheTimeThatPassesWhenTheClockIsSet) {
    constexpr int kDay = 86'400;
    for (const int by : {kDay, -kDay}) {
        NotificationPolicy policy;
        policy.onAlert(warning("w", at(0).us), at(0));
        policy.onClockSet(by * 1'000'000LL);
        EXPECT_TRUE(policy.onTick(at(by + 9)).empty()) << by;
        EXPECT_EQ(policy.onTick(at(by + 10)).size(), 1U) << by;
        policy.onClockSet(-by * 1'000'000LL);
        EXPECT_TRUE(policy.onTick(at(69)).empty()) << by;
        const auto closed = policy.onTick(at(70));
        ASSERT_EQ(closed.size(), 1U) << by;
        EXPECT_FALSE(closed[0].show);
    }
}

TEST(NotificationPolicy, LetsABurstGrowInItsBubble) {
    NotificationPolicy policy;
    policy.onAlert(warning("w1", at(0).us), at(0));
    policy.onAlert(warning("w2", at(0).us), at(0));
    ASSERT_EQ(policy.onTick(at(10)).size(), 1U);
    policy.onAlert(warning("w3", at(12).us), at(12));
    const auto grown = policy.onTick(at(22));
    ASSERT_EQ(grown.size(), 1U);
    EXPECT_EQ(grown[0].key, "rule:unknown-process");
    EXPECT_EQ(grown[0].show->count, 3U);
}

TEST(NotificationPolicy, StartsABurstAnewWhenItsBubbleIsGone) {
    NotificationPolicy policy;
    policy.onAlert(warning("w1", at(0).us), at(0));
    policy.onAlert(warning("w2", at(0).us), at(0));
    policy.onTick(at(10));
    policy.onAlert(warning("w3", at(12).us), at(12));  // not shown yet
    policy.onClosed("rule:unknown-process");
    const auto anew = policy.onTick(at(22));
    ASSERT_EQ(anew.size(), 1U);
    EXPECT_EQ(anew[0].show->count, 1U);
}

TEST(NotificationPolicy, DoesNotAnnounceTheSameWarningTwice) {
    NotificationPolicy policy;
    model::Alert alert = warning("w", at(0).us);
    policy.onAlert(alert, at(0));
    policy.onTick(at(10));
    policy.onClosed("rule:unknown-process");
    alert.count = 50;
    policy.onAlert(alert, at(20));
    EXPECT_FALSE(policy.nextTickUs(at(20)));
}

TEST(NotificationPolicy, FoldsAFloodOfAlertsIntoOneBubble) {
    NotificationPolicy policy;
    std::size_t shown = 0;
    for (int i = 0; i < 100; ++i)
        shown += policy.onAlert(question("q" + std::to_string(i), at(0).us), at(0)).size();
    EXPECT_EQ(shown, NotificationPolicy::kMostSingleBubbles);
    const auto changes = policy.onTick(at(1));
    const auto flood = std::ranges::find_if(
        changes, [](const BubbleChange& change) { return change.key == "flood"; });
    ASSERT_NE(flood, changes.end());
    EXPECT_EQ(flood->show->count, 96U);
    EXPECT_EQ(flood->show->kind, Kind::Burst);
    EXPECT_TRUE(flood->show->breaksThrough);
}

TEST(NotificationPolicy, MakesRoomForAQuestion) {
    NotificationPolicy policy;
    for (int i = 0; i < 4; ++i)
        policy.onAlert(withState(question("r" + std::to_string(i), at(0).us), AlertState::Raised),
                       at(0));
    const auto changes = policy.onAlert(question("q", at(1).us), at(1));
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_FALSE(changes[0].show);
    EXPECT_EQ(changes[1].key, "q");
}

struct QuietRow {
    const char* what;
    bool question;
    bool breaksThrough;
    int minute;
    bool shown;
};

class QuietHoursTest : public testing::TestWithParam<QuietRow> {};

TEST_P(QuietHoursTest, HoldBack) {
    const QuietRow& row = GetParam();
    NotificationTaste taste;
    taste.quietHours = {22 * 60, 7 * 60};
    taste.alertsBreakThrough = row.breaksThrough;
    NotificationPolicy policy(taste);
    const Moment now = at(0, row.minute);
    const model::Alert alert = row.question ? question("a", now.us) : warning("a", now.us);
    BubbleChanges changes = policy.onAlert(alert, now);
    for (BubbleChange& change : policy.onTick(at(10, row.minute)))
        changes.push_back(std::move(change));
    EXPECT_EQ(!changes.empty(), row.shown) << row.what;
}

INSTANTIATE_TEST_SUITE_P(
    Table, QuietHoursTest,
    testing::Values(QuietRow{"a warning at night", false, true, 23 * 60, false},
                    QuietRow{"a warning after midnight", false, true, 60, false},
                    QuietRow{"a warning on the last quiet minute", false, true, 419, false},
                    QuietRow{"a warning in the morning", false, true, 420, true},
                    QuietRow{"a warning just before", false, true, 22 * 60 - 1, true},
                    QuietRow{"a question at night", true, true, 23 * 60, true},
                    QuietRow{"a question, and the person wants none", true, false, 60, false},
                    QuietRow{"a question by day", true, false, kNoon, true}));

TEST(NotificationPolicy, TellsInOneBubbleWhatTheQuietHoursHeldBack) {
    NotificationTaste taste;
    taste.quietHours = {22 * 60, 7 * 60};
    NotificationPolicy policy(taste);
    for (int i = 0; i < 5; ++i)
        policy.onAlert(warning("w" + std::to_string(i), at(0).us), at(0, 60));
    EXPECT_TRUE(policy.nextTickUs(at(0, 60)));
    EXPECT_TRUE(policy.onTick(at(60, 61)).empty());
    const auto morning = policy.onTick(at(120, 7 * 60));
    ASSERT_EQ(morning.size(), 1U);
    EXPECT_EQ(morning[0].show->kind, Kind::Digest);
    EXPECT_EQ(morning[0].show->count, 5U);
}

Moment undisturbed(std::int64_t seconds) {
    Moment moment = at(seconds);
    moment.isUndisturbed = true;
    return moment;
}

TEST(NotificationPolicy, AFullScreenHoldsBackWarningsButNoAlert) {
    NotificationPolicy policy;
    EXPECT_TRUE(policy.onAlert(warning("a", at(0).us), at(0)).empty());
    EXPECT_TRUE(policy.onTick(undisturbed(10)).empty()) << "it began before the bubble was due";
    EXPECT_TRUE(policy.onAlert(warning("b", at(11).us), undisturbed(11)).empty());
    EXPECT_FALSE(policy.onAlert(question("q", at(12).us), undisturbed(12)).empty());
    ASSERT_TRUE(policy.nextTickUs(undisturbed(12)));
    EXPECT_GT(*policy.nextTickUs(undisturbed(12)), at(12).us) << "no busy loop";
    const auto after = policy.onTick(at(13));  // the question's seconds, and
    ASSERT_FALSE(after.empty());
    EXPECT_EQ(after.back().show->kind, Kind::Digest);
    EXPECT_EQ(after.back().show->count, 2U);
    EXPECT_FALSE(after.back().show->wasAway);
}

TEST(NotificationPolicy, TellsWhoComesBackWhatCameMeanwhile) {
    NotificationPolicy policy;
    Moment back = undisturbed(4000);  // the list comes in
    back.awaySinceUs = at(1000).us;
    EXPECT_TRUE(policy.onAlert(warning("before", at(900).us), back).empty());
    EXPECT_TRUE(policy.onAlert(warning("a", at(1000).us), back).empty());
    EXPECT_TRUE(policy.onAlert(warning("b", at(3000).us), back).empty());
    model::Alert alert = warning("c", at(2000).us);
    alert.finding.level = Level::Alert;
    EXPECT_EQ(policy.onAlert(alert, back).size(), 1U) << "an alert speaks for itself";
    const auto after = policy.onTick(at(4003));
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(after[0].show->kind, Kind::Digest);
    EXPECT_EQ(after[0].show->count, 2U);
    EXPECT_TRUE(after[0].show->wasAway);
}

TEST(NotificationPolicy, OneThatWasHeldBackIsToldAsItself) {
    NotificationPolicy policy;
    policy.onAlert(warning("a", at(0).us), undisturbed(0));
    const auto after = policy.onTick(at(30));
    ASSERT_EQ(after.size(), 1U);
    EXPECT_EQ(after[0].show->kind, Kind::Single);
    EXPECT_EQ(after[0].show->alert.id, "a");
}

TEST(NotificationPolicy, SilencesARuleUntilItsTimeIsOver) {
    NotificationPolicy policy;
    policy.silence("unknown-process", at(100).us);
    policy.onAlert(warning("a", at(0).us), at(0));
    EXPECT_TRUE(policy.onTick(at(20)).empty());
    policy.onAlert(warning("b", at(0).us, "new-listener"), at(0));
    EXPECT_EQ(policy.onTick(at(20)).size(), 1U);
    policy.onAlert(warning("c", at(101).us), at(101));
    EXPECT_FALSE(policy.onTick(at(120)).empty());
}

TEST(NotificationPolicy, NeverSilencesAQuestion) {
    NotificationPolicy policy;
    policy.silence("reverse-shell", at(1000).us);
    EXPECT_FALSE(policy.onAlert(question("a", at(0).us), at(0)).empty());
}

TEST(NotificationPolicy, TakesOldAlertsForHistoryButOldQuestionsSeriously) {
    NotificationPolicy policy;
    model::Alert old = warning("old", at(0).us);
    old.finding.level = Level::Alert;
    EXPECT_TRUE(policy.onAlert(old, at(3600)).empty());
    model::Alert open = question("open", at(0).us);
    open.deadlineUs = at(3630).us;
    EXPECT_FALSE(policy.onAlert(open, at(3600)).empty());
    model::Alert kept = question("kept", at(0).us);
    kept.deadlineUs.reset();  // keep-suspended: until a person decides
    EXPECT_FALSE(policy.onAlert(kept, at(3600)).empty());
}

TEST(NotificationPolicy, SaysWhatWasEnforcedWithoutAsking) {
    NotificationPolicy policy;
    const auto changes =
        policy.onAlert(withState(question("a", at(0).us), AlertState::Killed), at(0));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].show->kind, Kind::Outcome);
}

TEST(NotificationPolicy, SaysNothingWhenTheyAreTurnedOff) {
    NotificationTaste taste;
    taste.enabled = false;
    NotificationPolicy policy(taste);
    EXPECT_TRUE(policy.onAlert(question("a", at(0).us), at(0)).empty());
}

TEST(NotificationPolicy, StaysBoundedUnderAFloodOfRules) {
    NotificationPolicy policy;
    for (int i = 0; i < 10'000; ++i)
        policy.onAlert(warning("w" + std::to_string(i), at(0).us, "rule-" + std::to_string(i)),
                       at(0));
    EXPECT_LE(policy.onTick(at(10)).size(), 33U);
}

TEST(CountdownSeconds, AreFifthsAndTheLastFive) {
    struct Row {
        std::int64_t leftMs;
        int shown;
    };
    for (const Row row :
         {Row{30'000, 30}, Row{29'999, 25}, Row{25'000, 25}, Row{10'001, 10}, Row{9'999, 5},
          Row{5'000, 5}, Row{4'999, 4}, Row{999, 0}, Row{0, 0}, Row{-5'000, 0}})
        EXPECT_EQ(countdownSeconds(at(0).us + row.leftMs * 1000, at(0).us), row.shown)
            << row.leftMs;
}

model::Alert alarm(const std::string& id, std::int64_t nowUs) {
    return withState(question(id, nowUs), AlertState::Raised);
}

TEST(NotificationPolicy, AnotherPersonsAlertWaitsTenSecondsRootsDoesNot) {
    NotificationPolicy policy;
    EXPECT_EQ(policy.onAlert(outlineOf(alarm("root", at(0).us), 0), at(0)).size(), 1U);
    EXPECT_EQ(policy.onAlert(outlineOf(alarm("www", at(0).us), 33), at(0)).size(), 1U);
    EXPECT_TRUE(policy.onAlert(outlineOf(alarm("bob", at(0).us), 1002), at(0)).empty());
    EXPECT_TRUE(policy.onAlert(outlineOf(alarm("bob2", at(1).us), 1002), at(1)).empty());
    EXPECT_EQ(policy.onAlert(alarm("own", at(2).us), at(2)).size(), 1U) << "before what came first";
    const auto later = policy.onTick(at(10));
    ASSERT_EQ(later.size(), 1U);
    EXPECT_EQ(later[0].show->kind, Kind::Burst);
    EXPECT_EQ(later[0].show->count, 2U);
    EXPECT_FALSE(policy.onAlert(outlineOf(question("q", at(11).us), 1002), at(11)).empty())
        << "a question cannot wait";
}

TEST(NotificationPolicy, SomebodyElsesBubbleGivesWayToOnesOwn) {
    NotificationPolicy policy;
    for (int i = 0; i < 4; ++i)
        policy.onAlert(outlineOf(alarm("root" + std::to_string(i), at(0).us), 0), at(0));
    const auto fifth = policy.onAlert(outlineOf(alarm("root4", at(1).us), 0), at(1));
    EXPECT_TRUE(fifth.empty()) << "no room, and no more weight than the others";
    const auto own = policy.onAlert(alarm("own", at(2).us), at(2));
    ASSERT_EQ(own.size(), 2U);
    EXPECT_FALSE(own[0].show) << "one of the others is closed";
    EXPECT_EQ(own[1].key, "own");
    const auto asked = policy.onAlert(outlineOf(question("q", at(3).us), 0), at(3));
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_NE(asked[0].key, "own") << "a statement of others goes before one's own";
}

}  // namespace
}  // namespace app
