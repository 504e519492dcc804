// The first run, and the report when learning is over, with a helper that is none.
#include "app/WelcomeLink.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include "model/Timestamp.h"
#include "tests/app/support/FakeHelper.h"
#include "tests/app/support/FakeNotifications.h"
#include "tests/app/support/Wait.h"
#include "ui/welcome/WelcomeDialog.h"

namespace app {
namespace {

using testsupport::FakeHelper;
using testsupport::FakeNotifications;
using testsupport::settle;
using testsupport::waitUntil;

class WelcomeLinkTest : public testing::Test {
  protected:
    WelcomeLinkTest() { qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit()); }

    void meet() {
        server.appear();
        client.start();
        ASSERT_TRUE(helper.appear());
        ASSERT_TRUE(waitUntil([&] { return health.reachable() && notifier.server().present; }));
    }
    ui::WelcomeDialog* dialog() { return window.made()->findChild<ui::WelcomeDialog*>(); }

    QTemporaryDir home;
    FakeNotifications server;
    FakeHelper helper;
    QSettings settings{home.filePath("app.conf"), QSettings::IniFormat};
    client::HelperClient client{QDBusConnection::sessionBus()};
    client::HealthFeed health{client, AM_VERSION, {100, 100}};
    client::AlertFeed alerts{client};
    client::ProcessFeed processes{client, 60'000};
    VerbRunner verbs{client};
    AlertBook book;
    Notifier notifier{QDBusConnection::sessionBus()};
    Announcer announcer{notifier, {}};
    WindowLink window{{client, health, alerts, processes, verbs, book}};
    WelcomeLink welcome{{client, health, verbs, announcer, notifier, window, settings}};
};

TEST_F(WelcomeLinkTest, OpensByItselfOnce) {
    meet();
    welcome.onOpened();
    ASSERT_NE(dialog(), nullptr);
    EXPECT_TRUE(dialog()->isVisible());
    dialog()->close();
    welcome.onOpened();
    EXPECT_FALSE(dialog() != nullptr && dialog()->isVisible());
    welcome.open();
    EXPECT_TRUE(dialog()->isVisible()) << "when a person asks for it";
}

TEST_F(WelcomeLinkTest, OnlyWhatIsAnotherThanBeforeCostsAPassword) {
    helper.settingsText = QStringLiteral(R"({"learning":{"enabled":true,"days":9}})");
    meet();
    welcome.open();
    ASSERT_TRUE(waitUntil([&] { return dialog()->choices().learningDays == 9; }));
    ui::WelcomeChoices choices = dialog()->choices();
    Q_EMIT dialog()->decided(choices);
    settle();
    EXPECT_TRUE(helper.prompting.isEmpty()) << helper.prompting.join(' ').toStdString();
    choices.mode = model::Mode::Enforce;
    choices.learningDays = 14;
    Q_EMIT dialog()->decided(choices);
    ASSERT_TRUE(waitUntil([&] { return helper.count("Set learning.days 14") == 1; }));
    EXPECT_EQ(helper.count("SetMode enforce"), 1);
    EXPECT_EQ(helper.count("Set learning.enabled"), 0);
}

TEST_F(WelcomeLinkTest, TheEndOfLearningIsToldOnceAndRemembered) {
    meet();
    helper.health.learning.untilUs = model::realtimeUs() - 1'000'000;
    helper.health.learning.programs = 312;
    helper.changeStatus();
    ASSERT_TRUE(waitUntil([&] { return server.shows() == 1; }));
    EXPECT_TRUE(server.open().first().body.contains("312 programs"))
        << server.open().first().body.toStdString();
    helper.changeStatus();
    settle(300);
    EXPECT_EQ(server.shows(), 1);
    EXPECT_EQ(settings.value("learning/told").toLongLong(), helper.health.learning.untilUs);
}

TEST_F(WelcomeLinkTest, LearningThatGoesOnIsNoNews) {
    meet();
    helper.health.learning.active = true;
    helper.health.learning.untilUs = model::realtimeUs() + 60'000'000;
    helper.changeStatus();
    settle(300);
    EXPECT_EQ(server.shows(), 0);
}

}  // namespace
}  // namespace app
