#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <mutex>

namespace testsupport {

/// org.kde.StatusNotifierWatcher as a panel offers it, on a thread of its own: Qt waits for it.
class FakeTrayWatcher : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hostRegistered)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

  public:
    FakeTrayWatcher();
    ~FakeTrayWatcher() override;

    /// A watcher may be there before its host.
    void appear(bool withHost = true);
    void addHost();
    void die();

    bool hostRegistered() const;
    int protocolVersion() const { return 0; }
    QStringList items() const;
    QDBusConnection bus() const { return QDBusConnection(m_connection); }

  public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString& service);
    void RegisterStatusNotifierHost(const QString&) {}

  Q_SIGNALS:
    void StatusNotifierHostRegistered();
    void StatusNotifierItemRegistered(const QString& service);

  private:
    QThread m_thread;
    QString m_connection;
    mutable std::mutex m_mutex;  // guards what follows
    bool m_host = false;
    QStringList m_items;
};

}  // namespace testsupport
