// algomonitor as its users run it: the real program under an X server, between a fake helper, a
// fake panel and a fake notification server.

#include <gtest/gtest.h>

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>

#include "model/Timestamp.h"
#include "tests/app/support/Alerts.h"
#include "tests/app/support/FakeHelper.h"
#include "tests/app/support/FakeNotifications.h"
#include "tests/app/support/FakeTrayWatcher.h"
#include "tests/app/support/Wait.h"

namespace {

using testsupport::FakeHelper;
using testsupport::FakeNotifications;
using testsupport::FakeTrayWatcher;
using testsupport::question;
using testsupport::settle;
using testsupport::waitUntil;

class AppProgramTest : public testing::Test {
  protected:
    void SetUp() override {
        server.appear();
        watcher.appear();
        ASSERT_TRUE(helper.appear());
    }
    void TearDown() override {
        app.terminate();
        if (!waitUntil([&] { return app.state() == QProcess::NotRunning; }, 3'000))
            app.kill();
        app.waitForFinished();
    }
    void start(QProcess& process, const QStringList& arguments) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("DBUS_SYSTEM_BUS_ADDRESS",
                           environment.value("DBUS_SESSION_BUS_ADDRESS"));
        environment.insert("HOME", home.path());
        environment.insert("XDG_CONFIG_HOME", home.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(AM_APP), arguments);
    }
    void startTray() {
        start(app, {"--tray"});
        ASSERT_TRUE(waitUntil(
            [&] { return !watcher.items().isEmpty() && helper.count("RegisterTray 1 1") == 1; }));
    }
    QString toolTip() {
        QDBusMessage ask =
            QDBusMessage::createMethodCall(watcher.items().last(), "/StatusNotifierItem",
                                           "org.freedesktop.DBus.Properties", "Get");
        ask << QStringLiteral("org.kde.StatusNotifierItem") << QStringLiteral("ToolTip");
        const QDBusMessage answer = QDBusConnection::sessionBus().call(ask);
        const auto value = answer.arguments().value(0).value<QDBusVariant>().variant();
        QString all;
        const auto argument = value.value<QDBusArgument>();
        argument.beginStructure();
        argument >> all;  // the icon's name
        argument.beginArray();
        while (!argument.atEnd())
            argument.asVariant();
        argument.endArray();
        QString title;
        argument >> title;
        return title;
    }

    QTemporaryDir home;
    FakeNotifications server;
    FakeTrayWatcher watcher;
    FakeHelper helper;
    QProcess app;
};

TEST_F(AppProgramTest, AsksAndCarriesTheAnswerToTheHelper) {
    startTray();
    model::Alert alert = question("a", model::realtimeUs());
    helper.raise(alert);
    uint id = 0;
    ASSERT_TRUE(waitUntil([&] { return (id = server.find("Reverse shell stopped")) != 0; }));
    server.press(id, "kill");
    ASSERT_TRUE(waitUntil([&] { return helper.calls.contains("Kill a"); }));
    EXPECT_TRUE(helper.prompting.contains("Kill a")) << "may open the password dialog";
    alert.state = model::AlertState::Killed;
    alert.deadlineUs.reset();
    helper.change(alert);
    EXPECT_TRUE(waitUntil([&] { return server.find("Reverse shell: killed") != 0; }));
}

TEST_F(AppProgramTest, AsksAgainWhenTheHelperRefusesTheAnswer) {
    startTray();
    helper.raise(question("a", model::realtimeUs()));
    uint id = 0;
    ASSERT_TRUE(waitUntil([&] { return (id = server.find("Reverse shell stopped")) != 0; }));
    helper.refusal = QStringLiteral("org.algomonitor.Error.NotAuthorized");
    server.press(id, "allow");
    EXPECT_TRUE(waitUntil([&] { return server.find("without the password") != 0; }));
}

TEST_F(AppProgramTest, SaysThatAKillWithoutAQuestionWasRefused) {
    startTray();
    helper.raise(
        testsupport::withState(question("a", model::realtimeUs()), model::AlertState::Raised));
    uint id = 0;
    ASSERT_TRUE(waitUntil([&] { return (id = server.find("Reverse shell")) != 0; }));
    helper.refusal = QStringLiteral("org.algomonitor.Error.NotAuthorized");
    server.press(id, "kill");
    EXPECT_TRUE(waitUntil([&] { return server.find("without the password") != 0; }));
}

TEST_F(AppProgramTest, AsksAboutWhatWasOpenBeforeItStarted) {
    helper.known.insert("old", question("old", model::realtimeUs() - 1'000'000));
    startTray();
    EXPECT_TRUE(waitUntil([&] { return server.find("Reverse shell stopped") != 0; }));
}

TEST_F(AppProgramTest, SamplesNothingUntilTheWindowIsOpen) {
    startTray();
    settle(1'500);
    EXPECT_EQ(helper.count("Changes"), 0);
    QProcess second;
    start(second, {"--show", "processes"});
    ASSERT_TRUE(waitUntil([&] { return second.state() == QProcess::NotRunning; }));
    EXPECT_EQ(second.exitCode(), 0);
    EXPECT_TRUE(waitUntil([&] { return helper.count("Changes") >= 2; }));
    EXPECT_EQ(app.state(), QProcess::Running);
}

TEST_F(AppProgramTest, ASecondTrayLeavesQuietly) {
    startTray();
    QProcess second;
    start(second, {"--tray"});
    ASSERT_TRUE(waitUntil([&] { return second.state() == QProcess::NotRunning; }));
    EXPECT_EQ(second.exitCode(), 0);
    settle(300);
    EXPECT_EQ(helper.count("Changes"), 0);
    EXPECT_EQ(watcher.items().size(), 1);
}

TEST_F(AppProgramTest, SaysThatTheHelperIsGoneAndThatItIsBack) {
    startTray();
    ASSERT_TRUE(waitUntil([&] { return toolTip().contains("312"); })) << qPrintable(toolTip());
    helper.die();
    EXPECT_TRUE(waitUntil([&] { return toolTip().contains("not running"); }))
        << qPrintable(toolTip());
    helper.calls.clear();
    ASSERT_TRUE(helper.appear());
    EXPECT_TRUE(waitUntil([&] { return toolTip().contains("312"); }));
    EXPECT_TRUE(waitUntil([&] { return helper.count("RegisterTray 1 1") == 1; }))
        << "registered anew";
}

TEST_F(AppProgramTest, SaysThatTheHelperIsOfAnotherVersion) {
    helper.health.version = "99.0.0";
    startTray();
    EXPECT_TRUE(waitUntil([&] { return toolTip().contains("99.0.0"); })) << qPrintable(toolTip());
}

TEST_F(AppProgramTest, TakesItsBubblesWithItWhenItIsEnded) {
    startTray();
    helper.raise(question("a", model::realtimeUs()));
    ASSERT_TRUE(waitUntil([&] { return server.find("Reverse shell stopped") != 0; }));
    app.terminate();
    ASSERT_TRUE(waitUntil([&] { return app.state() == QProcess::NotRunning; }));
    EXPECT_EQ(app.exitStatus(), QProcess::NormalExit);
    EXPECT_EQ(app.exitCode(), 0);
    EXPECT_TRUE(waitUntil([&] { return server.open().isEmpty(); }));
}

TEST_F(AppProgramTest, RefusesWrongArguments) {
    start(app, {"--show", "nowhere"});
    ASSERT_TRUE(waitUntil([&] { return app.state() == QProcess::NotRunning; }));
    EXPECT_EQ(app.exitCode(), 2);
}

TEST_F(AppProgramTest, SaysItsVersionWithoutADisplay) {
    QProcess process;
    QProcessEnvironment environment;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(AM_APP), {"--version"});
    ASSERT_TRUE(process.waitForFinished());
    EXPECT_EQ(process.exitCode(), 0);
    EXPECT_TRUE(process.readAllStandardOutput().contains(AM_VERSION));
}

}  // namespace
