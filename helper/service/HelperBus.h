#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/Error.h"
#include "service/Parts.h"

namespace service {

class BusPresence;

/// The helper on the system bus: connects, owns org.algomonitor.Helper, serves the interfaces, and
/// comes back when the bus does. Without a bus the helper goes on; degraded() says so. Main thread
/// only.
class HelperBus : public QObject {
    Q_OBJECT

  public:
    /// parts are kept by reference and live longer.
    explicit HelperBus(const Parts& parts);
    ~HelperBus() override;

    /// Connects now; where that is not possible, again every few seconds.
    void start();

    /// What the daemon tells the clients. Without a bus these do nothing.
    void alertRaised(const std::string& id);
    void alertChanged(const std::string& id);
    void settingsChanged(const std::vector<std::string>& keys);
    void healthChanged();
    void rulesChanged();
    void dumpChanged(const std::string& id);
    void sessionsChanged();
    void integrityChanged();

    /// Why there is no bus, for the person; empty when all is well.
    std::string degraded() const { return m_degraded; }

  Q_SIGNALS:
    void degradedChanged();

  private Q_SLOTS:
    void onDisconnected();

  private:
    model::Result<void> connectNow();
    void disconnectNow();
    void say(std::string degraded);

    const Parts& m_parts;
    QString m_connectionName;
    std::unique_ptr<BusPresence> m_presence;
    QTimer m_retry;
    std::string m_degraded;
};

}  // namespace service
