#include "sources/login/SessionFiles.h"

#include <systemd/sd-login.h>

#include <fstream>

namespace sources {
namespace {

constexpr std::size_t kMostBytes = 16384;
constexpr std::size_t kMostSessions = 4096;

std::string readSome(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string text(kMostBytes, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace

SessionFiles::SessionFiles(std::filesystem::path directory) : m_directory(std::move(directory)) {
    if (::sd_login_monitor_new("session", &m_monitor) < 0)
        m_monitor = nullptr;
}

SessionFiles::~SessionFiles() {
    ::sd_login_monitor_unref(m_monitor);
}

int SessionFiles::descriptor() const {
    return m_monitor == nullptr ? -1 : ::sd_login_monitor_get_fd(m_monitor);
}

void SessionFiles::flush() {
    if (m_monitor != nullptr)
        ::sd_login_monitor_flush(m_monitor);
}

std::vector<std::pair<std::string, SessionFile>> SessionFiles::list() const {
    std::vector<std::pair<std::string, SessionFile>> sessions;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(m_directory, ignored)) {
        const std::string name = entry.path().filename();
        // FIFOs (.ref) and files that are just being written (.#…) lie beside them.
        if (!entry.is_regular_file(ignored) || name.starts_with('.'))
            continue;
        sessions.emplace_back(name, parseSessionFile(readSome(entry.path())));
        if (sessions.size() >= kMostSessions)
            break;
    }
    return sessions;
}

}  // namespace sources
