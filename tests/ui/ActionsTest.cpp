// Saving memory and silencing a rule, as a person does it.
#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDateTime>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/FakePages.h"
#include "tests/ui/FakeValues.h"
#include "ui/MainWindow.h"
#include "ui/processes/DumpDesk.h"
#include "ui/processes/ProcessPage.h"
#include "ui/rules/RulesPage.h"
#include "ui/widgets/SilenceButton.h"
#include "ui/widgets/TextLabel.h"

namespace {

constexpr qint64 kUsPerHour = 3'600'000'000;

class Actions : public testing::Test {
  protected:
    void SetUp() override {
        window.show();
        window.setHealth(fake::health());
        window.setReachable(true);
        window.setProcesses(fake::processes());
        window.setAlerts(fake::alerts());
        window.page<ui::RulesPage>()->setRules(fake::rules());
        (void)QTest::qWaitForWindowActive(&window);
    }
    static QPushButton* named(const QWidget* in, const char* text) {
        for (QPushButton* each : in->findChildren<QPushButton*>()) {
            if (each->isVisible() && (each->text().trimmed() == QString::fromUtf8(text) ||
                                      each->accessibleName() == QString::fromUtf8(text)))
                return each;
        }
        return nullptr;
    }
    static QString texts(const QWidget* in) {
        QString all;
        for (const ui::TextLabel* label : in->findChildren<ui::TextLabel*>())
            if (label->isVisible())
                all += label->fullText() + QLatin1Char('\n');
        return all;
    }
    ui::DumpDialog* dialog() const { return window.findChild<ui::DumpDialog*>(); }
    ui::DumpDesk* desk() const { return window.page<ui::DumpDesk>(); }
    void openDump() {
        desk()->open({kKey, QStringLiteral("firefox (4242)"), 300 * 1024});
        QApplication::processEvents();
    }
    void choose(const ui::SilenceButton* button, const char* text) {
        for (QAction* action : button->menu()->actions())
            if (action->text() == QLatin1String(text))
                return action->trigger();
        FAIL() << text;
    }

    static constexpr model::ProcessKey kKey{4242, 77};
    ui::MainWindow window;
};

TEST_F(Actions, ADumpIsAKeyAndAButtonAway) {
    window.showProcess(fake::processes().changed.front().key);
    QTest::keyClick(window.page<ui::ProcessPage>(), Qt::Key_D, Qt::ControlModifier);
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(dialog()->key(), fake::processes().changed.front().key);
    QSignalSpy asked(desk(), &ui::DumpDesk::dumpRequested);
    QTest::mouseClick(named(dialog(), "Save memory"), Qt::LeftButton);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_FALSE(asked.front().at(1).toBool());
}

TEST_F(Actions, ADumpOfAnAlertsProcessIsAButtonAway) {
    window.showAlert(QString::fromStdString(fake::openQuestion().id));
    QTest::mouseClick(named(&window, "Save memory…"), Qt::LeftButton);
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(dialog()->key(), fake::openQuestion().finding.process.key);
    EXPECT_TRUE(window.findChild<ui::DumpDialog*>()->isVisible());
}

TEST_F(Actions, CancellingADumpDialogAsksForNothing) {
    openDump();
    QSignalSpy asked(desk(), &ui::DumpDesk::dumpRequested);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    EXPECT_EQ(asked.size(), 0);
}

TEST_F(Actions, SaysBeforehandWhatSpeaksAgainstADump) {
    openDump();
    constexpr std::uint64_t kMiB = 1024;
    desk()->setRoom({QStringLiteral("/var/lib/dumps"), 9000 * kMiB, 500 * kMiB, 2000 * kMiB});
    EXPECT_FALSE(texts(dialog()).contains(QStringLiteral("Largest dump")));
    EXPECT_FALSE(texts(dialog()).contains(QStringLiteral("hardly room")));
    desk()->setRoom({QStringLiteral("/var/lib/dumps"), 2100 * kMiB, 500 * kMiB, 2000 * kMiB});
    EXPECT_TRUE(texts(dialog()).contains(QStringLiteral("hardly room")));
    desk()->setRoom({QStringLiteral("/var/lib/dumps"), {}, 299 * kMiB, 2000 * kMiB});
    EXPECT_TRUE(texts(dialog()).contains(QStringLiteral("Largest dump")));
}

TEST_F(Actions, ARunningDumpShowsHowFarItIsAndCanBeStopped) {
    openDump();
    dialog()->findChild<QCheckBox*>()->click();
    QSignalSpy asked(desk(), &ui::DumpDesk::dumpRequested);
    QSignalSpy stopped(desk(), &ui::DumpDesk::cancelRequested);
    named(dialog(), "Save memory")->click();
    ASSERT_EQ(asked.size(), 1);
    EXPECT_TRUE(asked.front().at(1).toBool());
    const auto* bar = dialog()->findChild<QProgressBar*>();
    EXPECT_TRUE(bar->isVisible());
    EXPECT_EQ(bar->maximum(), 0) << "busy, without a figure";
    EXPECT_FALSE(named(dialog(), "Stop the dump")->isEnabled()) << "nothing to name yet";
    desk()->setProgress({4242, 78}, QStringLiteral("other"), 50);
    EXPECT_EQ(bar->maximum(), 0) << "of another process with that pid";
    desk()->setProgress(kKey, QStringLiteral("d1"), 43);
    EXPECT_EQ(bar->value(), 43);
    named(dialog(), "Stop the dump")->click();
    ASSERT_EQ(stopped.size(), 1);
    EXPECT_EQ(stopped.front().front().toString(), QStringLiteral("d1"));
    desk()->setResult(kKey, QStringLiteral("Not done: it was cancelled\u202e"), false);
    EXPECT_TRUE(texts(dialog()).contains(QStringLiteral("cancelled\\u{202e}")));
    EXPECT_FALSE(bar->isVisible());
    EXPECT_NE(named(dialog(), "Close"), nullptr);
}

TEST_F(Actions, ARuleIsSilencedFromItsAlert) {
    QSignalSpy asked(&window, &ui::MainWindow::silenceRequested);
    window.showAlert(QString::fromStdString(fake::openQuestion().id));
    auto* button = qobject_cast<ui::SilenceButton*>(named(&window, "Silence this rule"));
    ASSERT_NE(button, nullptr);
    choose(button, "Until tomorrow");
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked.front().at(0).toString().toStdString(), fake::openQuestion().finding.ruleId);
    const qint64 untilUs = asked.front().at(1).toLongLong();
    EXPECT_EQ(QDateTime::fromMSecsSinceEpoch(untilUs / 1000).time(), QTime(8, 0));
    window.setSilences({{asked.front().at(0).toString(), untilUs}});
    EXPECT_TRUE(button->text().trimmed().startsWith(QStringLiteral("Silent until")));
    choose(button, "Speak again");
    EXPECT_EQ(asked.back().at(1).toLongLong(), 0);
}

TEST_F(Actions, ARuleIsSilencedFromItsPage) {
    QSignalSpy asked(&window, &ui::MainWindow::silenceRequested);
    window.showPage(QStringLiteral("rules"));
    window.page<ui::RulesPage>()->select(QStringLiteral("reverse-shell"));
    auto* button = qobject_cast<ui::SilenceButton*>(named(&window, "Silence this rule"));
    ASSERT_NE(button, nullptr);
    EXPECT_EQ(button->text().trimmed(), QStringLiteral("Silence…"));
    choose(button, "For a week");
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked.front().front().toString(), QStringLiteral("reverse-shell"));
    window.setSilences({{QStringLiteral("another"), fake::nowUs() + kUsPerHour}});
    EXPECT_EQ(button->text().trimmed(), QStringLiteral("Silence…"));
    window.setSilences({{QStringLiteral("reverse-shell"), fake::nowUs() - 1}});
    EXPECT_EQ(button->text().trimmed(), QStringLiteral("Silence…")) << "it is over";
}

TEST(Tomorrow, IsTheNextMorningWhateverTheHour) {
    for (const QTime& now : {QTime(0, 0), QTime(7, 59), QTime(8, 1), QTime(23, 59)}) {
        const QDateTime at(QDate(2026, 11, 20), now);
        EXPECT_EQ(
            QDateTime::fromMSecsSinceEpoch(ui::tomorrowUs(at.toMSecsSinceEpoch() * 1000) / 1000),
            QDateTime(QDate(2026, 11, 21), QTime(8, 0)));
    }
}

}  // namespace
