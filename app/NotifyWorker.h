#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <memory>
#include <mutex>

#include "app/Bubble.h"

namespace app {

class NativeBubble;

/// The part of Notifier that waits. put() and take() may be called from any thread; everything else
/// runs on the worker's own. Bounded: one pending state per key.
class NotifyWorker : public QObject {
    Q_OBJECT

  public:
    NotifyWorker();
    ~NotifyWorker() override;

    /// Thread-safe. The newest state of a bubble replaces one that was not sent yet.
    void put(const Bubble& bubble);
    void take(const QString& key);

  public Q_SLOTS:
    void begin();
    void onServerGone();
    /// A server is there (or can be started): what is kept is shown.
    void onServerThere();
    void end();

  Q_SIGNALS:
    void actionInvoked(const QString& key, const QString& button);
    void closed(const QString& key);
    void abilitiesKnown(const app::ServerAbilities& server);

  private:
    void wake();
    void work();
    void send(const Bubble& bubble);
    void keep(const Bubble& bubble);
    void drop(const QString& key);

    std::mutex m_mutex;  // guards the three below
    QHash<QString, Bubble> m_toShow;
    QSet<QString> m_toClose;
    bool m_awake = false;

    QHash<QString, std::shared_ptr<NativeBubble>> m_open;
    bool m_begun = false;
};

}  // namespace app
