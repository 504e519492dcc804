#pragma once

#include <QDBusMessage>

#include "Processes1Adaptor.h"
#include "model/ProcessRow.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Processes1: what runs, one's own in full, others' in outline.
class ProcessesService final : public Processes1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface",
                "org.algomonitor.Processes1")  // QtDBus does not inherit it for signals
    // Qt takes a signal's interface from the most derived class only (qDBusInterfaceFromMetaObject)
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Processes1")

  public:
    ProcessesService(QObject* object, Gate& gate, const Parts& parts);

  public Q_SLOTS:
    void Changes(qulonglong generation, bool all, const QDBusMessage& message);
    void History(uint seconds, const QDBusMessage& message);
    void ProgramHours(int pid, qulonglong startTimeTicks, uint seconds,
                      const QDBusMessage& message);
    void Details(int pid, qulonglong startTimeTicks, const QDBusMessage& message);

  private:
    Gate& m_gate;
    const Parts& m_parts;
};

/// A row as somebody without view-all sees another user's process: key, parent, name, user, cpu and
/// memory.
model::ProcessRow outlineOf(const model::ProcessRow& row);

}  // namespace service
