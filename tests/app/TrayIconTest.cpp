// The icon under a real X server, with a panel that comes late, goes and returns.

#include "app/TrayIcon.h"

#include <gtest/gtest.h>

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QSystemTrayIcon>

#include "tests/app/support/Alerts.h"
#include "tests/app/support/FakeTrayWatcher.h"
#include "tests/app/support/Wait.h"

namespace app {
namespace {

using testsupport::FakeTrayWatcher;
using testsupport::settle;
using testsupport::waitUntil;

class TrayIconTest : public testing::Test {
  protected:
    void meet() {
        watcher.appear();
        ASSERT_TRUE(waitUntil([&] { return !watcher.items().isEmpty(); }));
    }
    void call(const QString& method, const QVariantList& arguments) {
        QDBusMessage message = QDBusMessage::createMethodCall(
            watcher.items().last(), "/StatusNotifierItem", "org.kde.StatusNotifierItem", method);
        message.setArguments(arguments);
        watcher.bus().asyncCall(message);
    }
    QAction* action(const QString& text) {
        for (QAction* one : tray.menu().findChildren<QAction*>())
            if (QString(one->text()).remove('&').contains(text))
                return one;
        return nullptr;
    }

    FakeTrayWatcher watcher;
    TrayIcon tray{QDBusConnection::sessionBus()};
};

// First of all tests here: Qt looks for the tray once in a process and keeps to what it saw.
TEST_F(TrayIconTest, AppearsInAPanelThatComesLateAndEvenLaterGetsItsHost) {
    tray.setShield(ui::ShieldState::Calm, 0);
    tray.setSentence("calm");
    tray.start();
    settle(300);
    EXPECT_FALSE(tray.visible());
    watcher.appear(false);
    settle(300);
    EXPECT_FALSE(tray.visible()) << "a watcher without a host shows nothing";
    watcher.addHost();
    ASSERT_TRUE(waitUntil([&] { return !watcher.items().isEmpty(); }))
        << "registered with the panel, not through XEmbed";
    EXPECT_TRUE(tray.visible());
}

TEST_F(TrayIconTest, ReturnsWithThePanel) {
    tray.start();
    meet();
    watcher.die();
    ASSERT_TRUE(waitUntil([&] { return !tray.visible(); }));
    watcher.appear();
    EXPECT_TRUE(waitUntil([&] { return !watcher.items().isEmpty() && tray.visible(); }));
}

TEST_F(TrayIconTest, OpensOnAClickAndGoesToTheProcessesOnAMiddleClick) {
    int opened = 0;
    int processes = 0;
    QObject::connect(&tray, &TrayIcon::openRequested, &tray, [&] { ++opened; });
    QObject::connect(&tray, &TrayIcon::processesRequested, &tray, [&] { ++processes; });
    tray.start();
    meet();
    call("Activate", {0, 0});
    ASSERT_TRUE(waitUntil([&] { return opened == 1; }));
    call("SecondaryActivate", {0, 0});
    EXPECT_TRUE(waitUntil([&] { return processes == 1; }));
    EXPECT_EQ(opened, 1);
}

TEST_F(TrayIconTest, OffersItsMenu) {
    QStringList heard;
    TrayMenu& menu = tray.menu();
    QObject::connect(&menu, &TrayMenu::modeRequested, &menu, [&](model::Mode mode) {
        heard << QStringLiteral("mode %1").arg(static_cast<int>(mode));
    });
    QObject::connect(&menu, &TrayMenu::pauseRequested, &menu,
                     [&](int seconds) { heard << QStringLiteral("pause %1").arg(seconds); });
    QObject::connect(&menu, &TrayMenu::alertRequested, &menu,
                     [&](const QString& id) { heard << QStringLiteral("alert ") + id; });
    QObject::connect(&menu, &TrayMenu::quitRequested, &menu, [&] { heard << "quit"; });
    QObject::connect(&tray, &TrayIcon::openRequested, &menu, [&] { heard << "open"; });
    menu.setReachable(true);
    menu.setMode(model::Mode::Ask);
    model::Alert hostile = testsupport::question("a", 1);
    hostile.finding.message = "x\n\xE2\x80\xAE&y";
    menu.setAlerts({hostile});
    EXPECT_TRUE(action("Ask")->isChecked());
    for (const char* text :
         {"Open AlgoMonitor", "Enforce", "15 minutes", "1 hour", "Respond again", "Quit", "  x"})
        action(text)->trigger();
    EXPECT_EQ(heard, (QStringList{"open", "mode 2", "pause 900", "pause 3600", "pause 0", "quit",
                                  "alert a"}));
    EXPECT_TRUE(action("Ask")->isChecked()) << "the mark moves when the helper says so";
    EXPECT_FALSE(action("x")->text().contains('\n'));
    EXPECT_FALSE(action("x")->text().contains(QChar(0x202E)));
    menu.setReachable(false);
    EXPECT_FALSE(action("Mode")->isEnabled());
    EXPECT_FALSE(action("Pause")->isEnabled());
}

}  // namespace
}  // namespace app
