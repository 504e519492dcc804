#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "model/Error.h"
#include "sources/FileDescriptor.h"
#include "sources/fanotify/FanotifyParser.h"
#include "sources/fanotify/FileEvent.h"
#include "sources/fanotify/FolderHandles.h"

namespace sources {

/// Whole file systems, with names and with who did it (fanotify(7), Linux 5.9; pidfd 5.15; renames
/// as one event 5.17). Nothing is lost but when memory runs out: the queue has no end. One thread.
class FanotifySource {
  public:
    using Visit = std::function<void(FileEvent&&)>;

    /// Error Unavailable: no such kernel or no CAP_SYS_ADMIN.
    static model::Result<std::unique_ptr<FanotifySource>> create(
        std::function<bool(const std::string& folder)> isWatched);

    /// The file system on which the folder lies. Error Unavailable with errno: EOPNOTSUPP, EXDEV,
    /// ENODEV where the file system has no handles (overlayfs): use inotify there.
    model::Result<void> addFileSystem(const std::string& folder);

    /// The watched folders changed.
    void forgetFolders() { m_folders.forget(); }

    int descriptor() const { return m_group.get(); }

    /// Everything that waits; own changes are left out.
    void drain(const Visit& visit);

    /// Events of every file on the file systems, the unwatched too.
    std::uint64_t seen() const { return m_seen; }

  private:
    FanotifySource(FileDescriptor group, bool tellsMoves,
                   std::function<bool(const std::string& folder)> isWatched);
    void take(const FanotifyRecord& record, const Visit& visit);
    void takeMove(const FanotifyRecord& record, FileEvent&& event, const Visit& visit);
    std::string pathOf(const FanotifyName& name);

    FileDescriptor m_group;
    std::uint64_t m_mask;
    FolderHandles m_folders;
    std::vector<std::byte> m_buffer;
    std::uint64_t m_readNs = 0, m_seen = 0;
};

}  // namespace sources
