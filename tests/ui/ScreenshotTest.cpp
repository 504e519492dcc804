// Every page in every state, light and dark, as a person would see it: kept as pictures, and
// checked for what is blank, clipped or unreadable. The same binary run with QT_SCALE_FACTOR=2
// draws them at 2x.
#include <gtest/gtest.h>

#include <QApplication>
#include <QScrollBar>
#include <QTest>
#include <memory>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "tests/ui/Shots.h"
#include "ui/MainWindow.h"
#include "ui/alerts/AlertDetails.h"
#include "ui/alerts/AlwaysAllowDialog.h"
#include "ui/overview/OverviewPage.h"
#include "ui/processes/ProcessActions.h"
#include "ui/processes/ProcessDetailsDialog.h"
#include "ui/processes/ProcessPage.h"

namespace {

QPalette lightPalette() {
    QPalette palette(QColor(0xf6, 0xf5, 0xf4));
    palette.setColor(QPalette::Window, QColor(0xf6, 0xf5, 0xf4));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::WindowText, QColor(0x24, 0x29, 0x2f));
    palette.setColor(QPalette::Text, QColor(0x24, 0x29, 0x2f));
    palette.setColor(QPalette::ButtonText, QColor(0x24, 0x29, 0x2f));
    palette.setColor(QPalette::Highlight, QColor(0x35, 0x84, 0xe4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

QPalette darkPalette() {
    QPalette palette(QColor(0x24, 0x27, 0x2c));
    palette.setColor(QPalette::Window, QColor(0x24, 0x27, 0x2c));
    palette.setColor(QPalette::Base, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::WindowText, QColor(0xec, 0xee, 0xf1));
    palette.setColor(QPalette::Text, QColor(0xec, 0xee, 0xf1));
    palette.setColor(QPalette::ButtonText, QColor(0xec, 0xee, 0xf1));
    palette.setColor(QPalette::Highlight, QColor(0x35, 0x84, 0xe4));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

void settle() {
    for (int i = 0; i < 4; ++i)
        QApplication::processEvents();
}

using shots::fill;
using shots::Shot;

template <typename T>
T* dialogOf(ui::MainWindow& window) {
    settle();
    return window.findChild<T*>();
}

ui::ProcessPage* processesOf(ui::MainWindow& window) {
    window.showPage(QStringLiteral("processes"));
    return window.findChild<ui::ProcessPage*>();
}

ui::OverviewPage* overviewOf(ui::MainWindow& window) {
    return window.findChild<ui::OverviewPage*>();
}

const model::ProcessKey kShell{4242, 4242 * 37};
const model::ProcessKey kParent{4240, 4240 * 37};

QWidget* calmOverview(ui::MainWindow& window) {
    fill(window);
    window.setAlerts({fake::killedShell()});
    return &window;
}

QWidget* coresOverview(ui::MainWindow& window) {
    fill(window);
    overviewOf(window)->setRange(1);
    overviewOf(window)->setCoresStacked(true);
    return &window;
}

QWidget* dayOverview(ui::MainWindow& window) {
    fill(window);
    overviewOf(window)->setRange(2);
    return &window;
}

QWidget* degradedOverview(ui::MainWindow& window) {
    fill(window);
    window.setAlerts({});
    window.setHealth(fake::degradedHealth());
    return &window;
}

QWidget* loading(ui::MainWindow& window) {
    return &window;
}

QWidget* unreachable(ui::MainWindow& window) {
    fill(window);
    window.setReachable(false, QStringLiteral("The service algo-monitor is not running. Start it "
                                              "with: systemctl start algo-monitor"));
    return &window;
}

QWidget* question(ui::MainWindow& window) {
    fill(window);
    window.showAlert(QString::fromStdString(fake::openQuestion().id));
    return &window;
}

QWidget* killed(ui::MainWindow& window) {
    fill(window);
    window.showAlert(QString::fromStdString(fake::killedShell().id));
    window.setActionResult(QStringLiteral("2 processes were killed."), true);
    return &window;
}

QWidget* hostileAlert(ui::MainWindow& window) {
    fill(window);
    window.upsertAlert(fake::hostileAlert());
    window.showAlert(QString::fromStdString(fake::hostileAlert().id));
    window.setActionResult(QStringLiteral("Not allowed: <b>bash</b> is a shell\nand needs a peer."),
                           false);
    return &window;
}

QWidget* facts(ui::MainWindow& window) {
    question(window);
    settle();
    QScrollBar* bar = window.findChild<ui::AlertDetails*>()->verticalScrollBar();
    bar->setValue(bar->maximum());
    return &window;
}

QWidget* small(ui::MainWindow& window, QWidget* (*scene)(ui::MainWindow&)) {
    window.resize(window.minimumSize());
    return scene(window);
}

QWidget* smallOverview(ui::MainWindow& window) {
    return small(window, coresOverview);
}

QWidget* smallAlerts(ui::MainWindow& window) {
    return small(window, question);
}

QWidget* othersAlert(ui::MainWindow& window) {
    fill(window);
    const model::Alert alert = fake::outline();
    window.upsertAlert(alert);
    window.showAlert(QString::fromStdString(alert.id));
    return &window;
}

QWidget* noAlerts(ui::MainWindow& window) {
    fill(window);
    window.setAlerts({});
    window.showPage(QStringLiteral("alerts"));
    return &window;
}

QWidget* smallHostile(ui::MainWindow& window) {
    return small(window, hostileAlert);
}

QWidget* alertsLoading(ui::MainWindow& window) {
    window.showPage(QStringLiteral("alerts"));
    return &window;
}

QWidget* alertsForbidden(ui::MainWindow& window) {
    fill(window);
    window.showPage(QStringLiteral("alerts"));
    window.setPageProblem(QStringLiteral("alerts"),
                          QStringLiteral("Only an active local session may see the alerts."), true);
    return &window;
}

QWidget* tree(ui::MainWindow& window) {
    fill(window);
    processesOf(window)->select(kShell);
    return &window;
}

QWidget* smallProcesses(ui::MainWindow& window) {
    return small(window, tree);
}

QWidget* flat(ui::MainWindow& window) {
    fill(window);
    ui::ProcessPage* page = processesOf(window);
    page->setFlat(true);
    page->select({3301, 3301 * 37});
    page->select({3302, 3302 * 37});
    return &window;
}

QWidget* hostileProcesses(ui::MainWindow& window) {
    fill(window);
    window.setProcesses(fake::hostileProcesses());
    processesOf(window)->setFlat(true);
    return &window;
}

QWidget* processesLoading(ui::MainWindow& window) {
    window.setHealth(fake::health());
    processesOf(window);
    return &window;
}

QWidget* nothingFound(ui::MainWindow& window) {
    fill(window);
    processesOf(window)->focusSearch();
    settle();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("no such program"));
    return &window;
}

QWidget* processesForbidden(ui::MainWindow& window) {
    fill(window);
    processesOf(window);
    window.setPageProblem(QStringLiteral("processes"),
                          QStringLiteral("Only an active local session may see what runs."), true);
    return &window;
}

QWidget* terminateDialog(ui::MainWindow& window) {
    fill(window);
    ui::ProcessPage* page = processesOf(window);
    page->select({3301, 3301 * 37});
    page->select({3302, 3302 * 37});
    page->actions()->terminate();
    return dialogOf<QDialog>(window);
}

QWidget* killTreeDialog(ui::MainWindow& window) {
    fill(window);
    ui::ProcessPage* page = processesOf(window);
    page->select({3107, 3107 * 37});
    page->actions()->killTree();
    return dialogOf<QDialog>(window);
}

QWidget* detailsDialog(ui::MainWindow& window) {
    fill(window);
    ui::ProcessPage* page = processesOf(window);
    QObject::connect(&window, &ui::MainWindow::detailsRequested, &window,
                     [&window](const model::ProcessKey& key) {
                         window.setDetails(key, QString::fromStdString(fake::detailsJson()));
                         window.page<ui::ProcessPage>()->setHours(key, fake::hours());
                     });
    page->select(kShell);
    Q_EMIT page->actions()->detailsRequested(fake::processes().changed.back());
    return dialogOf<QDialog>(window);
}

QWidget* allowDialog(ui::MainWindow& window) {
    fill(window);
    window.showPage(QStringLiteral("alerts"));
    auto* dialog = new ui::AlwaysAllowDialog(fake::openQuestion(), &window);
    dialog->open();
    return dialog;
}

const std::vector<Shot>& firstPages() {
    static const std::vector<Shot> all{
        {{"overview", "Overview", "calm",
          "The last minute of processor and memory, who is busy, what was raised, how the helper "
          "is."},
         calmOverview},
        {{"overview-cores", "Overview", "10 minutes, cores stacked, open question",
          "Cores stacked with alerts as marks; the strip says that a program waits for an answer."},
         coresOverview},
        {{"overview-day", "Overview", "24 hours",
          "A whole day, known at once from the helper's history."},
         dayOverview},
        {{"overview-degraded", "Overview", "degraded",
          "What limits the helper stands where it matters, in plain words."},
         degradedOverview},
        {{"overview-loading", "Overview", "loading", "Before the helper has answered."}, loading},
        {{"overview-unreachable", "Overview", "helper not running",
          "Nothing is shown as if it were now; why and what to do is."},
         unreachable},
        {{"alerts", "Alerts", "open question",
          "A reverse shell stands still; the countdown, the reasons, the ancestry and the "
          "buttons."},
         question},
        {{"alerts-killed", "Alerts", "killed, with the result of the click",
          "What was done and when, for an alert that is over."},
         killed},
        {{"alerts-hostile", "Alerts", "hostile names, failed action",
          "Markup, control and bidi characters and 4,000 letters are shown, not obeyed."},
         hostileAlert},
        {{"alerts-others", "Alerts", "somebody else's",
          "Whose it is and how it stands; the rest is behind the password."},
         othersAlert},
        {{"alerts-empty", "Alerts", "empty", "Nothing was ever raised."}, noAlerts},
        {{"alerts-loading", "Alerts", "loading", "Before the alerts have arrived."}, alertsLoading},
        {{"alerts-forbidden", "Alerts", "no permission", "This person may not see the alerts."},
         alertsForbidden},
        {{"processes", "Processes", "tree", "The tree by processor use, a suspended shell chosen."},
         tree},
        {{"processes-flat", "Processes", "flat, two chosen",
          "All processes in one list, two compilers chosen."},
         flat},
        {{"processes-hostile", "Processes", "hostile names",
          "Names with markup, newlines, bidi overrides and bad UTF-8 stay names."},
         hostileProcesses},
        {{"processes-loading", "Processes", "loading", "Before the first rows have arrived."},
         processesLoading},
        {{"processes-nothing", "Processes", "search without result",
          "A search that finds nothing says so."},
         nothingFound},
        {{"processes-forbidden", "Processes", "no permission",
          "This person may not see the processes."},
         processesForbidden},
        {{"dialog-terminate", "Terminate dialog", "two processes",
          "Says what will happen and what is lost."},
         terminateDialog},
        {{"dialog-kill-tree", "Kill tree dialog", "a shell and what it started",
          "Names everything that goes with it."},
         killTreeDialog},
        {{"dialog-details", "Details dialog", "filled",
          "Its program's last hours, and what the helper tells of the process."},
         detailsDialog},
        {{"dialog-always-allow", "Always allow dialog", "narrowest match proposed",
          "Which conditions have to hold from now on."},
         allowDialog},
        {{"alerts-facts", "Alerts", "open question, lower half",
          "The facts to copy, and what was done so far, with its outcome."},
         facts},
        {{"overview-small", "Overview", "smallest window",
          "Nothing is cut off where there is little room."},
         smallOverview},
        {{"alerts-small", "Alerts", "smallest window", "The decision stays in sight."},
         smallAlerts},
        {{"processes-small", "Processes", "smallest window", "The columns give way to the name."},
         smallProcesses},
        {{"alerts-small-hostile", "Alerts", "smallest window, hostile names",
          "Four buttons and an endless word find room."},
         smallHostile},
    };
    return all;
}

// Written out: the pictures are made only once there is an application.
constexpr std::size_t kFirstPages = 28;
constexpr std::size_t kShots = kFirstPages + shots::kLaterPages + shots::kDialogs;

const Shot& shotAt(std::size_t number) {
    if (number < kFirstPages)
        return firstPages().at(number);
    number -= kFirstPages;
    return number < shots::kLaterPages ? shots::laterPages().at(number)
                                       : shots::dialogs().at(number - shots::kLaterPages);
}

class Screenshot : public testing::TestWithParam<std::tuple<std::size_t, bool>> {
  protected:
    static void TearDownTestSuite() { picture::writeIndex(); }
};

TEST_P(Screenshot, ShowsEverythingItHas) {
    const auto [number, dark] = GetParam();
    const Shot& shot = shotAt(number);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
    ui::MainWindow window;
    window.show();
    settle();
    QWidget* drawn = shot.scene(window);
    ASSERT_NE(drawn, nullptr);
    settle();
    QTest::qWait(30);
    const QImage image = picture::take(drawn, shot.caption);
    EXPECT_EQ(picture::blankness(image), QStringList()) << "blank";
    EXPECT_EQ(picture::clippedTexts(drawn), QStringList()) << "clipped";
    EXPECT_EQ(picture::faintTexts(drawn, image), QStringList()) << "faint";
}

INSTANTIATE_TEST_SUITE_P(All, Screenshot,
                         testing::Combine(testing::Range<std::size_t>(0, kShots), testing::Bool()),
                         [](const auto& info) {
                             QString name = shotAt(std::get<0>(info.param)).caption.file;
                             name.remove(QLatin1Char('-'));
                             return name.toStdString() +
                                    (std::get<1>(info.param) ? "Dark" : "Light");
                         });

TEST(ScreenshotTable, IsDrawnToItsEnd) {
    EXPECT_EQ(firstPages().size(), kFirstPages);
    EXPECT_EQ(shots::laterPages().size(), shots::kLaterPages);
    EXPECT_EQ(shots::dialogs().size(), shots::kDialogs);
}

}  // namespace
