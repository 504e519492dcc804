#pragma once

#include <QDBusMessage>

#include "Sessions1Adaptor.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Sessions1: who is and was logged in.
class SessionsService final : public Sessions1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Sessions1")  // see EnforcementService.h

  public:
    SessionsService(QObject* object, Gate& gate, const Parts& parts);

    void announce() { Q_EMIT Changed(); }

  public Q_SLOTS:
    void List(uint offset, uint limit, bool openOnly, bool all, const QDBusMessage& message);

  private:
    Gate& m_gate;
    const Parts& m_parts;
};

}  // namespace service
