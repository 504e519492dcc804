#include "app/WindowLink.h"

#include "app/client/SafeText.h"
#include "ui/alerts/AlertPage.h"
#include "ui/network/NetworkPage.h"
#include "ui/processes/ProcessPage.h"

namespace app {
namespace {

const QString kOverview = QStringLiteral("overview");
const QString kProcesses = QStringLiteral("processes");
const QString kAlerts = QStringLiteral("alerts");
const QString kNetwork = QStringLiteral("network");
const QString kRules = QStringLiteral("rules");
const QString kFiles = QStringLiteral("files");
const QString kSessions = QStringLiteral("sessions");
const QString kSettings = QStringLiteral("settings");
constexpr int kMostHistoryS = 86'400;

}  // namespace

WindowLink::WindowLink(const Feeds& feeds, QObject* parent)
    : QObject(parent),
      m_feeds(feeds),
      m_dumps(feeds.client, feeds.verbs),
      m_exports(feeds.book),
      m_network(feeds.client, feeds.verbs),
      m_rules(feeds.client, feeds.verbs),
      m_files(feeds.client, feeds.verbs),
      m_sessions(feeds.client),
      m_settings(feeds.client, feeds.verbs) {
    connect(&feeds.health, &client::HealthFeed::healthReceived, this,
            [this](const model::Health& health) {
                m_health = health;
                m_exports.setHelperVersion(QString::fromStdString(health.version));
            });
    connect(&feeds.health, &client::HealthFeed::reachableChanged, this, [this](bool reachable) {
        if (!reachable)
            m_health.reset();
    });
}

WindowLink::~WindowLink() = default;

bool WindowLink::visible() const {
    return m_window && m_window->isVisible();
}

ui::MainWindow& WindowLink::window() {
    if (!m_window) {
        m_window = std::make_unique<ui::MainWindow>();
        connectValues();
        connectVerbs();
        connectQuestions();
        connectPages();
        giveWhatIsKnown();
    }
    return *m_window;
}

void WindowLink::show(const QString& page) {
    if (!page.isEmpty())
        window().showPage(page);
    raise();
}

void WindowLink::showAlert(const QString& id) {
    window().showAlert(id);
    raise();
}

void WindowLink::askAlwaysAllow(const QString& id) {
    showAlert(id);
    m_window->askAlwaysAllow(id);
}

void WindowLink::showListeners() {
    show(kNetwork);
    m_window->page<ui::NetworkPage>()->setKind(ui::NetworkPage::kListeners);
}

void WindowLink::setSilences(const ui::Silences& silences) {
    m_silences = silences;
    if (m_window)
        m_window->setSilences(silences);
}

void WindowLink::raise() {
    ui::MainWindow& shown = window();
    if (shown.isMinimized())
        shown.showNormal();
    else
        shown.show();
    shown.raise();
    shown.activateWindow();
}

void WindowLink::connectValues() {
    ui::MainWindow* to = m_window.get();
    const Feeds& from = m_feeds;
    connect(&from.health, &client::HealthFeed::healthReceived, to, &ui::MainWindow::setHealth);
    connect(&from.health, &client::HealthFeed::reachableChanged, to, &ui::MainWindow::setReachable);
    connect(&from.alerts, &client::AlertFeed::reloaded, to, &ui::MainWindow::setAlerts);
    connect(&from.alerts, &client::AlertFeed::alertReceived, to, &ui::MainWindow::upsertAlert);
    connect(&from.alerts, &client::AlertFeed::found, to, &ui::MainWindow::addAlerts);
    connect(to->page<ui::AlertPage>(), &ui::AlertPage::searchWanted, &from.alerts,
            &client::AlertFeed::search);
    connect(to->page<ui::AlertPage>(), &ui::AlertPage::revealRequested, &from.alerts,
            &client::AlertFeed::reveal);
    connect(&from.alerts, &client::AlertFeed::revealRefused, to,
            [to](const QString& why) { to->setActionResult(why, false); });
    connect(&from.alerts, &client::AlertFeed::problem, to,
            [to](const QString& text, bool noPermission) {
                to->setPageProblem(kAlerts, text, noPermission);
            });
    connect(&from.processes, &client::ProcessFeed::changed, to,
            [to](const model::ProcessChanges& changes) {
                to->setProcesses(changes);
                to->addMachineSample(changes.machine);
            });
    connect(&from.processes, &client::ProcessFeed::problem, to,
            [to](const QString& text, bool noPermission) {
                to->setPageProblem(kProcesses, text, noPermission);
            });
    connect(&from.verbs, &VerbRunner::finished, to,
            [to, verbs = &from.verbs](const QString& sentence, bool ok) {
                to->setActionResult(sentence, ok, verbs->canUndo());
            });
    connect(to, &ui::MainWindow::undoLastRequested, &from.verbs, &VerbRunner::undo);
}

void WindowLink::connectVerbs() {
    using Window = ui::MainWindow;
    const Window* from = m_window.get();
    VerbRunner* verbs = &m_feeds.verbs;
    connect(from, &Window::terminateRequested, verbs,
            [verbs](const model::ProcessKey& key, bool tree) {
                verbs->run(client::TerminateProcess{key, tree});
            });
    connect(from, &Window::suspendRequested, verbs,
            [verbs](const model::ProcessKey& key) { verbs->run(client::SuspendProcess{key}); });
    connect(from, &Window::resumeRequested, verbs,
            [verbs](const model::ProcessKey& key) { verbs->run(client::ResumeProcess{key}); });
    connect(from, &Window::killAlertRequested, verbs,
            [verbs](const QString& id) { verbs->run(client::KillAlert{id}, id); });
    connect(from, &Window::allowRequested, verbs,
            [verbs](const QString& id) { verbs->run(client::AllowAlert{id}, id); });
    connect(from, &Window::allowAlwaysRequested, verbs,
            [verbs](const QString& id, const QMap<QString, QString>& match) {
                verbs->run(client::AllowAlertAlways{id, match}, id);
            });
    connect(from, &Window::resolveRequested, verbs,
            [verbs](const QString& id) { verbs->run(client::ResolveAlert{id}, id); });
    connect(from, &Window::undoRequested, verbs,
            [verbs](const QString& id) { verbs->run(client::UndoAlert{id}, id); });
    connect(from, &Window::modeRequested, this, &WindowLink::modeRequested);
    connect(from, &Window::pauseRequested, verbs, [verbs](int seconds) {
        verbs->run(client::Pause{static_cast<uint>(qMax(0, seconds))});
    });
}

void WindowLink::connectQuestions() {
    using Window = ui::MainWindow;
    const Window* from = m_window.get();
    connect(from, &Window::pageVisibilityChanged, this, &WindowLink::onPage);
    connect(from, &Window::historyRequested, this, &WindowLink::askHistory);
    connect(from, &Window::detailsRequested, this, &WindowLink::askDetails);
    connect(from, &Window::detailsRequested, this, &WindowLink::askHours);
    connect(from, &Window::refreshRequested, this, &WindowLink::refresh);
    connect(from, &Window::silenceRequested, this, &WindowLink::silenceRequested);
}

void WindowLink::connectPages() {
    m_dumps.connectTo(*m_window);
    m_exports.connectTo(*m_window);
    m_network.connectTo(*m_window);
    m_rules.connectTo(*m_window);
    m_files.connectTo(*m_window);
    m_sessions.connectTo(*m_window);
    m_settings.connectTo(*m_window);
}

void WindowLink::giveWhatIsKnown() {
    m_window->setReachable(m_feeds.health.reachable(), m_feeds.health.why());
    if (m_health)
        m_window->setHealth(*m_health);
    if (m_feeds.book.isRead())
        m_window->setAlerts(m_feeds.book.all());
    m_window->setSilences(m_silences);
}

/// The overview shows the busiest processes and the machine, so it needs the same rows; the
/// settings show beside a limit what is used of it.
void WindowLink::onPage(const QString& page, bool visible) {
    const bool before = !m_visiblePages.isEmpty();
    if (visible)
        m_visiblePages.insert(page);
    else
        m_visiblePages.remove(page);
    m_feeds.processes.setWanted(m_visiblePages.contains(kOverview) ||
                                m_visiblePages.contains(kProcesses) ||
                                m_visiblePages.contains(kSettings));
    m_network.setWanted(m_visiblePages.contains(kNetwork));
    m_rules.setWanted(m_visiblePages.contains(kRules));
    m_files.setWanted(m_visiblePages.contains(kFiles));
    m_sessions.setWanted(m_visiblePages.contains(kSessions));
    m_settings.setWanted(m_visiblePages.contains(kSettings));
    if (before == m_visiblePages.isEmpty()) {
        m_feeds.health.setVisible(!m_visiblePages.isEmpty());
        Q_EMIT visibleChanged(!m_visiblePages.isEmpty());
    }
}

void WindowLink::askHistory(int seconds) {
    const auto asked = static_cast<uint>(qBound(1, seconds, kMostHistoryS));
    m_feeds.client.history(asked, [this](const model::Result<QList<model::MachineSample>>& told) {
        if (told && m_window)
            m_window->addMachineSamples(*told);
    });
}

void WindowLink::askDetails(const model::ProcessKey& key) {
    m_feeds.client.details(key, [this, key](const model::Result<QString>& json) {
        if (json)
            m_window->setDetails(key, *json);
        else
            m_window->page<ui::ProcessPage>()->setDetailsProblem(
                key, client::safeText(model::toString(json.error()), 300),
                json.error().code == model::Error::Code::NotAuthorized);
    });
}

void WindowLink::askHours(const model::ProcessKey& key) {
    m_feeds.client.programHours(
        key, kMostHistoryS, [this, key](const model::Result<model::ProgramHours>& hours) {
            if (hours && m_window)  // an older helper keeps none, and the details say why else
                m_window->page<ui::ProcessPage>()->setHours(key, *hours);
        });
}

void WindowLink::refresh(const QString& page) {
    m_feeds.health.refresh();
    if (page == kAlerts)
        m_feeds.alerts.reload();
    else if (page == kNetwork)
        m_network.refresh();
    else if (page == kRules)
        m_rules.refresh();
    else if (page == kFiles)
        m_files.refresh();
    else if (page == kSessions)
        m_sessions.refresh();
    else if (page == kSettings)
        m_settings.refresh();
    else
        m_feeds.processes.refresh();
}

}  // namespace app
