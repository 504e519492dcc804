#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <cstdint>
#include <memory>

struct sd_login_monitor;

namespace service {

/// Which sessions are in front of somebody, as logind says (sd-login(3): files and inotify, no
/// bus).
class LocalSessions : public QObject {
    Q_OBJECT

  public:
    LocalSessions();
    ~LocalSessions() override;

    /// The process's session, else (a program started by the user's service manager) the user's
    /// graphical one, is active and has a seat; the same two steps as polkit's own. Where there is
    /// no logind nobody knows, and whom polkit let register counts: true.
    static bool isInFront(std::uint32_t uid, std::int32_t pid);

  Q_SIGNALS:
    void changed();

  private:
    sd_login_monitor* m_monitor = nullptr;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace service
