#pragma once

#include <QDBusMessage>
#include <QTimer>

#include "Status1Adaptor.h"
#include "service/Gate.h"
#include "service/LocalSessions.h"
#include "service/Parts.h"
#include "service/TrayRegistry.h"

namespace service {

/// org.algomonitor.Status1. Also knows whether somebody can be asked, and tells the Responder.
class StatusService final : public Status1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface",
                "org.algomonitor.Status1")  // QtDBus does not inherit it for signals
    // Qt takes a signal's interface from the most derived class only (qDBusInterfaceFromMetaObject)
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Status1")

  public:
    StatusService(QObject* object, Gate& gate, const Parts& parts);
    ~StatusService() override;

    /// Health is worth asking for again; at most one signal a second.
    void announce();

  public Q_SLOTS:
    void Health(const QDBusMessage& message);
    void Version(const QDBusMessage& message);
    void RegisterTray(bool present, bool unlocked, const QDBusMessage& message);
    void Heartbeat(bool unlocked, const QDBusMessage& message);

  private:
    model::Result<Done> setTray(const Caller& caller, bool present, bool unlocked);
    void tellResponder();

    Gate& m_gate;
    const Parts& m_parts;
    TrayRegistry m_trays;
    LocalSessions m_sessions;
    QTimer m_expiry;
    QTimer m_announcement;
    quint64 m_generation = 0;
    bool m_canAsk = false;
};

}  // namespace service
