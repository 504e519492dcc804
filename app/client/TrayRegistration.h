#pragma once

#include <QObject>
#include <QTimer>

#include "app/client/HelperClient.h"

namespace app::client {

/// Tells the helper that somebody here can be asked: registers when the helper appears and when
/// asking becomes possible, sends the heartbeat, and says at once when the screen locks. A helper
/// that forgot us (restarted, heartbeat missed) is told again.
class TrayRegistration : public QObject {
    Q_OBJECT

  public:
    static constexpr int kHeartbeatMs = 20'000;

    TrayRegistration(HelperClient& client, int heartbeatMs, QObject* parent = nullptr);

  public Q_SLOTS:
    /// There is a tray icon, a notification server or an open window to ask through.
    void setCanAsk(bool canAsk);
    void setUnlocked(bool unlocked);

  private:
    void sendRegistration();
    void sendHeartbeat();

    HelperClient& m_client;
    QTimer m_timer;
    bool m_canAsk = false;
    bool m_unlocked = true;
};

}  // namespace app::client
