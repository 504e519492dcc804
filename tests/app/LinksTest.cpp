// The places where a page's intents become the helper's verbs, with a helper that is none.
#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProgressBar>
#include <QTemporaryDir>

#include "app/DumpLink.h"
#include "app/ExportLink.h"
#include "app/RulesLink.h"
#include "app/SettingsLink.h"
#include "tests/app/support/Alerts.h"
#include "tests/app/support/FakeHelper.h"
#include "tests/app/support/Wait.h"
#include "ui/MainWindow.h"
#include "ui/processes/DumpDesk.h"
#include "ui/settings/SettingsPage.h"
#include "ui/widgets/ResultBar.h"

namespace app {
namespace {

using testsupport::FakeHelper;
using testsupport::question;
using testsupport::settle;
using testsupport::waitUntil;

const model::ProcessKey kFirefox{4242, 7};
const QString kItsDump = QStringLiteral("20261120T184210Z-1000-firefox-4242");

class LinksTest : public testing::Test {
  protected:
    void meet() {
        client.start();
        ASSERT_TRUE(helper.appear());
        ASSERT_TRUE(waitUntil(
            [&] { return client.presence() == client::HelperClient::Presence::Present; }));
    }
    /// What the window told last.
    QString told() const { return window.findChild<ui::ResultBar*>()->accessibleName(); }

    FakeHelper helper;
    client::HelperClient client{QDBusConnection::sessionBus()};
    VerbRunner verbs{client};
    ui::MainWindow window;
};

TEST_F(LinksTest, ADumpSaysHowFarItIsToWhoeverAskedForIt) {
    DumpLink link(client, verbs);
    link.connectTo(window);
    meet();
    helper.dumpsWait = true;
    auto* desk = window.page<ui::DumpDesk>();
    ui::DumpDialog* dialog = desk->open({kFirefox, QStringLiteral("firefox (4242)"), 2048});
    EXPECT_TRUE(waitUntil([&] { return helper.count("GetAll") == 1; })) << "the limits";
    Q_EMIT dialog->dumpRequested(false);
    ASSERT_TRUE(waitUntil([&] { return helper.count("Dump 4242 7 0") == 1; }));
    helper.dumpPercent = 40;
    helper.changeDump(QStringLiteral("20261120T184210Z-1000-other-17"));
    helper.changeDump(kItsDump);
    const auto* bar = dialog->findChild<QProgressBar*>();
    EXPECT_TRUE(waitUntil([&] { return bar->value() == 40; }));
    EXPECT_EQ(helper.count("DumpProgress"), 1) << "not of somebody else's";
    EXPECT_EQ(helper.count("ListDumps"), 0) << "everybody's are not ours to see";
    helper.finishDump();
    ASSERT_TRUE(waitUntil([&] { return !bar->isVisibleTo(dialog); }));
    helper.changeDump(kItsDump);
    settle(50);
    EXPECT_EQ(helper.count("DumpProgress"), 1) << "it is over";
}

TEST(DumpId, EndsWithThePid) {
    EXPECT_EQ(pidOfDump(kItsDump), 4242);
    for (const char* none : {"", "4242", "a-b-c", "1-2-3-x"})
        EXPECT_EQ(pidOfDump(QLatin1String(none)), 0) << none;
}

TEST_F(LinksTest, WhatIsExportedIsWrittenAndSaid) {
    QTemporaryDir home;
    AlertBook book;
    book.put(question("a", 1));
    book.put(question("b", 2));
    ExportLink link(book);
    link.connectTo(window);
    const QString path = home.filePath("alerts.json");
    Q_EMIT window.exportRequested({"a", "b", "gone"}, path);
    ASSERT_TRUE(waitUntil([&] { return told().contains(path); })) << told().toStdString();
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(QJsonDocument::fromJson(file.readAll()).array().size(), 2);
}

TEST_F(LinksTest, WhatCannotBeExportedIsSaidToo) {
    AlertBook book;
    ExportLink link(book);
    link.connectTo(window);
    Q_EMIT window.exportRequested({"gone"}, QStringLiteral("/tmp/never.json"));
    EXPECT_TRUE(told().contains(QStringLiteral("Nothing to export")));
    book.put(question("a", 1));
    Q_EMIT window.exportRequested({"a"}, QStringLiteral("/nowhere/at/all.csv"));
    EXPECT_TRUE(waitUntil([&] { return told().contains(QStringLiteral("/nowhere/at/all.csv")); }))
        << told().toStdString();
}

TEST_F(LinksTest, AChangedSettingIsTakenBackToWhatItWas) {
    SettingsLink link(client, verbs);
    link.connectTo(window);
    helper.settingsText = QStringLiteral(R"({"ask":{"timeout_s":30}})");
    meet();
    link.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return helper.count("TrustList") > 0; }));
    settle(50);
    auto* page = window.page<ui::SettingsPage>();
    Q_EMIT page->saveRequested(QStringLiteral("ask.timeout_s"), QStringLiteral("45"));
    ASSERT_TRUE(waitUntil([&] { return verbs.canUndo(); }));
    verbs.undo();
    ASSERT_TRUE(waitUntil([&] { return helper.count("Set ask.timeout_s 30") == 1; }));
    settle(50);
    EXPECT_FALSE(verbs.canUndo()) << "once";
    Q_EMIT page->untrustRequested(QStringLiteral("t1"));
    ASSERT_TRUE(waitUntil([&] { return verbs.canUndo(); }));
    verbs.undo();
    ASSERT_TRUE(waitUntil([&] { return helper.count("Trust {") == 1; }));
    const auto entry = std::ranges::find_if(
        helper.calls, [](const QString& call) { return call.startsWith("Trust {"); });
    EXPECT_TRUE(entry->contains("/opt/x") && entry->contains("tor")) << entry->toStdString();
}

TEST_F(LinksTest, WhatWasRefusedIsNotTakenBack) {
    SettingsLink link(client, verbs);
    link.connectTo(window);
    helper.settingsText = QStringLiteral(R"({"ask":{"timeout_s":30}})");
    meet();
    link.setWanted(true);
    ASSERT_TRUE(waitUntil([&] { return helper.count("TrustList") > 0; }));
    settle(50);
    helper.refusal = QStringLiteral("org.algomonitor.Error.NotAuthorized");
    Q_EMIT window.page<ui::SettingsPage>()->saveRequested(QStringLiteral("ask.timeout_s"),
                                                          QStringLiteral("45"));
    ASSERT_TRUE(waitUntil([&] { return helper.count("Set ask") == 1; }));
    settle(50);
    EXPECT_FALSE(verbs.canUndo());
}

}  // namespace
}  // namespace app
