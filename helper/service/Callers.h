#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QObject>
#include <functional>
#include <vector>

#include "model/Error.h"
#include "service/Caller.h"

namespace service {

/// Who is behind a unique name, asked of the bus daemon once and remembered until the name leaves.
/// (A unique name is never given twice while the bus lives: D-Bus specification, "Unique
/// Connection Names".) Main thread only; nothing blocks.
class Callers : public QObject {
    Q_OBJECT

  public:
    using Identified = std::function<void(const model::Result<Caller>&)>;

    explicit Callers(const QDBusConnection& bus);

    /// At once if the caller is known. Error NotAuthorized: it has left.
    void identify(const QString& name, Identified identified);

  Q_SIGNALS:
    void left(const QString& name);

  private:
    void askBus(const QString& name);
    void settle(const QString& name, const model::Result<Caller>& caller);
    void forget(const QString& name);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_watcher;
    QHash<QString, Caller> m_known;
    QHash<QString, std::vector<Identified>> m_waiting;
};

}  // namespace service
