#include "app/Application.h"

#include <QCoreApplication>

#include "app/SavedTaste.h"
#include "model/Timestamp.h"

namespace app {
namespace {

constexpr int kProcessesMs = 1'000;
constexpr int kMenuAlerts = 3;
const QString kOwnVersion = QStringLiteral(AM_VERSION);

}  // namespace

Application::Application(const QDBusConnection& session, const QDBusConnection& system,
                         QObject* parent)
    : QObject(parent),
      m_settings(QStringLiteral("AlgoMonitor"), QStringLiteral("algomonitor")),
      m_client(system),
      m_health(m_client, kOwnVersion, {}),
      m_alerts(m_client),
      m_processes(m_client, kProcessesMs),
      m_lock(session, system),
      m_registration(m_client, client::TrayRegistration::kHeartbeatMs),
      m_verbs(m_client),
      m_tray(session),
      m_notifier(session),
      m_announcer(m_notifier, loadTaste(m_settings, model::realtimeUs())),
      m_window({m_client, m_health, m_alerts, m_processes, m_verbs, m_book}),
      m_welcome({m_client, m_health, m_verbs, m_announcer, m_notifier, m_window, m_settings}) {
    connectFeeds();
    connectTray();
    connectAnnouncer();
    connectRegistration();
    m_window.setSilences(m_announcer.silences());
}

void Application::start() {
    showStatus();
    m_tray.start();
    m_lock.start();
    m_client.start();
}

void Application::show(const QString& page) {
    if (page.isEmpty() && m_situation.attention > 0)
        return m_window.show(QStringLiteral("alerts"));
    m_window.show(page);
    if (page.isEmpty())
        m_welcome.onOpened();
}

void Application::connectFeeds() {
    connect(&m_health, &client::HealthFeed::healthReceived, this,
            [this](const model::Health& health) {
                m_situation.health = health;
                m_tray.menu().setMode(health.mode);
                showStatus();
            });
    connect(&m_health, &client::HealthFeed::reachableChanged, this, &Application::showStatus);
    connect(&m_alerts, &client::AlertFeed::reloaded, this, &Application::onAlerts);
    connect(&m_alerts, &client::AlertFeed::alertReceived, this, &Application::onAlert);
}

void Application::connectTray() {
    connect(&m_tray, &TrayIcon::openRequested, this, [this] { show({}); });
    connect(&m_tray, &TrayIcon::processesRequested, this,
            [this] { m_window.show(QStringLiteral("processes")); });
    TrayMenu& menu = m_tray.menu();
    connect(&menu, &TrayMenu::alertRequested, &m_window, &WindowLink::showAlert);
    connect(&menu, &TrayMenu::modeRequested, this, &Application::setMode);
    connect(&m_window, &WindowLink::modeRequested, this, &Application::setMode);
    connect(&menu, &TrayMenu::pauseRequested, this,
            [this](int seconds) { m_verbs.run(client::Pause{static_cast<uint>(seconds)}); });
    connect(&menu, &TrayMenu::welcomeRequested, this, [this] {
        m_window.show({});
        m_welcome.open();
    });
    connect(&menu, &TrayMenu::quitRequested, this, [] { QCoreApplication::quit(); });
}

void Application::connectAnnouncer() {
    connect(&m_announcer, &Announcer::killRequested, this,
            [this](const QString& id) { m_verbs.run(client::KillAlert{id}, id); });
    connect(&m_announcer, &Announcer::allowRequested, this,
            [this](const QString& id) { m_verbs.run(client::AllowAlert{id}, id); });
    connect(&m_announcer, &Announcer::allowAlwaysRequested, &m_window, &WindowLink::askAlwaysAllow);
    connect(&m_announcer, &Announcer::detailsRequested, this, [this](const QString& id) {
        if (id.isEmpty())
            m_window.show(QStringLiteral("alerts"));
        else
            m_window.showAlert(id);
    });
    connect(&m_announcer, &Announcer::dumpRequested, this, &Application::dump);
    connect(&m_announcer, &Announcer::undoRequested, this,
            [this](const QString& id) { m_verbs.run(client::UndoAlert{id}, id); });
    connect(&m_announcer, &Announcer::silenced, this, &Application::onSilenced);
    connect(&m_window, &WindowLink::silenceRequested, &m_announcer, &Announcer::silence);
    connect(&m_verbs, &VerbRunner::finished, this,
            [this](const QString& sentence, bool ok, const QString& about) {
                if (!ok && !about.isEmpty())
                    m_announcer.onRefused(about, sentence);
                else if (!ok && !m_window.visible())
                    m_announcer.tell(sentence);
            });
}

void Application::connectRegistration() {
    connect(&m_tray, &TrayIcon::visibleChanged, this, &Application::updateCanAsk);
    connect(&m_tray, &TrayIcon::visibleChanged, &m_welcome, &WelcomeLink::setTrayShown);
    connect(&m_notifier, &Notifier::serverChanged, this, &Application::updateCanAsk);
    connect(&m_window, &WindowLink::visibleChanged, this, &Application::updateCanAsk);
    connect(&m_lock, &client::SessionLock::lockedChanged, &m_registration,
            [this](bool locked) { m_registration.setUnlocked(!locked); });
    connect(&m_lock, &client::SessionLock::lockedChanged, &m_announcer, &Announcer::setLocked);
    // Who was away was told nothing by a helper that answers only the one who sits in front.
    connect(&m_lock, &client::SessionLock::lockedChanged, &m_alerts, [this](bool locked) {
        if (!locked)
            m_alerts.reload();
    });
}

void Application::onAlerts(const QList<model::Alert>& alerts) {
    m_book.replace(alerts);
    for (const bool others : {false, true})
        for (auto alert = alerts.crbegin(); alert != alerts.crend(); ++alert)
            if (alert->outline == others)
                m_announcer.onAlert(*alert);
    showStatus();
}

void Application::onAlert(const model::Alert& alert) {
    m_book.put(alert);
    m_announcer.onAlert(alert);
    showStatus();
}

void Application::showStatus() {
    m_situation.reachable = m_health.reachable();
    m_situation.why = m_health.why();
    if (!m_situation.reachable)
        m_situation.health.reset();  // what the next one says is not known yet
    m_situation.openQuestions = m_book.openQuestions();
    m_situation.attention = m_book.attention();
    const ui::Status status = ui::statusOf(m_situation);
    const bool counts =
        status.state == ui::ShieldState::Attention || status.state == ui::ShieldState::Asking;
    m_tray.setShield(status.state, counts ? m_situation.attention : 0);
    const QString& mismatch = m_health.mismatch();
    const bool told = !m_situation.reachable || mismatch.isEmpty();
    m_tray.setSentence(told ? status.sentence : status.sentence + QLatin1Char(' ') + mismatch);
    m_tray.menu().setReachable(m_situation.reachable && m_situation.health);
    m_tray.menu().setAlerts(m_book.newest(kMenuAlerts));
}

void Application::onSilenced(const QString& rule, qint64 untilUs) {
    saveSilence(m_settings, rule, untilUs);
    m_window.setSilences(m_announcer.silences());
}

/// Observing may be a pause, and taking back must not make a mode of it.
void Application::setMode(model::Mode mode) {
    std::optional<client::Verb> undo;
    if (m_situation.health && m_situation.health->mode != model::Mode::Observe)
        undo = client::SetMode{m_situation.health->mode};
    m_verbs.runWithUndo(client::SetMode{mode}, undo);
}

void Application::dump(const QString& alertId) {
    const model::Alert* alert = m_book.find(alertId);
    if (alert == nullptr)
        return;
    m_verbs.run(client::DumpProcess{alert->finding.process.key, false}, alertId,
                [this, alertId](const Said& said) {
                    if (said.ok)
                        m_announcer.onAside(alertId, said.sentence);
                });
}

/// Without an icon, a notification server or an open window nobody can be asked, and the helper
/// must know: it then decides as for an unattended machine.
void Application::updateCanAsk() {
    m_registration.setCanAsk(m_tray.visible() || m_notifier.server().present || m_window.visible());
}

}  // namespace app
