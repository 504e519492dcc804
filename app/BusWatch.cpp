#include "app/BusWatch.h"

namespace app {
namespace {

constexpr int kLookMs = 2'000;
const QString kProbe = QStringLiteral("algomonitor-probe");

}  // namespace

BusWatch::BusWatch(const QDBusConnection& lost, QObject* parent) : QObject(parent) {
    // libdbus says so itself, on a path and an interface of its own (dbus-shared.h).
    QDBusConnection(lost).connect({}, QStringLiteral("/org/freedesktop/DBus/Local"),
                                  QStringLiteral("org.freedesktop.DBus.Local"),
                                  QStringLiteral("Disconnected"), this, SLOT(onDisconnected()));
    m_timer.setInterval(kLookMs);
    connect(&m_timer, &QTimer::timeout, this, &BusWatch::look);
}

QDBusConnection BusWatch::systemBus(int round) {
    return round == 0
               ? QDBusConnection::systemBus()
               : QDBusConnection::connectToBus(QDBusConnection::SystemBus,
                                               QStringLiteral("algomonitor-system-%1").arg(round));
}

void BusWatch::onDisconnected() {
    m_timer.start();
}

void BusWatch::look() {
    const bool there =
        QDBusConnection::connectToBus(QDBusConnection::SystemBus, kProbe).isConnected();
    QDBusConnection::disconnectFromBus(kProbe);
    if (!there)
        return;
    m_timer.stop();
    Q_EMIT returned();
}

}  // namespace app
