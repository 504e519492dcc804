#pragma once

#include <QDBusMessage>

#include "Network1Adaptor.h"
#include "model/ConnectionRow.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Network1: who speaks with whom, one's own in full, others' in outline.
class NetworkService final : public Network1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Network1")  // see EnforcementService.h

  public:
    NetworkService(QObject* object, Gate& gate, const Parts& parts);

  public Q_SLOTS:
    void Changes(qulonglong generation, bool all, const QDBusMessage& message);

  private:
    Gate& m_gate;
    const Parts& m_parts;
};

/// A row as somebody without view-all sees another user's socket: what /proc/net/tcp shows.
model::ConnectionRow outlineOf(const model::ConnectionRow& row);

}  // namespace service
