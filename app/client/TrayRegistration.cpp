#include "app/client/TrayRegistration.h"

namespace app::client {

TrayRegistration::TrayRegistration(HelperClient& client, int heartbeatMs, QObject* parent)
    : QObject(parent), m_client(client) {
    m_timer.setInterval(heartbeatMs);
    connect(&m_timer, &QTimer::timeout, this, &TrayRegistration::sendHeartbeat);
    connect(&client, &HelperClient::presenceChanged, this, [this] {
        if (m_canAsk)
            sendRegistration();
    });
}

void TrayRegistration::setCanAsk(bool canAsk) {
    if (canAsk == m_canAsk)
        return;
    m_canAsk = canAsk;
    if (canAsk)
        m_timer.start();
    else
        m_timer.stop();
    sendRegistration();
}

void TrayRegistration::setUnlocked(bool unlocked) {
    if (unlocked == m_unlocked)
        return;
    m_unlocked = unlocked;
    sendHeartbeat();
}

void TrayRegistration::sendRegistration() {
    if (m_client.presence() == HelperClient::Presence::Present)
        m_client.registerTray(m_canAsk, m_unlocked, [](const auto&) {});
}

void TrayRegistration::sendHeartbeat() {
    if (!m_canAsk || m_client.presence() != HelperClient::Presence::Present)
        return;
    m_client.heartbeat(m_unlocked, [this](const model::Result<Answer>& heard) {
        if (!heard && heard.error().code != model::Error::Code::Unavailable)
            sendRegistration();
    });
}

}  // namespace app::client
