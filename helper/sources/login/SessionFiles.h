#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "sources/login/SessionFileParser.h"

struct sd_login_monitor;

namespace sources {

/// logind's sessions and when they change (sd-login(3): inotify, no bus). Without logind there is
/// nothing to wait for and the list is empty.
class SessionFiles {
  public:
    explicit SessionFiles(std::filesystem::path directory = "/run/systemd/sessions");
    ~SessionFiles();
    SessionFiles(const SessionFiles&) = delete;
    SessionFiles& operator=(const SessionFiles&) = delete;

    /// Readable when something changed; -1 = there is no logind.
    int descriptor() const;
    void flush();

    /// logind's id and what it says of it, at most 4096.
    std::vector<std::pair<std::string, SessionFile>> list() const;

  private:
    std::filesystem::path m_directory;
    sd_login_monitor* m_monitor = nullptr;
};

}  // namespace sources
