#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>
#include <memory>

class QDBusServiceWatcher;

namespace app {

/// Whether somebody shows tray icons: a StatusNotifierWatcher with a host, or an XEmbed tray. Qt
/// decides between the two once, at its first look, and keeps to it: so nobody may touch
/// QSystemTrayIcon before this said hostPresent (seen with 6.4 and 6.8: started before the panel,
/// an application stays without an icon for good).
class TrayHostWatch : public QObject {
    Q_OBJECT

  public:
    explicit TrayHostWatch(const QDBusConnection& session, QObject* parent = nullptr);
    ~TrayHostWatch() override;

    void start();
    bool present() const { return m_notifierHost || m_xembedTray; }

  Q_SIGNALS:
    void presentChanged(bool present);

  private Q_SLOTS:
    void askForHost();

  private:
    void onWatcherOwner(const QString& owner);
    void lookForXEmbed();
    void set(bool& source, bool value);

    QDBusConnection m_session;
    std::unique_ptr<QDBusServiceWatcher> m_watcher;
    QTimer m_xembedTimer;
    int m_looks = 0;
    int m_generation = 0;  // of watchers: an answer of the one before is not taken
    bool m_watcherPresent = false;
    bool m_notifierHost = false;
    bool m_xembedTray = false;
};

}  // namespace app
