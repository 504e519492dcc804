#pragma once

#include <QDBusConnection>
#include <QObject>
#include <memory>

#include "service/AlertsService.h"
#include "service/Authorizer.h"
#include "service/EnforcementService.h"
#include "service/Gate.h"
#include "service/IntegrityService.h"
#include "service/NetworkService.h"
#include "service/Parts.h"
#include "service/ProcessesService.h"
#include "service/RulesService.h"
#include "service/SessionsService.h"
#include "service/SettingsService.h"
#include "service/StatusService.h"

namespace service {

/// One object with all interfaces on one connection; gone with it.
class BusPresence {
  public:
    BusPresence(const QDBusConnection& bus, const Parts& parts);

    /// Registers the object and takes the name. Error Unavailable: who has it, or why not.
    model::Result<void> announce();

    StatusService& status() { return *m_status; }
    AlertsService& alerts() { return *m_alerts; }
    SettingsService& settings() { return *m_settings; }
    RulesService& rules() { return *m_rules; }
    EnforcementService& enforcement() { return *m_enforcement; }
    IntegrityService& integrity() { return *m_integrity; }
    SessionsService& sessions() { return *m_sessions; }

  private:
    QDBusConnection m_bus;
    std::unique_ptr<Authorizer> m_authorizer;
    Gate m_gate;
    QObject m_object;  // owns the services
    StatusService* m_status;
    AlertsService* m_alerts;
    SettingsService* m_settings;
    RulesService* m_rules;
    EnforcementService* m_enforcement;
    SessionsService* m_sessions;
    IntegrityService* m_integrity;
};

/// The authorizer this build was configured with (AM_AUTHORIZER).
std::unique_ptr<Authorizer> makeAuthorizer(const QDBusConnection& bus);

}  // namespace service
