#pragma once

#include <filesystem>
#include <string>

#include "model/Error.h"
#include "sources/FileDescriptor.h"

namespace sources {

/// Says when utmp, btmp, passwd or group changed (inotify(7)). Files that are not there yet, or
/// were rotated, are found by rearm().
class LoginFiles {
  public:
    struct Paths {
        std::filesystem::path utmp = "/run/utmp";
        std::filesystem::path btmp = "/var/log/btmp";
        std::filesystem::path accounts = "/etc";  // where passwd and group lie
    };
    struct Changes {
        bool sessions = false, failures = false, accounts = false;
        bool any() const { return sessions || failures || accounts; }
    };

    static model::Result<LoginFiles> create(Paths paths);

    const Paths& paths() const { return m_paths; }
    int descriptor() const { return m_inotify.get(); }
    Changes take();
    void rearm();

  private:
    LoginFiles(Paths paths, FileDescriptor inotify)
        : m_paths(std::move(paths)), m_inotify(std::move(inotify)) {}

    Paths m_paths;
    FileDescriptor m_inotify;
    int m_utmp = -1, m_btmp = -1, m_accounts = -1;
};

}  // namespace sources
