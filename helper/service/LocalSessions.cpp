#include "service/LocalSessions.h"

#include <systemd/sd-login.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

namespace service {
namespace {

/// libsystemd allocates with malloc(3).
std::string taken(char* text) {
    std::string result(text == nullptr ? "" : text);
    std::free(text);
    return result;
}

std::string sessionOf(std::uint32_t uid, std::int32_t pid) {
    char* session = nullptr;
    if (::sd_pid_get_session(pid, &session) >= 0)
        return taken(session);
    if (::sd_uid_get_display(uid, &session) >= 0)
        return taken(session);
    return {};
}

bool hasSeat(const std::string& session) {
    char* seat = nullptr;
    return ::sd_session_get_seat(session.c_str(), &seat) >= 0 && !taken(seat).empty();
}

}  // namespace

LocalSessions::LocalSessions() {
    if (::sd_login_monitor_new("session", &m_monitor) < 0)
        return;  // no logind: nothing changes
    m_notifier = std::make_unique<QSocketNotifier>(::sd_login_monitor_get_fd(m_monitor),
                                                   QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        ::sd_login_monitor_flush(m_monitor);
        Q_EMIT changed();
    });
}

LocalSessions::~LocalSessions() {
    m_notifier.reset();
    ::sd_login_monitor_unref(m_monitor);
}

bool LocalSessions::isInFront(std::uint32_t uid, std::int32_t pid) {
    // The test systemd's own programs use for a running logind (logind_running(), login-util.h).
    if (::access("/run/systemd/seats/", F_OK) != 0)
        return true;
    const std::string session = sessionOf(uid, pid);
    return !session.empty() && ::sd_session_is_active(session.c_str()) > 0 && hasSeat(session);
}

}  // namespace service
