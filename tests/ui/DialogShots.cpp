// Pictures of the dialogs that accompany the pages: the first run, the report of learning.
#include <QApplication>
#include <QDialog>
#include <QPushButton>

#include "tests/ui/FakePages.h"
#include "tests/ui/FakeValues.h"
#include "tests/ui/Shots.h"
#include "ui/network/ConnectionText.h"
#include "ui/processes/DumpDesk.h"
#include "ui/welcome/EverydayStep.h"
#include "ui/welcome/WelcomeDialog.h"

namespace shots {

namespace {

ui::Surroundings here() {
    ui::Surroundings here;
    here.listeners.emplace();
    for (const model::ConnectionRow& row : fake::connections().changed)
        if (ui::isListener(row))
            here.listeners->push_back(row);
    here.unknown.emplace();
    for (const model::ProcessRow& row : fake::processes().changed)
        if (row.package.empty() && !row.executable.empty())
            here.unknown->push_back(row);
    here.autostart = {QStringLiteral("Clipboard history"), QStringLiteral("Nextcloud"),
                      QStringLiteral("Print Queue Applet")};
    return here;
}

QWidget* welcome(ui::MainWindow& window, int step) {
    fill(window);
    auto* dialog = new ui::WelcomeDialog(&window);
    dialog->setHealth(fake::health());
    dialog->setSurroundings(here());
    dialog->showStep(step);
    dialog->show();
    QApplication::processEvents();
    return dialog;
}

QWidget* welcomeUnreached(ui::MainWindow& window) {
    auto* dialog = new ui::WelcomeDialog(&window);
    dialog->show();
    QApplication::processEvents();
    return dialog;
}

QWidget* welcomeNoTray(ui::MainWindow& window) {
    auto* dialog = qobject_cast<ui::WelcomeDialog*>(welcome(window, 3));
    dialog->everyday()->setTrayShown(false);
    dialog->everyday()->setTestResult(QStringLiteral("This desktop has no notification server."),
                                      false);
    return dialog;
}

QWidget* dumpAsked(ui::MainWindow& window) {
    fill(window);
    window.showPage(QStringLiteral("processes"));
    auto* desk = window.page<ui::DumpDesk>();
    auto* dialog = desk->open({{4242, 77}, QStringLiteral("firefox (4242)"), 640 * 1024});
    desk->setRoom({QStringLiteral("/var/lib/algo-monitor/dumps"), 41'000'000, 512'000, 2'097'152});
    QApplication::processEvents();
    return dialog;
}

QWidget* dumpRunning(ui::MainWindow& window) {
    auto* dialog = qobject_cast<ui::DumpDialog*>(dumpAsked(window));
    dialog->findChild<QPushButton*>(QStringLiteral("save"))->click();
    dialog->setProgress(QStringLiteral("20261120T184210Z-1000-firefox-4242"), 43);
    return dialog;
}

QWidget* dumpDone(ui::MainWindow& window) {
    auto* dialog = qobject_cast<ui::DumpDialog*>(dumpRunning(window));
    dialog->setResult(QStringLiteral("Its memory is saved. 86 MiB as 20261120T184210Z-1000-firefox-"
                                     "4242.core.zst; it stood still for 0.3 s"),
                      true);
    return dialog;
}

QWidget* silenced(ui::MainWindow& window) {
    fill(window);
    const model::Alert alert = fake::openQuestion();
    window.setSilences(
        {{QString::fromStdString(alert.finding.ruleId), ui::tomorrowUs(fake::nowUs())}});
    window.showAlert(QString::fromStdString(alert.id));
    return &window;
}

QWidget* stateOf(ui::MainWindow& window, const char* page, bool forbidden) {
    window.setHealth(fake::health());
    window.setReachable(true);
    window.showPage(QLatin1String(page));
    if (forbidden)
        window.setPageProblem(QLatin1String(page),
                              QStringLiteral("Only an active local session may see it."), true);
    return &window;
}

/// A shell that downloads, runs and calls home: three alerts of one tree.
QWidget* story(ui::MainWindow& window) {
    fill(window);
    const model::Alert question = fake::openQuestion();
    model::Alert download = fake::simpleAlert(700, 40);
    download.finding.ruleId = "download-piped-to-shell";
    download.finding.message = "curl's download was run as it came.";
    download.finding.level = model::Level::Warning;
    download.finding.process = question.finding.ancestry.front();
    download.state = model::AlertState::Raised;
    model::Alert place = fake::simpleAlert(701, 30);
    place.finding.message = "report.sh ran from /tmp, where programs do not live.";
    place.finding.level = model::Level::Warning;
    place.finding.process = question.finding.ancestry.front();
    place.state = model::AlertState::Raised;
    window.upsertAlert(download);
    window.upsertAlert(place);
    window.showAlert(QString::fromStdString(place.id));
    return &window;
}

QWidget* undoOffered(ui::MainWindow& window) {
    fill(window);
    window.showPage(QStringLiteral("rules"));
    window.setActionResult(QStringLiteral("The rule is off."), true, true);
    return &window;
}

model::Health learned() {
    model::Health health = fake::health();
    health.learning = {false, fake::nowUs() - 60'000'000, 312, 41, 6};
    return health;
}

QWidget* learningReport(ui::MainWindow& window) {
    fill(window);
    window.setHealth(learned());
    window.showLearningReport();
    QApplication::processEvents();
    return window.findChild<QDialog*>();
}

}  // namespace

const std::vector<Shot>& dialogs() {
    static const std::vector<Shot> all{
        {{"welcome-1", "First steps", "what it does",
          "What AlgoMonitor watches, what it may do, and that it is well."},
         [](ui::MainWindow& window) { return welcome(window, 0); }},
        {{"welcome-2", "First steps", "mode and learning",
          "Three ways to answer danger, Ask proposed; how long it learns."},
         [](ui::MainWindow& window) { return welcome(window, 1); }},
        {{"welcome-3", "First steps", "what is here now",
          "Listeners, programs of no package, what starts at login."},
         [](ui::MainWindow& window) { return welcome(window, 2); }},
        {{"welcome-4", "First steps", "every day", "Start at login, and a notification to try."},
         [](ui::MainWindow& window) { return welcome(window, 3); }},
        {{"welcome-no-helper", "First steps", "no helper",
          "Nothing is watched yet, and it says so."},
         welcomeUnreached},
        {{"welcome-no-tray", "First steps", "no tray, no notifications",
          "What is missing on this desktop, and what that means."},
         welcomeNoTray},
        {{"learning-report", "Report of learning", "with figures",
          "What was new while it learned, and what is told from now on."},
         learningReport},
        {{"dump", "Save memory", "before", "How much, where to, what is in it, and a limit."},
         dumpAsked},
        {{"dump-running", "Save memory", "under way", "How far it is, and a way to stop it."},
         dumpRunning},
        {{"dump-done", "Save memory", "saved",
          "Where it is, and how long the program stood still."},
         dumpDone},
        {{"alerts-silenced", "Alerts", "its rule is silenced", "Until when the rule says nothing."},
         silenced},
        {{"alerts-story", "Alerts", "a story of three",
          "What shares a process tree is tied together, and a click away from each other."},
         story},
        {{"rules-undo", "Rules", "just switched off", "What was done, and a way back."},
         undoOffered},
        {{"files-loading", "Files", "loading", "Before the first answer has arrived."},
         [](ui::MainWindow& window) { return stateOf(window, "files", false); }},
        {{"files-forbidden", "Files", "no permission", "This person may not see the files."},
         [](ui::MainWindow& window) { return stateOf(window, "files", true); }},
        {{"sessions-loading", "Sessions", "loading", "Before the first rows have arrived."},
         [](ui::MainWindow& window) { return stateOf(window, "sessions", false); }},
        {{"sessions-forbidden", "Sessions", "no permission", "This person may not see them."},
         [](ui::MainWindow& window) { return stateOf(window, "sessions", true); }},
    };
    return all;
}

}  // namespace shots
