#include "ui/MainWindow.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/alerts/AlertPage.h"
#include "ui/processes/ProcessDetailsDialog.h"
#include "ui/processes/ProcessPage.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextLabel.h"

namespace {

const model::ProcessKey kShell{4242, 4242 * 37};
const model::ProcessKey kCompiler{3301, 3301 * 37};

class Window : public testing::Test {
  protected:
    void SetUp() override {
        window.show();
        window.setHealth(fake::health());
        window.setReachable(true);
        window.setProcesses(fake::processes());
        window.setAlerts(fake::alerts());
        (void)QTest::qWaitForWindowActive(&window);
    }
    void key(int code, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        if (QApplication::activeWindow() == nullptr) {
            window.activateWindow();  // no window manager gives it back after a dialog
            (void)QTest::qWaitForWindowActive(&window);
        }
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus == nullptr ? &window : focus, static_cast<Qt::Key>(code), modifiers);
        QApplication::processEvents();
    }
    QPushButton* button(const QWidget* in, const QString& name) const {
        for (QPushButton* each : in->findChildren<QPushButton*>()) {
            if (each->isVisible() && (each->text().trimmed() == name))
                return each;
        }
        return nullptr;
    }
    ui::ProcessPage* processes() {
        window.showPage(QStringLiteral("processes"));
        QApplication::processEvents();
        return window.findChild<ui::ProcessPage*>();
    }
    QDialog* dialog() const {
        for (QDialog* each : window.findChildren<QDialog*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    bool stateShown(ui::StatePanel::Kind kind) const {
        for (const ui::StatePanel* panel : window.findChildren<ui::StatePanel*>()) {
            if (panel->isVisible() && panel->kind() == kind)
                return true;
        }
        return false;
    }

    ui::MainWindow window;
};

TEST_F(Window, PagesByNumber) {
    for (const auto& [code, name] :
         {std::pair{Qt::Key_2, "alerts"}, {Qt::Key_3, "processes"}, {Qt::Key_1, "overview"}}) {
        key(code, Qt::ControlModifier);
        EXPECT_EQ(window.currentPage(), QLatin1String(name));
    }
    window.showPage(QStringLiteral("no such page"));
    EXPECT_EQ(window.currentPage(), QStringLiteral("overview"));
}

TEST_F(Window, TellsWhichPageIsVisible) {
    QSignalSpy spy(&window, &ui::MainWindow::pageVisibilityChanged);
    window.showPage(QStringLiteral("processes"));
    window.hide();
    window.show();
    const QList<QVariantList> expected{
        {"overview", false}, {"processes", true}, {"processes", false}, {"processes", true}};
    EXPECT_EQ(QList<QVariantList>(spy), expected);
}

TEST_F(Window, AsksForHistoryWhenTheOverviewIsSeen) {
    QSignalSpy spy(&window, &ui::MainWindow::historyRequested);
    window.showPage(QStringLiteral("alerts"));
    EXPECT_EQ(spy.size(), 0);
    window.showPage(QStringLiteral("overview"));
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toInt(), 60);
}

TEST_F(Window, RefreshesThePageOnF5) {
    QSignalSpy spy(&window, &ui::MainWindow::refreshRequested);
    processes();
    key(Qt::Key_F5);
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toString(), QStringLiteral("processes"));
}

TEST_F(Window, TerminatesOnlyAfterTheQuestion) {
    QSignalSpy spy(&window, &ui::MainWindow::terminateRequested);
    processes()->select(kCompiler);
    key(Qt::Key_Delete);
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(spy.size(), 0);
    QTest::mouseClick(button(dialog(), QStringLiteral("Cancel")), Qt::LeftButton);
    QApplication::processEvents();
    EXPECT_EQ(spy.size(), 0);
    key(Qt::Key_Delete);
    QTest::mouseClick(button(dialog(), QStringLiteral("Terminate")), Qt::LeftButton);
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().at(0).value<model::ProcessKey>(), kCompiler);
    EXPECT_FALSE(spy.front().at(1).toBool());
}

TEST_F(Window, EnterInTheQuestionDoesNothing) {
    QSignalSpy spy(&window, &ui::MainWindow::terminateRequested);
    processes()->select(kCompiler);
    key(Qt::Key_Delete);
    ASSERT_NE(dialog(), nullptr);
    QTest::keyClick(dialog(), Qt::Key_Return);
    QApplication::processEvents();
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_EQ(spy.size(), 0);
}

TEST_F(Window, KillTreeNamesEverythingBelow) {
    QSignalSpy spy(&window, &ui::MainWindow::terminateRequested);
    processes()->select({3107, 3107 * 37});
    key(Qt::Key_Delete, Qt::ShiftModifier);
    ASSERT_NE(dialog(), nullptr);
    QString texts;
    for (const ui::TextLabel* label : dialog()->findChildren<ui::TextLabel*>())
        texts += label->fullText() + QLatin1Char('\n');
    EXPECT_TRUE(texts.contains(QStringLiteral("7 processes")));
    EXPECT_TRUE(texts.contains(QStringLiteral("cc1plus (3301)")));
    QTest::mouseClick(button(dialog(), QStringLiteral("Kill tree")), Qt::LeftButton);
    ASSERT_EQ(spy.size(), 1);
    EXPECT_TRUE(spy.front().at(1).toBool());
}

TEST_F(Window, SpaceSuspendsAndResumes) {
    QSignalSpy suspended(&window, &ui::MainWindow::suspendRequested);
    QSignalSpy resumed(&window, &ui::MainWindow::resumeRequested);
    processes()->select(kCompiler);
    key(Qt::Key_Space);
    EXPECT_EQ(suspended.size(), 1);
    EXPECT_EQ(resumed.size(), 0);
    processes()->findChild<QTreeView*>()->clearSelection();
    processes()->select(kShell);
    key(Qt::Key_Space);
    EXPECT_EQ(suspended.size(), 1);
    ASSERT_EQ(resumed.size(), 1);
    EXPECT_EQ(resumed.front().front().value<model::ProcessKey>(), kShell);
}

TEST_F(Window, SelectionAndUndecidedQuestionsSurviveChanges) {
    QSignalSpy spy(&window, &ui::MainWindow::terminateRequested);
    processes()->select(kCompiler);
    key(Qt::Key_Delete);
    ASSERT_NE(dialog(), nullptr);
    model::ProcessChanges changes = fake::processes();
    changes.complete = true;
    std::erase_if(changes.changed, [](const auto& row) { return row.key.pid < 1203; });
    window.setProcesses(changes);
    QTest::mouseClick(button(dialog(), QStringLiteral("Terminate")), Qt::LeftButton);
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().at(0).value<model::ProcessKey>(), kCompiler);
}

TEST_F(Window, DetailsOpenAtOnceAndFillLater) {
    QSignalSpy spy(&window, &ui::MainWindow::detailsRequested);
    processes()->select(kShell);
    key(Qt::Key_Return);
    ASSERT_EQ(spy.size(), 1);
    auto* details = window.findChild<ui::ProcessDetailsDialog*>();
    ASSERT_NE(details, nullptr);
    EXPECT_TRUE(stateShown(ui::StatePanel::Kind::Loading));
    window.setDetails({1, 1}, QStringLiteral("{}"));  // of another process
    EXPECT_TRUE(stateShown(ui::StatePanel::Kind::Loading));
    window.setDetails(kShell, QString::fromStdString(fake::detailsJson()));
    EXPECT_FALSE(stateShown(ui::StatePanel::Kind::Loading));
    window.setDetails(kShell, QStringLiteral("[1, nonsense"));
    EXPECT_TRUE(stateShown(ui::StatePanel::Kind::Problem));
}

TEST_F(Window, ASuspendedShellIsKilledWithOneClick) {
    QSignalSpy spy(&window, &ui::MainWindow::killAlertRequested);
    window.showAlert(QString::fromStdString(fake::openQuestion().id));
    QApplication::processEvents();
    QPushButton* kill = button(&window, QStringLiteral("Kill"));
    ASSERT_NE(kill, nullptr);
    QTest::mouseClick(kill, Qt::LeftButton);
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().toString().toStdString(), fake::openQuestion().id);
}

TEST_F(Window, ARunningOneIsAskedAboutFirst) {
    QSignalSpy spy(&window, &ui::MainWindow::killAlertRequested);
    model::Alert alert = fake::openQuestion();
    alert.state = model::AlertState::Raised;
    alert.deadlineUs.reset();
    window.upsertAlert(alert);
    window.showAlert(QString::fromStdString(alert.id));
    QApplication::processEvents();
    QTest::mouseClick(button(&window, QStringLiteral("Kill")), Qt::LeftButton);
    EXPECT_EQ(spy.size(), 0);
    ASSERT_NE(dialog(), nullptr);
    QTest::mouseClick(button(dialog(), QStringLiteral("Kill")), Qt::LeftButton);
    EXPECT_EQ(spy.size(), 1);
}

TEST_F(Window, AlwaysAllowSendsTheNarrowestMatch) {
    QSignalSpy spy(&window, &ui::MainWindow::allowAlwaysRequested);
    window.showAlert(QString::fromStdString(fake::openQuestion().id));
    QApplication::processEvents();
    QTest::mouseClick(button(&window, QStringLiteral("Always allow…")), Qt::LeftButton);
    ASSERT_NE(dialog(), nullptr);
    QTest::mouseClick(button(dialog(), QStringLiteral("Always allow")), Qt::LeftButton);
    ASSERT_EQ(spy.size(), 1);
    const auto match = spy.front().at(1).value<QMap<QString, QString>>();
    EXPECT_EQ(match.value(QStringLiteral("package")), QStringLiteral("bash"));
    EXPECT_EQ(match.value(QStringLiteral("port")), QStringLiteral("4444"));
}

TEST_F(Window, AnAlertThatIsStillOnItsWayIsShownWhenItComes) {
    window.showAlert(QStringLiteral("id-77"));
    EXPECT_EQ(window.currentPage(), QStringLiteral("alerts"));
    model::Alert late = fake::simpleAlert(77, 1000);
    late.finding.message = "It came late.";
    window.upsertAlert(late);
    QApplication::processEvents();
    const auto* shown = window.findChild<QTextEdit*>(QStringLiteral("alertSentence"));
    ASSERT_NE(shown, nullptr);
    EXPECT_EQ(shown->toPlainText(), QStringLiteral("It came late."));
}

TEST_F(Window, TheModeIsAskedForAndShownOnlyWhenInForce) {
    QSignalSpy spy(&window, &ui::MainWindow::modeRequested);
    auto* combo = window.findChild<QComboBox*>();
    ASSERT_NE(combo, nullptr);
    combo->setCurrentIndex(2);
    Q_EMIT combo->activated(2);
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.front().front().value<model::Mode>(), model::Mode::Enforce);
    EXPECT_EQ(combo->currentText(), QStringLiteral("Ask"));
    model::Health health = fake::health();
    health.mode = model::Mode::Enforce;
    window.setHealth(health);
    EXPECT_EQ(combo->currentText(), QStringLiteral("Enforce"));
}

TEST_F(Window, NothingOldIsShownAsNowWhenTheHelperIsGone) {
    window.setReachable(false, QStringLiteral("It is stopped."));
    EXPECT_TRUE(stateShown(ui::StatePanel::Kind::Problem));
    EXPECT_FALSE(window.findChild<QComboBox*>()->isEnabled());
    processes();
    EXPECT_TRUE(stateShown(ui::StatePanel::Kind::Problem));
    window.setReachable(true);
    window.setHealth(fake::health());
    EXPECT_FALSE(stateShown(ui::StatePanel::Kind::Problem));
}

TEST_F(Window, SearchIsOneKeyAway) {
    window.showPage(QStringLiteral("overview"));
    key(Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(window.currentPage(), QStringLiteral("processes"));
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_STREQ(QApplication::focusWidget()->metaObject()->className(), "QLineEdit");
    // Keys of the field stay the field's.
    QSignalSpy spy(&window, &ui::MainWindow::suspendRequested);
    key(Qt::Key_Space);
    key(Qt::Key_Delete);
    EXPECT_EQ(spy.size(), 0);
    EXPECT_EQ(dialog(), nullptr);
}

TEST_F(Window, EveryControlHasAName) {
    for (const char* page :
         {"overview", "alerts", "processes", "network", "files", "sessions", "rules", "settings"}) {
        window.showPage(QLatin1String(page));
        QApplication::processEvents();
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0 ||
                widget->inherits("QScrollArea"))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() ||
                               (button != nullptr && !button->text().isEmpty());
            EXPECT_TRUE(named) << page << ": " << widget->metaObject()->className() << " "
                               << widget->objectName().toStdString();
        }
    }
}

TEST_F(Window, FiveThousandProcessesComeAndChange) {
    window.setProcesses(fake::manyProcesses(5000));
    processes();
    for (int round = 0; round < 3; ++round) {
        model::ProcessChanges changes;
        for (int i = 1; i <= 5000; i += 2) {
            model::ProcessRow row = fake::manyProcesses(i).changed.back();
            row.cpuPercent = (i * 31 + round * 7) % 100;
            changes.changed.push_back(row);
            if (changes.changed.size() == 40)
                break;
        }
        window.setProcesses(changes);
        QApplication::processEvents();
    }
    EXPECT_GT(processes()->findChild<QTreeView*>()->model()->rowCount(), 0);
}

TEST(WindowGeometry, IsRemembered) {
    QSize size;
    {
        ui::MainWindow window;
        EXPECT_EQ(window.size(), QSize(1100, 720));
        window.show();
        // Qt 6.8 makes a window no wider than the screen, and the one of these tests is small.
        window.resize(window.minimumWidth(), 640);
        QApplication::processEvents();
        size = window.size();
        window.close();
    }
    const ui::MainWindow again;
    EXPECT_EQ(again.size(), size);
    QSettings().clear();
}

}  // namespace
