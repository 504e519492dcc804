#pragma once

#include <QDBusConnection>
#include <QMap>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QVariantMap>
#include <functional>
#include <mutex>

namespace testsupport {

/// org.freedesktop.Notifications as a desktop offers it, recording what it was given. Answers on a
/// thread of its own, like another process would, so that a test may wait for somebody who waits
/// for it.
class FakeNotifications : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

  public:
    struct Shown {
        QString title;
        QString body;
        QStringList actions;  // key, label, key, label…
        QVariantMap hints;
        int timeoutMs = 0;
    };

    explicit FakeNotifications(QStringList capabilities = {"actions", "body", "body-markup"},
                               QString name = "fake");
    ~FakeNotifications() override;

    void appear();
    void die();
    void press(uint id, const QString& action);
    void dismiss(uint id);
    /// The id of the bubble whose title holds `text`; 0 = none.
    uint find(const QString& text) const;

    QMap<uint, Shown> open() const;
    int shows() const;    // Notify calls
    int strange() const;  // CloseNotification of an id that is not ours

  public Q_SLOTS:
    uint Notify(const QString& app, uint replaces, const QString& icon, const QString& title,
                const QString& body, const QStringList& actions, const QVariantMap& hints,
                int timeoutMs);
    void CloseNotification(uint id);
    QStringList GetCapabilities() { return m_capabilities; }
    QString GetServerInformation(QString& vendor, QString& version, QString& specification);

  Q_SIGNALS:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString& action);

  private:
    void emitLater(std::function<void()> signal);

    QThread m_thread;
    mutable std::mutex m_mutex;  // guards what follows
    QMap<uint, Shown> m_open;
    int m_shows = 0;
    int m_strange = 0;
    QStringList m_capabilities;
    QString m_name;
    QString m_connection;
    uint m_last = 0;
};

}  // namespace testsupport
