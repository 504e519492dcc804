#pragma once

#include <QDBusConnection>
#include <QObject>

namespace app {

/// One AlgoMonitor per session: whoever owns org.algomonitor.App on the session bus is it, a later
/// one asks it to show itself and leaves.
class SingleInstance : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.App1")

  public:
    explicit SingleInstance(const QDBusConnection& session, QObject* parent = nullptr);

    /// False: there is one already. Without a session bus there can be only this one.
    bool claim();
    /// Asks the first one to open its window; false when it does not answer.
    bool askFirst(const QString& page);

  public Q_SLOTS:
    Q_SCRIPTABLE void Show(const QString& page);

  Q_SIGNALS:
    /// page is a known page, or empty: where attention is needed.
    void showRequested(const QString& page);

  private:
    QDBusConnection m_session;
};

}  // namespace app
