#pragma once

#include <QDBusMessage>
#include <QTimer>
#include <functional>
#include <string>

#include "Integrity1Adaptor.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Integrity1: protected files.
class IntegrityService final : public Integrity1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Integrity1")  // see EnforcementService.h

  public:
    IntegrityService(QObject* object, Gate& gate, const Parts& parts);

    /// At most once a second.
    void announce();

  public Q_SLOTS:
    void Status(const QDBusMessage& message);
    void Changes(const QString& cursor, uint limit, bool all, const QDBusMessage& message);
    void Export(const QString& cursor, uint limit, const QDBusMessage& message);
    void Verify(bool full, const QDBusMessage& message);
    void Cancel(const QDBusMessage& message);
    void Accept(const QString& path, const QString& sha256, const QDBusMessage& message);
    void AcceptFolder(const QString& path, const QDBusMessage& message);
    void AcceptAll(const QDBusMessage& message);

  private:
    using Act = std::function<model::Result<std::string>(monitors::IntegrityMonitor&)>;
    void perform(const QDBusMessage& message, const char* action,
                 const model::Result<std::string>& subject, Act act);
    void read(const QDBusMessage& message, const model::Result<std::uint32_t>& limit, bool all,
              std::function<QString(const Caller&, monitors::IntegrityMonitor&)> answer);

    Gate& m_gate;
    const Parts& m_parts;
    QTimer m_soon;
};

}  // namespace service
