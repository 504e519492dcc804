// libnotify and a notification server on a private session bus: what a person sees and presses.

#include "app/Notifier.h"

#include <gmock/gmock.h>

#include "app/Announcer.h"
#include "model/Timestamp.h"
#include "tests/app/support/Alerts.h"
#include "tests/app/support/FakeNotifications.h"
#include "tests/app/support/Wait.h"

namespace app {
namespace {

using model::AlertState;
using testsupport::FakeNotifications;
using testsupport::question;
using testsupport::settle;
using testsupport::waitUntil;
using testsupport::warning;
using testsupport::withState;

class NotifierTest : public testing::Test {
  protected:
    void meet() {
        server.appear();
        ASSERT_TRUE(waitUntil([&] { return notifier.server().present; }));
    }
    /// The bubble with that text, once it is on the screen.
    uint shown(const QString& text) {
        uint id = 0;
        EXPECT_TRUE(waitUntil([&] { return (id = server.find(text)) != 0; })) << qPrintable(text);
        return id;
    }
    void ask(const std::string& id = "a") { announcer.onAlert(question(id, model::realtimeUs())); }

    FakeNotifications server;
    Notifier notifier{QDBusConnection::sessionBus()};
    Announcer announcer{notifier, {}};
};

Bubble plain(const QString& key, const QString& title) {
    return {key, title, QStringLiteral("body"), Bubble::Urgency::Normal, {}, {}, false, {}};
}

TEST_F(NotifierTest, ShowsAQuestionWithButtonsAndHints) {
    meet();
    ask();
    const uint id = shown("Reverse shell stopped");
    const auto bubble = server.open().value(id);
    EXPECT_THAT(bubble.actions,
                testing::IsSupersetOf({QString("kill"), QString("allow"), QString("allow-always"),
                                       QString("details"), QString("default")}));
    EXPECT_EQ(bubble.hints.value("urgency").toUInt(), 2U);
    EXPECT_EQ(bubble.hints.value("desktop-entry").toString(), QStringLiteral("algomonitor"));
    EXPECT_FALSE(bubble.hints.value("category").toString().isEmpty());
    EXPECT_FALSE(bubble.hints.value("sound-name").toString().isEmpty());
    EXPECT_EQ(bubble.timeoutMs, 0) << "stays until it is answered";
    EXPECT_TRUE(bubble.body.contains("203.0.113.7:4444"));
}

struct PressRow {
    const char* button;
    const char* intent;
};

class PressTest : public NotifierTest, public testing::WithParamInterface<PressRow> {};

TEST_P(PressTest, BecomesTheIntent) {
    QStringList intents;
    const auto note = [&](const char* intent) {
        return [&intents, intent](const QString& id) {
            intents << QStringLiteral("%1 %2").arg(QLatin1String(intent), id);
        };
    };
    QObject::connect(&announcer, &Announcer::killRequested, &announcer, note("kill"));
    QObject::connect(&announcer, &Announcer::allowRequested, &announcer, note("allow"));
    QObject::connect(&announcer, &Announcer::allowAlwaysRequested, &announcer, note("always"));
    QObject::connect(&announcer, &Announcer::detailsRequested, &announcer, note("details"));
    meet();
    ask("first");
    ask("second");
    ASSERT_TRUE(waitUntil([&] { return server.open().size() == 2; }));
    server.press(server.open().firstKey(), GetParam().button);
    if (*GetParam().intent == '\0') {
        settle();
        EXPECT_TRUE(intents.isEmpty());
        return;
    }
    ASSERT_TRUE(waitUntil([&] { return !intents.isEmpty(); }));
    settle(50);
    ASSERT_EQ(intents.size(), 1);
    EXPECT_EQ(intents[0].section(' ', 0, 0), QLatin1String(GetParam().intent));
    EXPECT_FALSE(intents[0].section(' ', 1).isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Table, PressTest,
                         testing::Values(PressRow{"kill", "kill"}, PressRow{"allow", "allow"},
                                         PressRow{"allow-always", "always"},
                                         PressRow{"details", "details"},
                                         PressRow{"default", "details"}, PressRow{"forged", ""}));

TEST_F(NotifierTest, IgnoresThePressOfSomebodyElsesBubble) {
    bool pressed = false;
    QObject::connect(&announcer, &Announcer::killRequested, &announcer, [&] { pressed = true; });
    meet();
    ask();
    const uint id = shown("Reverse shell");
    server.press(id + 1, "kill");
    settle();
    EXPECT_FALSE(pressed);
}

TEST_F(NotifierTest, UpdatesTheSameBubbleAndTellsTheOutcome) {
    meet();
    model::Alert alert = question("a", model::realtimeUs());
    announcer.onAlert(alert);
    const uint id = shown("Reverse shell stopped");
    alert.count = 3;
    announcer.onAlert(alert);
    ASSERT_TRUE(waitUntil([&] { return server.open().value(id).body.contains("Seen 3 times"); }));
    EXPECT_TRUE(server.open().value(id).hints.value("suppress-sound").toBool());
    announcer.onAlert(withState(alert, AlertState::Killed));
    ASSERT_TRUE(waitUntil([&] { return server.open().value(id).title.contains("killed"); }));
    EXPECT_EQ(server.open().size(), 1);
    EXPECT_FALSE(server.open().value(id).actions.contains("kill"));
}

TEST_F(NotifierTest, CountsTheSecondsDown) {
    meet();
    model::Alert alert = question("a", model::realtimeUs());
    alert.deadlineUs = model::realtimeUs() + 4'900'000;
    announcer.onAlert(alert);
    shown("in 4 s");
    EXPECT_NE(shown("in 2 s"), 0U);
    EXPECT_EQ(server.open().size(), 1);
}

TEST_F(NotifierTest, ShowsTheOutcomeAfterThePress) {
    meet();
    const model::Alert alert = question("a", model::realtimeUs());
    announcer.onAlert(alert);
    server.press(shown("Reverse shell stopped"), "kill");
    settle(50);
    announcer.onAlert(withState(alert, AlertState::Killed));
    EXPECT_NE(shown("Reverse shell: killed"), 0U);
}

TEST_F(NotifierTest, AsksAgainWhenTheAnswerWasNotCarriedOut) {
    meet();
    ask();
    server.press(shown("Reverse shell stopped"), "allow");
    settle(50);
    announcer.onRefused("a", "no password");
    EXPECT_NE(shown("no password"), 0U);
}

TEST_F(NotifierTest, DoesNotComeBackWhenItWasDismissed) {
    meet();
    model::Alert alert = question("a", model::realtimeUs());
    announcer.onAlert(alert);
    server.dismiss(shown("Reverse shell"));
    settle(50);
    alert.count = 9;
    announcer.onAlert(alert);
    settle();
    EXPECT_TRUE(server.open().isEmpty());
}

TEST_F(NotifierTest, SurvivesTheServersDeathAndAsksTheNextOne) {
    meet();
    ask();
    shown("Reverse shell stopped");
    server.die();
    ASSERT_TRUE(waitUntil([&] { return !notifier.server().present; }));
    ask("b");  // while nobody listens
    server.appear();
    ASSERT_TRUE(waitUntil([&] { return server.open().size() == 2; }));
    EXPECT_EQ(server.strange(), 0) << "an id of the old server was closed at the new one";
    bool killed = false;
    QObject::connect(&announcer, &Announcer::killRequested, &announcer, [&] { killed = true; });
    server.press(server.open().firstKey(), "kill");
    EXPECT_TRUE(waitUntil([&] { return killed; }));
}

TEST_F(NotifierTest, WaitsForAServerThatComesLate) {
    ask();
    settle();
    EXPECT_FALSE(notifier.server().present);
    server.appear();
    EXPECT_NE(shown("Reverse shell stopped"), 0U);
}

TEST_F(NotifierTest, ClosesWhatIsOver) {
    meet();
    notifier.show(plain("x", "Only this"));
    shown("Only this");
    notifier.close("x");
    EXPECT_TRUE(waitUntil([&] { return server.open().isEmpty(); }));
}

TEST_F(NotifierTest, ShowsOnlyTheNewestOfAFlood) {
    meet();
    for (int i = 0; i <= 2000; ++i)
        notifier.show(plain("x", QStringLiteral("number %1.").arg(i)));
    shown("number 2000.");
    EXPECT_EQ(server.open().size(), 1);
    EXPECT_LT(server.shows(), 1500) << "states nobody could see were sent";
}

TEST_F(NotifierTest, GathersABurstIntoOneBubble) {
    meet();
    for (int i = 0; i < 23; ++i)
        announcer.onAlert(warning(std::to_string(i), model::realtimeUs()));
    settle(300);
    EXPECT_TRUE(server.open().isEmpty());
    ASSERT_TRUE(waitUntil([&] { return server.open().size() == 1; }, 15'000));
    EXPECT_TRUE(server.open().first().title.contains("23"));
}

TEST_F(NotifierTest, ShowsHostileNamesAsText) {
    meet();
    model::Alert alert = question("a", model::realtimeUs());
    alert.finding.process.name = "<b>\xE2\x80\xAE\n\x1b[1m&";
    alert.finding.message = std::string(4U << 20U, '<');
    announcer.onAlert(alert);
    const uint id = shown("Reverse shell");
    const auto bubble = server.open().value(id);
    EXPECT_FALSE(bubble.body.contains('<'));
    EXPECT_FALSE(bubble.body.contains(QChar(0x202E)));
    EXPECT_FALSE(bubble.body.contains(QChar(0x1b)));
    EXPECT_LT(bubble.body.size(), 4000);
}

class ServerKindsTest : public testing::Test {};

TEST_F(ServerKindsTest, GetsTextThatSaysWhatToDo) {
    FakeNotifications server({"body"});
    server.appear();
    Notifier notifier(QDBusConnection::sessionBus());
    Announcer announcer(notifier, {});
    ASSERT_TRUE(waitUntil([&] { return notifier.server().present; }));
    announcer.onAlert(question("a", model::realtimeUs()));
    ASSERT_TRUE(waitUntil([&] { return server.open().size() == 1; }));
    EXPECT_TRUE(server.open().first().actions.isEmpty());
    EXPECT_TRUE(server.open().first().body.contains("algomonitorctl alerts kill a"));
}

TEST_F(ServerKindsTest, ThatSaysItHasThemIsKnownByItsName) {
    FakeNotifications server({"actions", "body"}, "dunst");
    server.appear();
    Notifier notifier(QDBusConnection::sessionBus());
    Announcer announcer(notifier, {});
    ASSERT_TRUE(waitUntil([&] { return notifier.server().present; }));
    announcer.onAlert(question("a", model::realtimeUs()));
    ASSERT_TRUE(waitUntil([&] { return server.open().size() == 1; }));
    EXPECT_EQ(server.open().first().actions.value(0), QStringLiteral("default"));
    EXPECT_EQ(server.open().first().actions.size(), 2);
    EXPECT_TRUE(server.open().first().body.contains("Click here"));
}

TEST_F(ServerKindsTest, AndOneThatDrawsTheClickAsAButtonToo) {
    FakeNotifications server({"actions", "body", "body-markup"}, "Xfce Notify Daemon");
    server.appear();
    Notifier notifier(QDBusConnection::sessionBus());
    Announcer announcer(notifier, {});
    ASSERT_TRUE(waitUntil([&] { return notifier.server().present; }));
    announcer.onAlert(question("a", model::realtimeUs()));
    ASSERT_TRUE(waitUntil([&] { return server.open().size() == 1; }));
    EXPECT_FALSE(server.open().first().actions.contains("details"));
    EXPECT_TRUE(server.open().first().actions.contains("default"));
}

TEST(NotifierEnd, ClosesItsBubbles) {
    FakeNotifications server;
    server.appear();
    auto notifier = std::make_unique<Notifier>(QDBusConnection::sessionBus());
    ASSERT_TRUE(waitUntil([&] { return notifier->server().present; }));
    notifier->show(plain("x", "Only this"));
    ASSERT_TRUE(waitUntil([&] { return server.open().size() == 1; }));
    notifier.reset();
    EXPECT_TRUE(waitUntil([&] { return server.open().isEmpty(); }));
}

}  // namespace
}  // namespace app
