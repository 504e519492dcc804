// The first-run wizard and the report at the end of learning, as a person uses them.
#include <gtest/gtest.h>

#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include "tests/ui/FakePages.h"
#include "tests/ui/FakeValues.h"
#include "ui/MainWindow.h"
#include "ui/welcome/EverydayStep.h"
#include "ui/welcome/LearningReport.h"
#include "ui/welcome/LearningReportDialog.h"
#include "ui/welcome/WelcomeDialog.h"
#include "ui/widgets/TextLabel.h"

namespace {

using model::Mode;

class Welcome : public testing::Test {
  protected:
    void SetUp() override {
        dialog = new ui::WelcomeDialog(&window);
        dialog->show();
        QApplication::processEvents();
    }
    template <typename Button>
    Button* named(const QString& text) const {
        for (Button* each : dialog->findChildren<Button*>()) {
            if (each->isVisible() && (each->text() == text || each->accessibleName() == text))
                return each;
        }
        return nullptr;
    }
    void press(const QString& text) {
        auto* button = named<QPushButton>(text);
        ASSERT_NE(button, nullptr) << text.toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
        QApplication::processEvents();
    }
    QString texts(const QWidget* in) const {
        QString all;
        for (const ui::TextLabel* label : in->findChildren<ui::TextLabel*>())
            if (label->isVisible())
                all += label->fullText() + QLatin1Char('\n');
        return all;
    }

    ui::MainWindow window;
    QPointer<ui::WelcomeDialog> dialog;
};

TEST_F(Welcome, ProposesAskAndAWeekOfLearning) {
    QSignalSpy decided(dialog, &ui::WelcomeDialog::decided);
    for (int step = 0; step < 3; ++step)
        press(QStringLiteral("Continue"));
    press(QStringLiteral("Finish"));
    ASSERT_EQ(decided.size(), 1);
    EXPECT_EQ(decided.front().front().value<ui::WelcomeChoices>(),
              (ui::WelcomeChoices{Mode::Ask, 7, true, false}));
}

TEST_F(Welcome, CarriesWhatWasChosen) {
    QSignalSpy decided(dialog, &ui::WelcomeDialog::decided);
    press(QStringLiteral("Continue"));
    named<QRadioButton>(QStringLiteral("Observe"))->click();
    named<QCheckBox>(QStringLiteral("Learn first what is usual here"))->click();
    press(QStringLiteral("Continue"));
    named<QRadioButton>(QStringLiteral("Look at the listeners one by one afterwards"))->click();
    press(QStringLiteral("Continue"));
    named<QCheckBox>(QStringLiteral("Start the shield when I log in"))->click();
    press(QStringLiteral("Finish"));
    ASSERT_EQ(decided.size(), 1);
    EXPECT_EQ(decided.front().front().value<ui::WelcomeChoices>(),
              (ui::WelcomeChoices{Mode::Observe, 0, false, true}));
}

TEST_F(Welcome, ClosingItDecidesNothing) {
    QSignalSpy decided(dialog, &ui::WelcomeDialog::decided);
    press(QStringLiteral("Continue"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    EXPECT_EQ(decided.size(), 0);
}

TEST_F(Welcome, GoesBackWithoutForgetting) {
    press(QStringLiteral("Continue"));
    named<QRadioButton>(QStringLiteral("Enforce"))->click();
    press(QStringLiteral("Back"));
    EXPECT_FALSE(named<QPushButton>(QStringLiteral("Back"))->isEnabled());
    EXPECT_EQ(dialog->choices().mode, Mode::Enforce);
}

TEST_F(Welcome, SaysHowWellItSeesHere) {
    EXPECT_TRUE(texts(dialog).contains(QStringLiteral("helper is not running")));
    dialog->setHealth(fake::health());
    EXPECT_TRUE(texts(dialog).contains(QStringLiteral("312 processes")));
    EXPECT_FALSE(texts(dialog).contains(QStringLiteral("cannot be seen")));
    dialog->setHealth(fake::degradedHealth());
    EXPECT_TRUE(texts(dialog).contains(QStringLiteral("cannot be seen")));
}

TEST_F(Welcome, ShowsWhatIsHereAsPlainText) {
    dialog->showStep(2);
    const auto* list = dialog->findChild<QTreeWidget*>();
    EXPECT_EQ(list->topLevelItem(0)->text(0),
              QStringLiteral("Waiting for callers: could not be read"));
    ui::Surroundings here;
    here.listeners.emplace();
    here.unknown.emplace();
    model::ProcessRow row;
    row.name = "<b>x\u202e";
    row.executable = "/home/a\nb";
    here.unknown->push_back(row);
    here.autostart = {QStringLiteral("Nightly\u202ebackup")};
    dialog->setSurroundings(here);
    EXPECT_EQ(list->topLevelItem(0)->text(0), QStringLiteral("Waiting for callers: nobody"));
    EXPECT_EQ(list->topLevelItem(1)->child(0)->text(0),
              QStringLiteral("<b>x\\u{202e}  /home/a\\nb"));
    EXPECT_EQ(list->topLevelItem(2)->child(0)->text(0), QStringLiteral("Nightly\\u{202e}backup"));
}

TEST_F(Welcome, TestsTheNotifications) {
    dialog->showStep(3);
    QSignalSpy asked(dialog->everyday(), &ui::EverydayStep::testRequested);
    press(QStringLiteral("Show a notification"));
    EXPECT_EQ(asked.size(), 1);
    dialog->everyday()->setTestResult(QStringLiteral("No server."), false);
    EXPECT_TRUE(texts(dialog).contains(QStringLiteral("No server.")));
}

TEST_F(Welcome, SaysWhenNoPanelShowsTheShield) {
    dialog->showStep(3);
    EXPECT_FALSE(texts(dialog).contains(QStringLiteral("GNOME")));
    dialog->everyday()->setTrayShown(false);
    EXPECT_TRUE(texts(dialog).contains(QStringLiteral("GNOME")));
}

TEST(LearningReport, IsOverOnlyWhenItHadBegun) {
    constexpr std::int64_t kNow = 1'000'000;
    struct Row {
        bool active;
        std::int64_t untilUs;
        bool over;
    };
    for (const Row& row :
         {Row{false, 0, false}, Row{true, kNow + 1, false}, Row{true, kNow - 1, false},
          Row{false, kNow + 1, false}, Row{false, kNow, true}, Row{false, kNow - 1, true}}) {
        EXPECT_EQ(ui::isLearningOver({row.active, row.untilUs, 1, 1, 1}, kNow), row.over)
            << row.active << ' ' << row.untilUs;
    }
}

TEST(LearningReport, NamesItsFigures) {
    const model::Learning learned{false, fake::nowUs(), 312, 41, 6};
    const QString said = ui::learningSentence(learned);
    for (const char* figure : {"312 programs", "41 listeners", "6 unusual places"})
        EXPECT_TRUE(said.contains(QLatin1String(figure))) << figure;
    EXPECT_TRUE(ui::learningProgress(learned).isEmpty());
    EXPECT_TRUE(ui::learningProgress({true, fake::nowUs(), 3, 4, 5}).contains(QStringLiteral("3")));
}

TEST(LearningReport, IsOpenedFromTheOverviewAndLeadsOn) {
    ui::MainWindow window;
    window.show();
    model::Health health = fake::health();
    health.learning = {false, fake::nowUs() - 1, 312, 41, 6};
    window.setHealth(health);
    window.setReachable(true);
    window.showLearningReport();
    auto* dialog = window.findChild<ui::LearningReportDialog*>();
    ASSERT_NE(dialog, nullptr);
    for (auto* button : dialog->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Look at the network"))
            button->click();
    EXPECT_EQ(window.currentPage(), QStringLiteral("network"));
}

}  // namespace
