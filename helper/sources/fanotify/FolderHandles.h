#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sources/FileDescriptor.h"

namespace sources {

/// Paths of folders by their handles (open_by_handle_at(2)), remembered: asking costs 5 us, knowing
/// 0.7 (kernel-facts B). What is not watched is remembered as such. One thread.
class FolderHandles {
  public:
    static constexpr std::size_t kMaxKnown = 65'536;

    explicit FolderHandles(std::function<bool(const std::string& path)> isWatched)
        : m_isWatched(std::move(isWatched)) {}

    /// A folder on a file system that is watched; all on each mount of it (bind mounts: a folder's
    /// path is that below the mount). False: it cannot be opened.
    bool addMount(const std::string& folder);

    /// Null: not watched, or gone. `folder` as in FanotifyName.
    const std::string* pathOf(std::string_view folder);

    /// A folder was renamed or the watched folders changed.
    void forget() { m_known.clear(); }

    /// A folder was made, or time has passed: another one may have the handle of one that is gone.
    void forgetGone() { m_gone.clear(); }

  private:
    /// By their paths: an open one would keep a home or a stick from being unmounted.
    struct Mounted {
        std::uint64_t id = 0, device = 0;
        std::set<std::string> folders;
    };

    void leaveOthers(const std::string& folder, std::uint64_t mount);
    static FileDescriptor openOneOf(const Mounted& mounted);
    /// Empty: not watched. Nothing: it is gone.
    std::optional<std::string> resolve(std::string_view folder) const;

    std::function<bool(const std::string& path)> m_isWatched;
    std::map<std::string, std::vector<Mounted>, std::less<>> m_fileSystems;  // by fsid
    std::unordered_map<std::string, std::string> m_known;                    // empty = not watched
    std::string m_key;
    std::string m_gone;  // the last one: whoever removes a tree empties folder after folder
};

}  // namespace sources
