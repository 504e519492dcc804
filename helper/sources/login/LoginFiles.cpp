#include "sources/login/LoginFiles.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace sources {
namespace {

// A file's watch by its path: the same number again for the same inode, a new one after rotation.
int watch(int inotify, const std::filesystem::path& path, std::uint32_t mask) {
    return ::inotify_add_watch(inotify, path.c_str(), mask);
}

bool isAccountFile(const inotify_event& event) {
    if (event.len == 0)
        return false;
    const std::string_view name(event.name);
    return name == "passwd" || name == "group";
}

}  // namespace

model::Result<LoginFiles> LoginFiles::create(Paths paths) {
    FileDescriptor inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (!inotify)
        return model::unexpected(model::Error::Code::Unavailable, "inotify", "cannot be had",
                                 errno);
    LoginFiles files(std::move(paths), std::move(inotify));
    files.rearm();
    return files;
}

void LoginFiles::rearm() {
    const int inotify = m_inotify.get();
    m_utmp = watch(inotify, m_paths.utmp, IN_MODIFY);
    m_btmp = watch(inotify, m_paths.btmp, IN_MODIFY);
    // passwd(1), useradd(8) and editors write a file beside it and rename it.
    m_accounts = watch(inotify, m_paths.accounts, IN_MOVED_TO | IN_CLOSE_WRITE | IN_ONLYDIR);
}

LoginFiles::Changes LoginFiles::take() {
    Changes changes;
    alignas(inotify_event) std::array<char, 16384> buffer;
    for (ssize_t got = 0; (got = ::read(m_inotify.get(), buffer.data(), buffer.size())) > 0;) {
        const auto size = static_cast<std::size_t>(got);
        for (std::size_t at = 0; at + sizeof(inotify_event) <= size;) {
            const auto& event = *reinterpret_cast<const inotify_event*>(buffer.data() + at);
            at += sizeof(inotify_event) + event.len;
            const bool lost = (event.mask & IN_Q_OVERFLOW) != 0;
            changes.sessions |= lost || (event.wd == m_utmp && m_utmp >= 0);
            changes.failures |= lost || (event.wd == m_btmp && m_btmp >= 0);
            changes.accounts |= lost || (event.wd == m_accounts && isAccountFile(event));
        }
    }
    return changes;
}

}  // namespace sources
