#include "app/client/SessionLock.h"

#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>
#include <utility>

namespace app::client {
namespace {

struct Saver {
    const char* service;  // also its interface
    const char* path;
};

constexpr Saver kSavers[] = {
    {"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
    {"org.freedesktop.ScreenSaver", "/ScreenSaver"},
    {"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"},
    {"org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"},
};

constexpr char kLogind[] = "org.freedesktop.login1";
constexpr char kSession[] = "org.freedesktop.login1.Session";
constexpr char kProperties[] = "org.freedesktop.DBus.Properties";

QDBusMessage quietCall(const char* service, const char* path, const char* interface,
                       const char* method) {
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(service), QLatin1String(path),
                                       QLatin1String(interface), QLatin1String(method));
    call.setAutoStartService(false);
    return call;
}

template <typename T, typename Use>
void whenAnswered(QObject* owner, const QDBusPendingCall& call, Use use) {
    auto* watcher = new QDBusPendingCallWatcher(call, owner);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, owner,
                     [use](QDBusPendingCallWatcher* done) {
                         done->deleteLater();
                         const QDBusPendingReply<T> answer = *done;
                         if (!answer.isError())
                             use(answer.value());
                     });
}

}  // namespace

SessionLock::SessionLock(const QDBusConnection& session, const QDBusConnection& system,
                         QObject* parent)
    : QObject(parent), m_session(session), m_system(system) {
    m_savers.setConnection(session);
    m_savers.setWatchMode(QDBusServiceWatcher::WatchForUnregistration);
    // A locker that crashed shows the desktop, or its successor says so.
    connect(&m_savers, &QDBusServiceWatcher::serviceUnregistered, this, [this] { onSaver(false); });
}

void SessionLock::start() {
    for (const Saver& saver : kSavers) {
        m_savers.addWatchedService(QLatin1String(saver.service));
        m_session.connect(QLatin1String(saver.service), QLatin1String(saver.path),
                          QLatin1String(saver.service), QStringLiteral("ActiveChanged"), this,
                          SLOT(onSaver(bool)));
        whenAnswered<bool>(
            this,
            m_session.asyncCall(quietCall(saver.service, saver.path, saver.service, "GetActive")),
            [this](bool active) {
                if (active)
                    onSaver(true);
            });
    }
    // logind signals from the session's real path, "auto" is only for asking: take all, ask again.
    m_system.connect(QLatin1String(kLogind), QString(), QLatin1String(kProperties),
                     QStringLiteral("PropertiesChanged"), this, SLOT(askLogind()));
    askLogind();
}

void SessionLock::onSaver(bool active) {
    set(m_saverActive, active);
}

void SessionLock::askLogind() {
    QDBusMessage call =
        quietCall(kLogind, "/org/freedesktop/login1/session/auto", kProperties, "GetAll");
    call << QLatin1String(kSession);
    whenAnswered<QVariantMap>(this, m_system.asyncCall(call), [this](const QVariantMap& session) {
        set(m_lockedHint, session.value(QStringLiteral("LockedHint")).toBool());
        set(m_switchedAway, !session.value(QStringLiteral("Active"), true).toBool());
    });
}

void SessionLock::set(bool& source, bool value) {
    const bool before = locked();
    source = value;
    if (locked() != before)
        Q_EMIT lockedChanged(locked());
}

}  // namespace app::client
