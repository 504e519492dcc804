#include "service/StatusService.h"

#include <chrono>

#include "contract/HealthJson.h"
#include "contract/Names.h"
#include "enforcement/Responder.h"

namespace service {
namespace {

using namespace std::chrono_literals;

std::int64_t steadyMs() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

model::Result<Demand> view(const Caller&) {
    return Demand{.action = contract::kActionView};
}

}  // namespace

StatusService::StatusService(QObject* object, Gate& gate, const Parts& parts)
    : Status1Adaptor(object), m_gate(gate), m_parts(parts), m_trays(&LocalSessions::isInFront) {
    m_expiry.setSingleShot(true);
    m_announcement.setSingleShot(true);
    m_announcement.setInterval(1s);
    connect(&m_expiry, &QTimer::timeout, this, &StatusService::tellResponder);
    connect(&m_sessions, &LocalSessions::changed, this, &StatusService::tellResponder);
    connect(&m_announcement, &QTimer::timeout, this, [this] { Q_EMIT Changed(++m_generation); });
    connect(&gate, &Gate::callerLeft, this, [this](const QString& name) {
        m_trays.remove(name.toStdString());
        tellResponder();
    });
}

StatusService::~StatusService() {
    if (m_canAsk)
        m_parts.responder.desktopPresent(false);
}

void StatusService::announce() {
    if (!m_announcement.isActive())
        m_announcement.start();
}

void StatusService::Health(const QDBusMessage& message) {
    m_gate.serve(message, view, atOnce([this](const Caller&) -> model::Result<Done> {
                     return Done{{QString::fromStdString(contract::toJson(m_parts.health()))}};
                 }));
}

void StatusService::Version(const QDBusMessage& message) {
    m_gate.serve(message, view, atOnce([](const Caller&) -> model::Result<Done> {
                     return Done{{QStringLiteral(AM_VERSION)}};
                 }));
}

void StatusService::RegisterTray(bool present, bool unlocked, const QDBusMessage& message) {
    m_gate.serve(message, view, atOnce([this, present, unlocked](const Caller& caller) {
                     return setTray(caller, present, unlocked);
                 }));
}

void StatusService::Heartbeat(bool unlocked, const QDBusMessage& message) {
    m_gate.serve(
        message, view, atOnce([this, unlocked](const Caller& caller) -> model::Result<Done> {
            const auto alive = m_trays.heartbeat(caller.name.toStdString(), unlocked, steadyMs());
            if (!alive)
                return std::unexpected(alive.error());
            tellResponder();
            return Done{};
        }));
}

model::Result<Done> StatusService::setTray(const Caller& caller, bool present, bool unlocked) {
    const std::string name = caller.name.toStdString();
    m_trays.remove(name);
    if (present) {
        const auto added = m_trays.add(name, {.uid = caller.uid,
                                              .pid = caller.pid,
                                              .unlocked = unlocked,
                                              .lastHeartbeatMs = steadyMs()});
        if (!added)
            return std::unexpected(added.error());
    }
    tellResponder();
    return Done{};
}

void StatusService::tellResponder() {
    m_trays.expire(steadyMs());
    if (const auto next = m_trays.nextExpiryMs())
        m_expiry.start(std::chrono::milliseconds(*next - steadyMs()) + 1ms);
    const bool canAsk = m_trays.canAsk();
    if (canAsk == m_canAsk)
        return;
    m_canAsk = canAsk;
    m_parts.responder.desktopPresent(canAsk);
}

}  // namespace service
