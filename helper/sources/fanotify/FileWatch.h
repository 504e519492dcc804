#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/Health.h"
#include "sources/FileDescriptor.h"
#include "sources/fanotify/FanotifySource.h"
#include "sources/fanotify/FileEvent.h"
#include "sources/fanotify/InotifySource.h"
#include "sources/files/MountTable.h"

namespace sources {

/// Changes below the watched folders as they happen: fanotify where it goes, inotify elsewhere.
/// One thread, but for create().
class FileWatch {
  public:
    explicit FileWatch(std::function<bool(const std::string& folder)> isWatched);

    /// Watches these folders (and file systems mounted below them) from now on, and only these.
    void follow(const std::vector<std::string>& folders);
    /// From time to time: what was mounted meanwhile is watched as well.
    void renew();

    /// Readable when drain() has something.
    int descriptor() const { return m_poll.get(); }
    void drain(const std::function<void(FileEvent&&)>& visit);

    /// Every folder is watched, and it is told who did it.
    bool isComplete() const { return m_why.empty() && m_fanotify != nullptr; }
    model::SourceHealth health() const;

  private:
    void forEachPlace(const std::function<void(const std::string& folder)>& visit);
    void watch(const std::string& folder);
    bool mayWatch(const std::string& folder);
    void watchByFolder(const std::string& folder, std::string why);
    void poll(int descriptor);

    std::unique_ptr<FanotifySource> m_fanotify;
    std::unique_ptr<InotifySource> m_inotify;
    FileDescriptor m_poll;
    MountTable m_mounts;
    std::vector<std::string> m_folders;
    bool m_isOff = false;
    std::string m_why;
};

}  // namespace sources
