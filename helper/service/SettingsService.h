#pragma once

#include <QDBusMessage>
#include <QTimer>
#include <functional>
#include <string>
#include <vector>

#include "Settings1Adaptor.h"
#include "config/ImportPlan.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Settings1: what is in force, and changing it with a password.
class SettingsService final : public Settings1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface",
                "org.algomonitor.Settings1")  // QtDBus does not inherit it for signals
    // Qt takes a signal's interface from the most derived class only (qDBusInterfaceFromMetaObject)
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Settings1")

  public:
    SettingsService(QObject* object, Gate& gate, const Parts& parts);

    void announce(const std::vector<std::string>& keys);

  public Q_SLOTS:
    void GetAll(const QDBusMessage& message);
    void Schema(const QDBusMessage& message);
    void Set(const QString& key, const QString& value, const QDBusMessage& message);
    void SetMode(const QString& mode, const QDBusMessage& message);
    void Pause(uint seconds, const QDBusMessage& message);
    void TrustList(const QDBusMessage& message);
    void Trust(const QString& entry, const QDBusMessage& message);
    void PreviewTrust(const QString& entry, uint days, bool all, const QDBusMessage& message);
    void Untrust(const QString& id, const QDBusMessage& message);
    void Import(const QString& contents, const QDBusMessage& message);
    void PreviewImport(const QString& contents, const QDBusMessage& message);

  private:
    std::function<model::Result<config::ImportPlan>()> importing(const QString& contents);
    model::Result<Done> keep(const model::Result<config::ImportPlan>& plan);
    void pause(std::uint32_t seconds);
    void armPauseEnd();

    Gate& m_gate;
    const Parts& m_parts;
    QTimer m_pauseEnd;
};

}  // namespace service
