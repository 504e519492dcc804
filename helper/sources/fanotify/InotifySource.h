#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/Error.h"
#include "sources/FileDescriptor.h"
#include "sources/fanotify/FileEvent.h"

namespace sources {

/// Folder by folder, where fanotify's marks are refused (overlayfs). Who did it is not told, and
/// what happens in a new folder before its watch stands is found by who looks into it. One thread.
class InotifySource {
  public:
    using Visit = std::function<void(FileEvent&&)>;
    using MayEnter = std::function<bool(const std::string& folder)>;

    /// mayEnter: before a folder is opened, whose file system may never answer.
    static model::Result<std::unique_ptr<InotifySource>> create(MayEnter mayEnter);

    /// The folder and everything below it. Error LimitReached: fs.inotify.max_user_watches.
    model::Result<void> addTree(const std::string& folder);
    void clear();

    int descriptor() const { return m_group.get(); }
    void drain(const Visit& visit);

    std::size_t watches() const { return m_folders.size(); }

  private:
    InotifySource(FileDescriptor group, MayEnter mayEnter);
    model::Result<void> add(const std::string& folder);
    void take(int watch, std::uint32_t mask, const char* name, const Visit& visit);

    FileDescriptor m_group;
    const MayEnter m_mayEnter;
    std::unordered_map<int, std::string> m_folders;
    std::vector<char> m_buffer;
};

}  // namespace sources
