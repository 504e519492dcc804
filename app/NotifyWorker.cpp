#include "app/NotifyWorker.h"

#include "app/NativeBubble.h"

namespace app {

NotifyWorker::NotifyWorker() = default;
NotifyWorker::~NotifyWorker() = default;

void NotifyWorker::begin() {
    m_begun = startNotifications();
}

void NotifyWorker::end() {
    for (const auto& open : std::as_const(m_open))
        open->close();
    m_open.clear();
    stopNotifications();
    m_begun = false;
}

void NotifyWorker::put(const Bubble& bubble) {
    const std::lock_guard lock(m_mutex);
    m_toClose.remove(bubble.key);
    m_toShow.insert(bubble.key, bubble);
    wake();
}

void NotifyWorker::take(const QString& key) {
    const std::lock_guard lock(m_mutex);
    m_toShow.remove(key);
    m_toClose.insert(key);
    wake();
}

/// With m_mutex held.
void NotifyWorker::wake() {
    if (std::exchange(m_awake, true))
        return;
    QMetaObject::invokeMethod(this, &NotifyWorker::work, Qt::QueuedConnection);
}

void NotifyWorker::work() {
    QHash<QString, Bubble> toShow;
    QSet<QString> toClose;
    {
        const std::lock_guard lock(m_mutex);
        toShow.swap(m_toShow);
        toClose.swap(m_toClose);
        m_awake = false;
    }
    if (!m_begun)
        return;
    for (const QString& key : std::as_const(toClose))
        drop(key);
    for (const Bubble& bubble : std::as_const(toShow))
        send(bubble);
}

void NotifyWorker::send(const Bubble& bubble) {
    auto& open = m_open[bubble.key];
    if (!open) {
        const QString key = bubble.key;
        // Both may be called while the NativeBubble itself is on the stack: it is dropped later.
        open = std::make_shared<NativeBubble>(
            [this, key](const QString& button) { Q_EMIT actionInvoked(key, button); },
            [this, key] {
                QMetaObject::invokeMethod(
                    this, [this, key, gone = m_open.take(key)] { Q_EMIT closed(key); },
                    Qt::QueuedConnection);
            });
    }
    if (!open->show(bubble)) {
        m_open.remove(bubble.key);
        keep(bubble);
    }
}

/// For when a server is there again; a newer state that waits already wins.
void NotifyWorker::keep(const Bubble& bubble) {
    const std::lock_guard lock(m_mutex);
    if (!m_toShow.contains(bubble.key))
        m_toShow.insert(bubble.key, bubble);
}

void NotifyWorker::drop(const QString& key) {
    if (const auto open = m_open.take(key))
        open->close();
}

void NotifyWorker::onServerGone() {
    // The ids were that server's: to the next one they may mean somebody else's bubble.
    for (const auto& open : std::as_const(m_open))
        keep(open->bubble());
    m_open.clear();
    Q_EMIT abilitiesKnown({});
}

void NotifyWorker::onServerThere() {
    if (!m_begun)
        return;
    Q_EMIT abilitiesKnown(askAbilities());
    const std::lock_guard lock(m_mutex);
    wake();
}

}  // namespace app
