#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>

namespace app::client {

/// Whether the screen of this session is locked: true as soon as org.freedesktop.ScreenSaver (or
/// its GNOME or Xfce cousin) on the session bus or logind's LockedHint says so, or while another
/// session is in front of it; false where nobody says anything. Nothing is started for it.
class SessionLock : public QObject {
    Q_OBJECT

  public:
    SessionLock(const QDBusConnection& session, const QDBusConnection& system,
                QObject* parent = nullptr);

    void start();
    bool locked() const { return m_saverActive || m_lockedHint || m_switchedAway; }

  Q_SIGNALS:
    void lockedChanged(bool locked);

  private Q_SLOTS:
    void onSaver(bool active);
    void askLogind();

  private:
    void set(bool& source, bool value);

    QDBusConnection m_session;
    QDBusConnection m_system;
    QDBusServiceWatcher m_savers;
    bool m_saverActive = false;
    bool m_lockedHint = false;
    bool m_switchedAway = false;
};

}  // namespace app::client
