#include "service/BusPresence.h"

#include <QDBusConnectionInterface>
#include <QDBusError>
#include <QDBusReply>

#include "contract/Names.h"
#include "contract/WireTypes.h"
#include "enforcement/Responder.h"
#ifdef AM_POLKIT_QT
#include "service/PolkitQtAuthorizer.h"
#else
#include "service/PolkitBusAuthorizer.h"
#endif

namespace service {
namespace {

std::unexpected<model::Error> unavailable(std::string detail) {
    return model::unexpected(model::Error::Code::Unavailable, contract::kBusName,
                             std::move(detail));
}

/// A bus name is the policy's to give: only root's connections may own it.
model::Result<void> takeName(const QDBusConnection& bus) {
    const QString name = QString::fromLatin1(contract::kBusName);
    const auto reply =
        bus.interface()->registerService(name, QDBusConnectionInterface::DontQueueService,
                                         QDBusConnectionInterface::DontAllowReplacement);
    if (!reply.isValid())
        return unavailable("the bus does not give the name: " +
                           reply.error().message().toStdString());
    if (reply.value() == QDBusConnectionInterface::ServiceRegistered)
        return {};
    const QDBusReply<uint> owner = bus.interface()->servicePid(name);
    return unavailable("another helper has the name, pid " + std::to_string(owner.value()));
}

}  // namespace

BusPresence::BusPresence(const QDBusConnection& bus, const Parts& parts)
    : m_bus(bus),
      m_authorizer(makeAuthorizer(bus)),
      m_gate(bus, *m_authorizer, parts.audit,
             [&parts](const std::string& alertId, bool open) {
                 if (open)
                     parts.responder.pauseCountdown(alertId);
                 else
                     parts.responder.continueCountdown(alertId);
             }),
      m_status(new StatusService(&m_object, m_gate, parts)),
      m_alerts(new AlertsService(&m_object, m_gate, parts)),
      m_settings(new SettingsService(&m_object, m_gate, parts)),
      m_rules(new RulesService(&m_object, m_gate, parts)),
      m_enforcement(new EnforcementService(&m_object, m_gate, parts)),
      m_sessions(new SessionsService(&m_object, m_gate, parts)),
      m_integrity(new IntegrityService(&m_object, m_gate, parts)) {
    contract::registerWireTypes();
    new ProcessesService(&m_object, m_gate, parts);
    new NetworkService(&m_object, m_gate, parts);
}

model::Result<void> BusPresence::announce() {
    if (!m_bus.registerObject(QString::fromLatin1(contract::kObjectPath), &m_object,
                              QDBusConnection::ExportAdaptors))
        return unavailable("the object cannot be registered");
    return takeName(m_bus);
}

std::unique_ptr<Authorizer> makeAuthorizer([[maybe_unused]] const QDBusConnection& bus) {
#ifdef AM_POLKIT_QT
    return std::make_unique<PolkitQtAuthorizer>();
#else
    return std::make_unique<PolkitBusAuthorizer>(bus);
#endif
}

}  // namespace service
