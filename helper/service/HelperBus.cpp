#include "service/HelperBus.h"

#include <QDBusConnection>
#include <QDBusError>
#include <chrono>
#include <utility>

#include "service/BusPresence.h"

namespace service {
namespace {

using namespace std::chrono_literals;

/// QtDBus shares connections by name; a new one each time never meets a dead one.
QString freshName() {
    static int number = 0;
    return QStringLiteral("algomonitor-helper-%1").arg(++number);
}

}  // namespace

HelperBus::HelperBus(const Parts& parts) : m_parts(parts) {
    m_retry.setInterval(5s);
    connect(&m_retry, &QTimer::timeout, this, &HelperBus::start);
}

HelperBus::~HelperBus() {
    disconnectNow();
}

void HelperBus::start() {
    const auto connected = connectNow();
    if (connected) {
        m_retry.stop();
        return say({});
    }
    disconnectNow();
    m_retry.start();
    say("Nobody can ask or answer on the system bus: " + model::toString(connected.error()));
}

model::Result<void> HelperBus::connectNow() {
    m_connectionName = freshName();
    QDBusConnection bus =
        QDBusConnection::connectToBus(QDBusConnection::SystemBus, m_connectionName);
    if (!bus.isConnected())
        return model::unexpected(model::Error::Code::Unavailable, "system bus",
                                 bus.lastError().message().toStdString());
    // libdbus says so itself when the daemon closes the connection (D-Bus API, DBusConnection).
    bus.connect({}, QStringLiteral("/org/freedesktop/DBus/Local"),
                QStringLiteral("org.freedesktop.DBus.Local"), QStringLiteral("Disconnected"), this,
                SLOT(onDisconnected()));
    m_presence = std::make_unique<BusPresence>(bus, m_parts);
    return m_presence->announce();
}

void HelperBus::disconnectNow() {
    m_presence.reset();
    QDBusConnection::disconnectFromBus(m_connectionName);
}

void HelperBus::onDisconnected() {
    disconnectNow();
    m_retry.start();
    say("Nobody can ask or answer: the system bus went away");
}

void HelperBus::say(std::string degraded) {
    if (std::exchange(m_degraded, std::move(degraded)) != m_degraded)
        Q_EMIT degradedChanged();
}

void HelperBus::alertRaised(const std::string& id) {
    if (m_presence)
        m_presence->alerts().announceRaised(id);
}

void HelperBus::alertChanged(const std::string& id) {
    if (m_presence)
        m_presence->alerts().announceChanged(id);
}

void HelperBus::settingsChanged(const std::vector<std::string>& keys) {
    if (m_presence)
        m_presence->settings().announce(keys);
}

void HelperBus::rulesChanged() {
    if (m_presence)
        m_presence->rules().announce();
}

void HelperBus::sessionsChanged() {
    if (m_presence)
        m_presence->sessions().announce();
}

void HelperBus::integrityChanged() {
    if (m_presence)
        m_presence->integrity().announce();
}

void HelperBus::dumpChanged(const std::string& id) {
    if (m_presence)
        m_presence->enforcement().announceDump(id);
}

void HelperBus::healthChanged() {
    if (m_presence)
        m_presence->status().announce();
}

}  // namespace service
