#include "ui/MainWindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>
#include <initializer_list>
#include <utility>

#include "ui/alerts/AlertPage.h"
#include "ui/alerts/AlertTableModel.h"
#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/integrity/FilesPage.h"
#include "ui/network/NetworkPage.h"
#include "ui/overview/OverviewPage.h"
#include "ui/processes/DumpDesk.h"
#include "ui/processes/ProcessColumns.h"
#include "ui/processes/ProcessPage.h"
#include "ui/processes/ProcessTreeModel.h"
#include "ui/rules/RulesPage.h"
#include "ui/sessions/SessionsPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/table/ListPage.h"
#include "ui/trust/TrustEntryDialog.h"
#include "ui/welcome/LearningReportDialog.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/NavigationRail.h"
#include "ui/widgets/ResultBar.h"
#include "ui/widgets/StatusStrip.h"
#include "ui/widgets/StyleSheet.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr QSize kFirstSize(1100, 720);
constexpr QSize kSmallest(920, 560);
constexpr std::size_t kNamedRules = 5000;  // whose alerts raised something lately
constexpr auto kGeometryKey = "window/geometry";

struct PageInfo {
    const char* name;
    const char* icon;
    const char* title;
};

/// In the order of the rail and of Ctrl+1…; pages come when they can do something.
constexpr std::array kPages{
    PageInfo{"overview", "overview", QT_TRANSLATE_NOOP("ui::MainWindow", "Overview")},
    PageInfo{"alerts", "alerts", QT_TRANSLATE_NOOP("ui::MainWindow", "Alerts")},
    PageInfo{"processes", "processes", QT_TRANSLATE_NOOP("ui::MainWindow", "Processes")},
    PageInfo{"network", "network", QT_TRANSLATE_NOOP("ui::MainWindow", "Network")},
    PageInfo{"files", "files", QT_TRANSLATE_NOOP("ui::MainWindow", "Files")},
    PageInfo{"sessions", "sessions", QT_TRANSLATE_NOOP("ui::MainWindow", "Sessions")},
    PageInfo{"rules", "rules", QT_TRANSLATE_NOOP("ui::MainWindow", "Rules")},
    PageInfo{"settings", "settings", QT_TRANSLATE_NOOP("ui::MainWindow", "Settings")},
};

int pageNumber(const QString& name) {
    for (std::size_t i = 0; i < kPages.size(); ++i) {
        if (name == QLatin1String(kPages[i].name))
            return static_cast<int>(i);
    }
    return -1;
}

}  // namespace

struct MainWindow::Parts {
    ProcessTreeModel processes;
    AlertTableModel alerts;
    Situation situation;
    NavigationRail* rail = nullptr;
    StatusStrip* strip = nullptr;
    QStackedWidget* stack = nullptr;
    OverviewPage* overview = nullptr;
    AlertPage* alertPage = nullptr;
    ProcessPage* processPage = nullptr;
    NetworkPage* network = nullptr;
    FilesPage* files = nullptr;
    SessionsPage* sessions = nullptr;
    RulesPage* rules = nullptr;
    SettingsPage* settings = nullptr;
    ResultBar* result = nullptr;
    DumpDesk* dumps = nullptr;
    QString visiblePage;  // as last told to the outside, empty = none
};

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_parts(std::make_unique<Parts>()) {
    setWindowTitle(QStringLiteral("AlgoMonitor"));
    setWindowIcon(applicationIcon());
    setMinimumSize(kSmallest);
    resize(kFirstSize);
    restoreGeometry(QSettings().value(QLatin1String(kGeometryKey)).toByteArray());
    build();
    connectPages();
    addShortcuts();
    setStyleSheet(styleSheetFor(currentTheme()));
    connect(&m_parts->alerts, &QAbstractItemModel::modelReset, this, &MainWindow::showSituation);
    connect(&m_parts->alerts, &QAbstractItemModel::rowsInserted, this, &MainWindow::showSituation);
    connect(&m_parts->alerts, &QAbstractItemModel::dataChanged, this, &MainWindow::showSituation);
    showPage(QLatin1String(kPages.front().name));
    showSituation();
}

MainWindow::~MainWindow() {
    // The pages look at the models until they are gone.
    delete takeCentralWidget();
}

void MainWindow::build() {
    Parts& p = *m_parts;
    p.rail = new NavigationRail;
    p.strip = new StatusStrip;
    p.stack = new QStackedWidget;
    p.overview = new OverviewPage(&p.processes, &p.alerts);
    p.alertPage = new AlertPage(&p.alerts);
    p.processPage = new ProcessPage(&p.processes);
    p.network = new NetworkPage;
    p.files = new FilesPage;
    p.sessions = new SessionsPage(&p.alerts);
    p.rules = new RulesPage(&p.alerts);
    p.settings = new SettingsPage;
    p.result = new ResultBar;
    for (QWidget* page :
         std::initializer_list<QWidget*>{p.overview, p.alertPage, p.processPage, p.network, p.files,
                                         p.sessions, p.rules, p.settings})
        p.stack->addWidget(page);
    for (const PageInfo& page : kPages)
        p.rail->addPage(QLatin1String(page.name), QLatin1String(page.icon), tr(page.title));
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(p.strip);
    column->addWidget(p.stack, 1);
    column->addWidget(p.result);
    auto* central = new QWidget;
    central->setObjectName(QStringLiteral("page"));
    auto* row = new QHBoxLayout(central);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(p.rail);
    row->addLayout(column, 1);
    setCentralWidget(central);
}

void MainWindow::connectPages() {
    Parts& p = *m_parts;
    connect(p.rail, &NavigationRail::chosen, this, &MainWindow::showPage);
    connect(p.strip, &StatusStrip::modeRequested, this, &MainWindow::modeRequested);
    connect(p.strip, &StatusStrip::pauseRequested, this, &MainWindow::pauseRequested);
    connect(p.strip, &StatusStrip::healthClicked, this,
            [this] { showPage(QStringLiteral("overview")); });
    connect(p.overview, &OverviewPage::historyRequested, this, &MainWindow::historyRequested);
    connect(p.overview, &OverviewPage::pageWanted, this, &MainWindow::showPage);
    connect(p.overview, &OverviewPage::learningReportWanted, this, &MainWindow::showLearningReport);
    connect(p.overview, &OverviewPage::alertWanted, this, &MainWindow::showAlert);
    connect(p.alertPage, &AlertPage::killRequested, this, &MainWindow::killAlertRequested);
    connect(p.alertPage, &AlertPage::allowRequested, this, &MainWindow::allowRequested);
    connect(p.alertPage, &AlertPage::allowAlwaysRequested, this, &MainWindow::allowAlwaysRequested);
    connect(p.alertPage, &AlertPage::resolveRequested, this, &MainWindow::resolveRequested);
    connect(p.alertPage, &AlertPage::undoRequested, this, &MainWindow::undoRequested);
    connect(p.processPage, &ProcessPage::terminateRequested, this, &MainWindow::terminateRequested);
    connect(p.processPage, &ProcessPage::suspendRequested, this, &MainWindow::suspendRequested);
    connect(p.processPage, &ProcessPage::resumeRequested, this, &MainWindow::resumeRequested);
    connect(p.processPage, &ProcessPage::detailsRequested, this, &MainWindow::detailsRequested);
    connect(p.result, &ResultBar::undoClicked, this, &MainWindow::undoLastRequested);
    connectLaterPages();
    connectDumps();
}

/// What these want of the window itself; the rest is wired from outside.
void MainWindow::connectLaterPages() {
    Parts& p = *m_parts;
    connect(p.network, &NetworkPage::processWanted, this, &MainWindow::showProcess);
    connect(p.network, &NetworkPage::trustWanted, this, &MainWindow::askTrust);
    connect(p.settings, &SettingsPage::trustWanted, this, &MainWindow::askTrust);
    connect(p.sessions, &SessionsPage::alertWanted, this, &MainWindow::showAlert);
    connect(p.alertPage, &AlertPage::previewWanted, this, &MainWindow::trustPreviewWanted);
    connect(p.alertPage, &AlertPage::exportRequested, this, &MainWindow::exportRequested);
    connect(p.alertPage, &AlertPage::silenceRequested, this, &MainWindow::silenceRequested);
    connect(p.rules, &RulesPage::silenceRequested, this, &MainWindow::silenceRequested);
}

void MainWindow::askTrust(const model::TrustEntry& proposal) {
    auto* dialog = new TrustEntryDialog(proposal, m_parts->alerts.newest(kNamedRules), this);
    connect(dialog->preview(), &TrustPreviewLabel::previewWanted, this,
            &MainWindow::trustPreviewWanted);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        Q_EMIT trustRequested(dialog->entry(QDateTime::currentMSecsSinceEpoch() * 1000));
    });
    dialog->open();
}

void MainWindow::connectDumps() {
    Parts& p = *m_parts;
    p.dumps = new DumpDesk(this);
    connect(p.processPage, &ProcessPage::dumpRequested, this, [this](const auto& row) {
        m_parts->dumps->open({row.key, processRowTitle(row), row.memoryKiB});
    });
    connect(p.alertPage, &AlertPage::dumpRequested, this, [this](const QString& id) {
        if (const model::Alert* alert = m_parts->alerts.alert(id))
            m_parts->dumps->open(
                {alert->finding.process.key, processTitle(alert->finding.process), std::nullopt});
    });
}

void MainWindow::addShortcuts() {
    const auto add = [this](const QKeySequence& key, auto&& act) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        addAction(action);
        connect(action, &QAction::triggered, this, std::forward<decltype(act)>(act));
    };
    for (std::size_t i = 0; i < kPages.size(); ++i)
        add(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))),
            [this, i] { showPage(QLatin1String(kPages[i].name)); });
    add(QKeySequence::Find, [this] { focusSearch(); });
    add(QKeySequence(Qt::Key_F5), [this] { Q_EMIT refreshRequested(currentPage()); });
}

void MainWindow::focusSearch() {
    if (currentPage() == QLatin1String("overview"))
        showPage(QStringLiteral("processes"));
    Parts& p = *m_parts;
    QWidget* page = p.stack->currentWidget();
    if (page == p.alertPage)
        p.alertPage->focusSearch();
    else if (page == p.settings)
        p.settings->focusSearch();
    else if (auto* list = qobject_cast<ListPage*>(page))
        list->focusSearch();
    else
        p.processPage->focusSearch();
}

QString MainWindow::currentPage() const {
    return QLatin1String(kPages.at(static_cast<std::size_t>(m_parts->stack->currentIndex())).name);
}

void MainWindow::showProcess(const model::ProcessKey& key) {
    showPage(QStringLiteral("processes"));
    m_parts->processPage->select(key);
}

void MainWindow::showLearningReport() {
    const auto& health = m_parts->situation.health;
    if (!health || health->learning.untilUs == 0)
        return;
    auto* dialog = new LearningReportDialog(health->learning, this);
    connect(dialog, &LearningReportDialog::pageWanted, this, &MainWindow::showPage);
    dialog->open();
}

void MainWindow::setHealth(const model::Health& health) {
    m_parts->situation.health = health;
    m_parts->rail->setFootnote(tr("Helper %1").arg(safeText(health.version, 24)));
    showSituation();
}

void MainWindow::setReachable(bool reachable, const QString& why) {
    m_parts->situation.reachable = reachable;
    m_parts->situation.why = why;
    if (!reachable)
        m_parts->situation.health.reset();
    const QString problem = reachable ? QString() : statusOf(m_parts->situation).sentence;
    for (const char* page : {"processes", "network", "files", "sessions", "rules", "settings"})
        setPageProblem(QLatin1String(page), problem, false);
    showSituation();
}

void MainWindow::showSituation() {
    Parts& p = *m_parts;
    p.situation.openQuestions = p.alerts.openQuestions();
    p.situation.attention = p.alerts.attention();
    p.strip->show(p.situation);
    p.overview->show(p.situation);
    p.rail->setCount(QStringLiteral("alerts"), p.situation.attention,
                     p.situation.openQuestions > 0);
}

void MainWindow::setProcesses(const model::ProcessChanges& changes) {
    m_parts->processes.apply(changes);
    m_parts->processPage->refresh();
    m_parts->overview->showProcesses();
    if (m_parts->settings->isVisible())
        m_parts->settings->setProcesses(m_parts->processes.all());
    addMachineSample(changes.machine);
}

void MainWindow::setAlerts(const QList<model::Alert>& alerts) {
    m_parts->alerts.setAlerts(alerts);
}

void MainWindow::upsertAlert(const model::Alert& alert) {
    m_parts->alerts.upsert(alert);
}

void MainWindow::addAlerts(const QList<model::Alert>& alerts) {
    m_parts->alerts.add(alerts);
}

void MainWindow::addMachineSample(const model::MachineSample& sample) {
    addMachineSamples({sample});
}

void MainWindow::addMachineSamples(const QList<model::MachineSample>& samples) {
    m_parts->overview->addSamples(samples);
}

void MainWindow::showAlert(const QString& id) {
    showPage(QStringLiteral("alerts"));
    m_parts->alertPage->showAlert(id);
}

void MainWindow::askAlwaysAllow(const QString& id) {
    showAlert(id);
    m_parts->alertPage->alwaysAllow(id);
}

void MainWindow::showPage(const QString& page) {
    const int number = pageNumber(page);
    if (number < 0)
        return;
    m_parts->stack->setCurrentIndex(number);
    m_parts->rail->setCurrent(page);
    m_parts->stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    tellVisibility();
}

void MainWindow::setActionResult(const QString& text, bool ok, bool canUndo) {
    m_parts->result->show(text, ok, canUndo);
}

void MainWindow::setDetails(const model::ProcessKey& key, const QString& json) {
    m_parts->processPage->setDetails(key, json);
}

void MainWindow::setSilences(const Silences& silences) {
    m_parts->alertPage->setSilences(silences);
    m_parts->rules->setSilences(silences);
}

void MainWindow::setTrustPreview(quint64 round, TrustPreview preview) {
    for (const QString& id : preview.ids)
        if (const model::Alert* alert = m_parts->alerts.alert(id))
            preview.sentences << sentence(*alert);
    for (auto* label : findChildren<TrustPreviewLabel*>())
        label->setPreview(round, preview);
}

void MainWindow::setPageProblem(const QString& page, const QString& text, bool noPermission) {
    QWidget* named = m_parts->stack->widget(pageNumber(page));
    if (auto* processes = qobject_cast<ProcessPage*>(named))
        processes->setProblem(text, noPermission);
    else if (auto* alerts = qobject_cast<AlertPage*>(named))
        alerts->setProblem(text, noPermission);
    else if (auto* overview = qobject_cast<OverviewPage*>(named))
        overview->setProblem(text, noPermission);
    else if (auto* settings = qobject_cast<SettingsPage*>(named))
        settings->setProblem(text, noPermission);
    else if (auto* list = qobject_cast<ListPage*>(named))
        list->setProblem(text, noPermission);
}

void MainWindow::tellVisibility() {
    const QString now = isVisible() && !isMinimized() ? currentPage() : QString();
    const QString before = std::exchange(m_parts->visiblePage, now);
    if (before == now)
        return;
    if (!before.isEmpty())
        Q_EMIT pageVisibilityChanged(before, false);
    if (now.isEmpty())
        return;
    Q_EMIT pageVisibilityChanged(now, true);
    if (now == QLatin1String("overview"))
        Q_EMIT historyRequested(m_parts->overview->seconds());
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    tellVisibility();
}

void MainWindow::hideEvent(QHideEvent* event) {
    QMainWindow::hideEvent(event);
    tellVisibility();
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange)
        tellVisibility();
    // A new style sheet sends PaletteChange again: only the application's counts.
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::ThemeChange)
        setStyleSheet(styleSheetFor(currentTheme()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    QSettings().setValue(QLatin1String(kGeometryKey), saveGeometry());
    QMainWindow::closeEvent(event);
}

}  // namespace ui
