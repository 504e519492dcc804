// What the window costs the GUI thread: processor time of that thread, so that a busy machine does
// not count. Prints figures beside their targets; asserts nothing. usage: desktop_bench
// (QT_QPA_PLATFORM=offscreen unless it is set)
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTreeView>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

#include "app/NotificationPolicy.h"
#include "tests/ui/FakeValues.h"
#include "ui/MainWindow.h"
#include "ui/widgets/WatchedApplication.h"

namespace {

constexpr int kProcesses = 5'000;
constexpr int kAlerts = 100'000;
constexpr int kRefreshes = 60;
constexpr int kBusyRows = 400;  // change in a second on a machine that works

double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double cost(const std::function<void()>& act) {
    const double before = threadMs();
    act();
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    return threadMs() - before;
}

void print(const char* what, std::vector<double> ms, const char* target) {
    std::sort(ms.begin(), ms.end());
    const auto part = [&](double share) {
        return ms[static_cast<std::size_t>(share * static_cast<double>(ms.size() - 1))];
    };
    std::printf("%-46s median %7.2f  p95 %7.2f  longest %7.2f ms   (%s)\n", what, part(0.5),
                part(0.95), ms.back(), target);
    std::fflush(stdout);
}

/// A second later: these rows are other ones than before.
model::ProcessChanges later(model::ProcessChanges all, int second, std::size_t rows) {
    all.complete = false;
    all.generation = static_cast<std::uint64_t>(second) + 2;
    all.machine = fake::samples(1, 1, 2).front();
    std::vector<model::ProcessRow> changed;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t at = (i * 7919 + static_cast<std::size_t>(second)) % all.changed.size();
        model::ProcessRow row = all.changed[at];
        row.cpuPercent =
            static_cast<double>((at * 31 + static_cast<std::size_t>(second) * 17) % 100);
        row.memoryKiB += static_cast<std::uint64_t>(second);
        changed.push_back(row);
    }
    all.changed = std::move(changed);
    return all;
}

void refreshes(ui::MainWindow& window, const char* what, std::size_t rows) {
    const model::ProcessChanges all = fake::manyProcesses(kProcesses);
    std::vector<double> ms;
    for (int second = 0; second < kRefreshes; ++second) {
        const auto changes = later(all, second, rows);
        ms.push_back(cost([&] { window.setProcesses(changes); }));
    }
    print(what, ms, "p95 <= 16");
}

void scrolling(QAbstractItemView& view, const char* what) {
    std::vector<double> ms;
    QScrollBar* bar = view.verticalScrollBar();
    for (int step = 0; step <= 200; ++step)
        ms.push_back(cost([&] { bar->setValue(bar->maximum() / 200 * step); }));
    print(what, ms, "longest <= 50");
}

void processes(ui::MainWindow& window) {
    window.showPage(QStringLiteral("processes"));
    const auto all = fake::manyProcesses(kProcesses);
    print("5,000 processes: shown first", {cost([&] { window.setProcesses(all); })}, "once");
    refreshes(window, "5,000 processes: refresh, 400 of them changed", kBusyRows);
    refreshes(window, "5,000 processes: refresh, all of them changed", kProcesses);
    scrolling(*window.findChild<QTreeView*>(), "5,000 processes: a step of scrolling");
}

QList<model::Alert> manyAlerts() {
    QList<model::Alert> alerts;
    alerts.reserve(kAlerts);
    for (int i = 0; i < kAlerts; ++i)
        alerts.append(fake::simpleAlert(i, i * 60));
    return alerts;
}

void typing(QLineEdit& line, const QString& text) {
    std::vector<double> ms;
    for (qsizetype length = 1; length <= text.size(); ++length)
        ms.push_back(cost([&] { line.setText(text.left(length)); }));
    std::printf("  first letter %.2f ms\n", ms.front());
    print("100,000 alerts: a letter in the search", ms, "longest <= 100");
}

void alerts() {
    const QList<model::Alert> all = manyAlerts();
    std::unique_ptr<ui::MainWindow> window;
    print("100,000 alerts: window made and shown", {cost([&] {
              window = std::make_unique<ui::MainWindow>();
              window->setAlerts(all);
              window->showPage(QStringLiteral("alerts"));
              window->show();
          })},
          "<= 1000");
    for (QLineEdit* line : window->findChildren<QLineEdit*>())
        if (line->accessibleName() == QLatin1String("Search alerts"))
            typing(*line, QStringLiteral("number 4711"));
    for (QListView* list : window->findChildren<QListView*>())
        if (list->isVisible() && list->accessibleName() == QLatin1String("Alerts"))
            scrolling(*list, "100,000 alerts: a step of scrolling");
}

/// Alerts of one rule, one after the other: how many bubbles stand on the screen at once.
void bubbles() {
    app::NotificationPolicy policy;
    std::set<std::string> shown;
    std::size_t most = 0;
    std::uint64_t count = 0;
    const auto apply = [&](const app::BubbleChanges& changes) {
        for (const auto& change : changes) {
            if (change.show)
                shown.insert(change.key), count = std::max(count, change.show->count);
            else
                shown.erase(change.key);
        }
        most = std::max(most, shown.size());
    };
    model::Alert alert = fake::simpleAlert(1, 0);
    alert.state = model::AlertState::Raised;
    alert.finding.level = model::Level::Warning;
    const std::int64_t startUs = fake::nowUs();
    for (int i = 0; i < 1'000; ++i) {
        alert.id = "equal-" + std::to_string(i);
        apply(policy.onAlert(alert, {startUs + i * 1'000, 720}));
    }
    apply(policy.onTick({startUs + 12'000'000, 720}));
    std::printf("%-46s %zu bubble, count %llu   (1 with a count)\n",
                "1,000 equal alerts in a second", most, static_cast<unsigned long long>(count));
}

}  // namespace

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    ui::WatchedApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    {
        ui::MainWindow window;
        window.show();
        processes(window);
    }
    alerts();
    bubbles();
    return 0;
}
