#include "app/client/HealthFeed.h"

#include <QVersionNumber>

#include "app/client/SafeText.h"

namespace app::client {
namespace {

QString whyAbsent(HelperClient::Presence presence) {
    if (presence == HelperClient::Presence::NoBus)
        return HealthFeed::tr("There is no system bus, so the helper cannot be asked anything.");
    return HealthFeed::tr("The helper is not running. Start it with: systemctl start algo-monitor");
}

QString whyUnanswered(const model::Error& error) {
    if (error.code == model::Error::Code::NotAuthorized)
        return HealthFeed::tr("You may not look at this helper: this session is not active.");
    return HealthFeed::tr(
               "The helper is running but does not answer (%1). If it stays so: "
               "systemctl restart algo-monitor")
        .arg(safeText(model::toString(error)));
}

}  // namespace

QString versionMismatch(const QString& ownVersion, const QString& helperVersion) {
    if (ownVersion == helperVersion)
        return {};
    const bool helperIsOlder =
        QVersionNumber::fromString(helperVersion) < QVersionNumber::fromString(ownVersion);
    return (helperIsOlder
                ? HealthFeed::tr("The helper is still version %1, this window is %2. "
                                 "Restart the helper: systemctl restart algo-monitor")
                : HealthFeed::tr("The helper is version %1, this window is still %2. "
                                 "Quit AlgoMonitor from its tray icon and start it again"))
        .arg(safeText(helperVersion, 40), ownVersion);
}

HealthFeed::HealthFeed(HelperClient& client, QString ownVersion, Pace pace, QObject* parent)
    : QObject(parent), m_client(client), m_ownVersion(std::move(ownVersion)), m_pace(pace) {
    m_timer.setInterval(m_pace.hiddenMs);
    connect(&m_timer, &QTimer::timeout, this, &HealthFeed::refresh);
    connect(&client, &HelperClient::statusChanged, this, &HealthFeed::refresh);
    connect(&client, &HelperClient::presenceChanged, this, &HealthFeed::onPresence);
}

void HealthFeed::setVisible(bool visible) {
    m_timer.setInterval(visible ? m_pace.visibleMs : m_pace.hiddenMs);
    if (visible)
        refresh();
}

void HealthFeed::onPresence(HelperClient::Presence presence) {
    if (presence == HelperClient::Presence::Present) {
        m_timer.start();
        setReachable(true, {});
        return refresh();
    }
    m_timer.stop();
    setReachable(false, whyAbsent(presence));
}

void HealthFeed::refresh() {
    if (m_client.presence() != HelperClient::Presence::Present)
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_client.health([this](auto health) { onHealth(std::move(health)); });
}

void HealthFeed::onHealth(model::Result<model::Health> health) {
    m_asking = false;
    if (m_client.presence() != HelperClient::Presence::Present)
        return;  // the answer of one that is gone
    if (health) {
        m_mismatch = versionMismatch(m_ownVersion, QString::fromStdString(health->version));
        if (!m_mismatch.isEmpty())
            health->degraded.push_back(m_mismatch.toStdString());
        setReachable(true, {});
        Q_EMIT healthReceived(*health);
    } else {
        setReachable(false, whyUnanswered(health.error()));
    }
    if (std::exchange(m_askAgain, false))
        refresh();
}

void HealthFeed::setReachable(bool reachable, const QString& why) {
    if (reachable == m_reachable && why == m_why)
        return;
    m_reachable = reachable;
    m_why = why;
    Q_EMIT reachableChanged(reachable, why);
}

}  // namespace app::client
