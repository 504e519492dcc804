#pragma once

#include <QDBusConnection>
#include <QObject>
#include <memory>

#include "app/Bubble.h"

class QDBusServiceWatcher;
class QThread;

namespace app {

class NotifyWorker;

/// Bubbles on the notification server, through libnotify. libnotify waits for the server on every
/// call (up to 25 s for one that hangs), so it lives on a thread of its own; here nothing waits,
/// and of a bubble that changes faster than the server takes it only the newest state is kept. When
/// the server dies and returns, what is still open is shown again.
///
/// QSystemTrayIcon::messageClicked must stay unconnected beside it: Qt takes every ActionInvoked on
/// the bus for its own.
class Notifier : public QObject {
    Q_OBJECT

  public:
    explicit Notifier(const QDBusConnection& session, QObject* parent = nullptr);
    /// Closes what is on the screen.
    ~Notifier() override;

    const ServerAbilities& server() const { return m_server; }

    void show(const Bubble& bubble);
    void close(const QString& key);

  Q_SIGNALS:
    void actionInvoked(const QString& key, const QString& button);
    /// By the person or the server's clock; not after close().
    void closed(const QString& key);
    /// Another server, or none: bubbles should be put into words anew.
    void serverChanged(const app::ServerAbilities& server);

  private:
    void onAbilities(const ServerAbilities& server);

    std::unique_ptr<QDBusServiceWatcher> m_watcher;
    QThread* m_thread = nullptr;
    NotifyWorker* m_worker = nullptr;  // lives on m_thread
    ServerAbilities m_server;
};

}  // namespace app
