#include "app/TrayHostWatch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

#include "app/XEmbedTray.h"

namespace app {
namespace {

constexpr char kWatcher[] = "org.kde.StatusNotifierWatcher";
constexpr char kPath[] = "/StatusNotifierWatcher";
// A panel that brings a StatusNotifierWatcher often is an XEmbed tray too, a moment earlier.
constexpr int kXEmbedGraceMs = 3'000;
constexpr int kXEmbedOftenMs = 2'000;
constexpr int kXEmbedSeldomMs = 30'000;
constexpr int kOftenLooks = 30;

}  // namespace

TrayHostWatch::TrayHostWatch(const QDBusConnection& session, QObject* parent)
    : QObject(parent), m_session(session) {
    m_xembedTimer.setSingleShot(true);
    connect(&m_xembedTimer, &QTimer::timeout, this, &TrayHostWatch::lookForXEmbed);
}

TrayHostWatch::~TrayHostWatch() = default;

void TrayHostWatch::start() {
    const QLatin1String name(kWatcher), path(kPath);
    m_watcher = std::make_unique<QDBusServiceWatcher>(name, m_session,
                                                      QDBusServiceWatcher::WatchForOwnerChange);
    connect(
        m_watcher.get(), &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString&, const QString&, const QString& owner) { onWatcherOwner(owner); });
    for (const char* host : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
        m_session.connect(name, path, name, QLatin1String(host), this, SLOT(askForHost()));
    askForHost();
    m_xembedTimer.start(kXEmbedGraceMs);
}

void TrayHostWatch::onWatcherOwner(const QString& owner) {
    ++m_generation;
    m_watcherPresent = !owner.isEmpty();
    if (m_watcherPresent)
        askForHost();
    else
        set(m_notifierHost, false);
}

void TrayHostWatch::askForHost() {
    QDBusMessage ask = QDBusMessage::createMethodCall(
        QLatin1String(kWatcher), QLatin1String(kPath),
        QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    ask.setAutoStartService(false);
    ask << QLatin1String(kWatcher) << QStringLiteral("IsStatusNotifierHostRegistered");
    auto* answer = new QDBusPendingCallWatcher(m_session.asyncCall(ask), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this,
            [this, generation = m_generation](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                if (generation != m_generation)
                    return;
                const QDBusPendingReply<QDBusVariant> registered = *done;
                m_watcherPresent = !registered.isError();
                set(m_notifierHost, m_watcherPresent && registered.value().variant().toBool());
            });
}

void TrayHostWatch::lookForXEmbed() {
    if (!m_notifierHost && !m_watcherPresent)
        set(m_xembedTray, xembedTrayPresent());
    else if (m_notifierHost)
        set(m_xembedTray, false);
    m_xembedTimer.start(++m_looks < kOftenLooks ? kXEmbedOftenMs : kXEmbedSeldomMs);
}

void TrayHostWatch::set(bool& source, bool value) {
    const bool before = present();
    source = value;
    if (present() != before)
        Q_EMIT presentChanged(present());
}

}  // namespace app
