#include "app/BubbleText.h"

#include <gmock/gmock.h>

#include "tests/app/support/Alerts.h"

namespace app {
namespace {

using testsupport::question;
using testsupport::warning;
using testsupport::withState;
using Kind = BubblePlan::Kind;

constexpr ServerAbilities kFull{true, true, true, true, false};
constexpr ServerAbilities kPlain{true, false, false, false, false};
constexpr ServerAbilities kButtonless{true, true, false, false, false};

BubblePlan asking() {
    BubblePlan plan;
    plan.key = "a";
    plan.kind = Kind::Question;
    plan.alert = question("a", 0);
    plan.secondsLeft = 25;
    plan.breaksThrough = true;
    return plan;
}

QStringList buttonIds(const Bubble& bubble) {
    QStringList ids;
    for (const Bubble::Button& button : bubble.buttons)
        ids << button.id;
    return ids;
}

TEST(BubbleText, AsksAboutAReverseShell) {
    const Bubble bubble = toBubble(asking(), kFull);
    EXPECT_EQ(bubble.title, QStringLiteral("Reverse shell stopped"));
    EXPECT_TRUE(bubble.body.contains(QStringLiteral("python3 (4242), alice")));
    EXPECT_TRUE(bubble.body.contains(QStringLiteral("203.0.113.7:4444")));
    EXPECT_TRUE(bubble.body.contains(QStringLiteral("in 25 s it is killed")));
    EXPECT_EQ(bubble.urgency, Bubble::Urgency::Critical);
    EXPECT_TRUE(bubble.untilAnswered);
    EXPECT_EQ(buttonIds(bubble),
              (QStringList{"default", "kill", "allow", "allow-always", "dump", "details"}));
}

TEST(BubbleText, SaysOfSomebodyElsesOnlyWhoseItIs) {
    BubblePlan plan = asking();
    plan.alert = testsupport::outlineOf(plan.alert, 0);
    const Bubble bubble = toBubble(plan, kFull);
    EXPECT_EQ(bubble.title, QStringLiteral("Reverse shell stopped"));
    EXPECT_TRUE(bubble.body.startsWith(QStringLiteral("python3 (4242), root\nNot one of your")));
    EXPECT_EQ(buttonIds(bubble), (QStringList{"default", "kill", "allow", "details"}))
        << "what cannot be seen cannot be trusted from now on";
    plan.key = "others";
    plan.kind = Kind::Burst;
    plan.count = 3;
    EXPECT_EQ(toBubble(plan, kFull).title, QStringLiteral("3 alerts about others' programs"));
}

TEST(BubbleText, NamesTheProcessOnce) {
    BubblePlan plan = asking();
    plan.alert.finding.message = "python3 (pid 4242) gave its shell to 203.0.113.7:4444";
    const QString body = toBubble(plan, kFull).body;
    EXPECT_TRUE(body.startsWith(QStringLiteral("python3 (pid 4242, alice) gave its shell to")));
    EXPECT_EQ(body.count(QStringLiteral("4242")), 1);
    plan.alert.finding.message = "something odd";
    EXPECT_TRUE(toBubble(plan, kFull).body.startsWith(QStringLiteral("python3 (4242), alice\n")));
}

TEST(BubbleText, HasOneButtonForDetailsWhereTheClickIsAButtonToo) {
    ServerAbilities xfce = kFull;
    xfce.defaultIsButton = true;
    EXPECT_EQ(buttonIds(toBubble(asking(), xfce)),
              (QStringList{"kill", "allow", "allow-always", "dump", "default"}));
}

TEST(BubbleText, SaysWhatToDoWhereThereAreNoButtons) {
    const Bubble plain = toBubble(asking(), kPlain);
    EXPECT_TRUE(plain.body.contains(QStringLiteral("algomonitorctl alerts kill a")));
    EXPECT_TRUE(plain.buttons.isEmpty());
    const Bubble clickable = toBubble(asking(), kButtonless);
    EXPECT_TRUE(clickable.body.contains(QStringLiteral("Click here")));
    EXPECT_EQ(buttonIds(clickable), QStringList{"default"});
}

struct HostileRow {
    const char* what;
    std::string name;
    const char* mustNotHold;
    const char* mustHold;
};

class HostileNamesTest : public testing::TestWithParam<HostileRow> {};

TEST_P(HostileNamesTest, AreShownNotObeyed) {
    BubblePlan plan = asking();
    plan.alert.finding.process.name = GetParam().name;
    plan.alert.finding.message = GetParam().name + " did it";
    const Bubble bubble = toBubble(plan, kFull);
    const QString all = bubble.title + bubble.body;
    EXPECT_FALSE(all.contains(QString::fromUtf8(GetParam().mustNotHold))) << GetParam().what;
    EXPECT_TRUE(all.contains(QString::fromUtf8(GetParam().mustHold)))
        << GetParam().what << ": " << all.toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Table, HostileNamesTest,
    testing::Values(HostileRow{"markup", "<b>x</b>", "<b>", "&lt;b&gt;x"},
                    HostileRow{"a link", "<a href=\"http://e\">ok</a>", "<a", "&lt;a href="},
                    HostileRow{"an entity", "&amp;", "&amp; did", "&amp;amp; did"},
                    HostileRow{"a newline", "a\nSuspended: no", "a\nSuspended", "a\\nSuspended"},
                    HostileRow{"bidi",
                               "a\xE2\x80\xAE"
                               "exe",
                               "\xE2\x80\xAE", "202"},
                    HostileRow{"an escape", "\x1b[31mred", "\x1b", "[31mred"}));

TEST(BubbleText, StaysShortWhateverTheNames) {
    BubblePlan plan = asking();
    const std::string huge(4U << 20U, 'A');
    plan.alert.finding.process.name = huge;
    plan.alert.finding.message = huge;
    plan.alert.finding.ruleName = huge;
    plan.alert.userName = huge;
    plan.refusal = huge;
    const Bubble bubble = toBubble(plan, kFull);
    EXPECT_LT(bubble.title.size(), 120);
    EXPECT_LT(bubble.body.size(), 1200);
}

TEST(BubbleText, LeavesTextUnescapedForAServerWithoutMarkup) {
    BubblePlan plan = asking();
    plan.alert.finding.message = "<x> & y";
    EXPECT_TRUE(toBubble(plan, kPlain).body.contains(QStringLiteral("<x> & y")));
}

TEST(BubbleText, TellsTheOutcome) {
    BubblePlan plan = asking();
    plan.kind = Kind::Outcome;
    plan.breaksThrough = false;
    plan.alert = withState(plan.alert, model::AlertState::Killed);
    plan.alert.responses.push_back({"kill-tree", model::Outcome::Done, "2 processes", 0});
    const Bubble bubble = toBubble(plan, kFull);
    EXPECT_EQ(bubble.title, QStringLiteral("Reverse shell: killed"));
    EXPECT_TRUE(bubble.body.contains(QStringLiteral("2 processes")));
    EXPECT_EQ(buttonIds(bubble), (QStringList{"default", "details"}));
    EXPECT_EQ(bubble.urgency, Bubble::Urgency::Low);
}

TEST(BubbleText, SaysWhyAnAnswerWasNotCarriedOut) {
    BubblePlan plan = asking();
    plan.refusal = "Not allowed without the password.";
    EXPECT_TRUE(toBubble(plan, kFull).body.contains(QStringLiteral("without the password")));
}

TEST(BubbleText, OffersSilenceForWarningsOnly) {
    BubblePlan burst;
    burst.key = "rule:unknown-process";
    burst.kind = Kind::Burst;
    burst.count = 23;
    burst.alert = warning("w", 0);
    const Bubble bubble = toBubble(burst, kFull);
    EXPECT_EQ(bubble.title, QStringLiteral("Unknown program: 23 times"));
    EXPECT_EQ(buttonIds(bubble), (QStringList{"default", "details", "silence"}));
    EXPECT_FALSE(buttonIds(toBubble(asking(), kFull)).contains(QStringLiteral("silence")));
}

TEST(BubbleText, OffersKillOnlyOnABubbleOfOneAlert) {
    BubblePlan plan;
    plan.key = "a";
    plan.alert = withState(question("a", 0), model::AlertState::Raised);
    EXPECT_TRUE(buttonIds(toBubble(plan, kFull)).contains(QStringLiteral("kill")));
    plan.key = "flood";
    EXPECT_FALSE(buttonIds(toBubble(plan, kFull)).contains(QStringLiteral("kill")));
}

TEST(BubbleText, OffersUndoWhereSomethingCanBeTakenBack) {
    BubblePlan plan = asking();
    EXPECT_FALSE(buttonIds(toBubble(plan, kFull)).contains(QStringLiteral("undo")));
    plan.kind = Kind::Outcome;
    plan.alert.state = model::AlertState::Allowed;
    EXPECT_TRUE(buttonIds(toBubble(plan, kFull)).contains(QStringLiteral("undo")));
    plan.alert.state = model::AlertState::Killed;
    EXPECT_FALSE(buttonIds(toBubble(plan, kFull)).contains(QStringLiteral("undo")));
}

TEST(BubbleText, UnderstandsItsOwnButtons) {
    EXPECT_EQ(bubbleAction("kill"), BubbleAction::Kill);
    EXPECT_EQ(bubbleAction("allow"), BubbleAction::AllowOnce);
    EXPECT_EQ(bubbleAction("allow-always"), BubbleAction::AllowAlways);
    EXPECT_EQ(bubbleAction("details"), BubbleAction::Details);
    EXPECT_EQ(bubbleAction("default"), BubbleAction::Details);
    EXPECT_EQ(bubbleAction("silence"), BubbleAction::Silence);
    EXPECT_EQ(bubbleAction("dump"), BubbleAction::Dump);
    EXPECT_EQ(bubbleAction("undo"), BubbleAction::Undo);
    EXPECT_EQ(bubbleAction("Kill"), BubbleAction::None);
    EXPECT_EQ(bubbleAction(""), BubbleAction::None);
}

}  // namespace
}  // namespace app
