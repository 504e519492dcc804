#include "service/Callers.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <utility>

namespace service {
namespace {

QDBusMessage credentialsCall(const QString& name) {
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetConnectionCredentials"));
    call << name;
    return call;
}

model::Result<Caller> callerFrom(const QString& name, const QVariantMap& credentials) {
    const QVariant uid = credentials.value(QStringLiteral("UnixUserID"));
    if (!uid.isValid())
        return model::unexpected(model::Error::Code::NotAuthorized, name.toStdString(),
                                 "the bus does not know its user");
    const QVariant pid = credentials.value(QStringLiteral("ProcessID"));
    return Caller{name, uid.toUInt(), static_cast<std::int32_t>(pid.toUInt())};
}

}  // namespace

Callers::Callers(const QDBusConnection& bus) : m_bus(bus) {
    m_watcher.setConnection(bus);
    m_watcher.setWatchMode(QDBusServiceWatcher::WatchForUnregistration);
    connect(&m_watcher, &QDBusServiceWatcher::serviceUnregistered, this, &Callers::forget);
}

void Callers::identify(const QString& name, Identified identified) {
    if (const auto known = m_known.constFind(name); known != m_known.cend())
        return identified(*known);
    const bool asked = m_waiting.contains(name);
    m_waiting[name].push_back(std::move(identified));
    if (!asked)
        askBus(name);
}

void Callers::askBus(const QString& name) {
    // Watched first: a caller that leaves before the question is answered is an error below, one
    // that leaves after it is a signal.
    m_watcher.addWatchedService(name);
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(credentialsCall(name)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, name](QDBusPendingCallWatcher* done) {
                done->deleteLater();
                const QDBusPendingReply<QVariantMap> reply = *done;
                if (reply.isError())
                    settle(name, model::unexpected(model::Error::Code::NotAuthorized,
                                                   name.toStdString(), "the caller left the bus"));
                else
                    settle(name, callerFrom(name, reply.value()));
            });
}

void Callers::settle(const QString& name, const model::Result<Caller>& caller) {
    if (caller)
        m_known.insert(name, *caller);
    else
        m_watcher.removeWatchedService(name);
    for (const Identified& identified : m_waiting.take(name))
        identified(caller);
}

void Callers::forget(const QString& name) {
    m_known.remove(name);
    m_watcher.removeWatchedService(name);
    Q_EMIT left(name);
}

}  // namespace service
