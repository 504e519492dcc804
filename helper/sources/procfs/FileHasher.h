#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "sources/FileDescriptor.h"

namespace sources {

/// SHA-256 of executables, remembered by file identity (device, inode, size, change time).
/// Thread-safe.
class FileHasher {
  public:
    static constexpr std::uint64_t kMaxBytes = 64U << 20;

    /// Lower-case hex; nothing for what is no regular file, is larger than `maxBytes`, lies on a
    /// file system whose owner can make a read wait for ever (FUSE), or cannot be read. `path` may
    /// be /proc/PID/exe.
    std::optional<std::string> hashOf(const std::string& path, std::uint64_t maxBytes = kMaxBytes);

    /// Only what is remembered: never reads the file.
    std::optional<std::string> knownHashOf(const std::string& path) const;

  private:
    struct Identity {
        std::uint64_t device = 0, inode = 0, size = 0;
        std::int64_t changedNs = 0;
        auto operator<=>(const Identity&) const = default;
    };

    static std::optional<Identity> identityOf(int descriptor);

    mutable std::mutex m_mutex;
    std::map<Identity, std::string> m_known;
};

/// Does the open file lie on a file system that a user's process answers for (FUSE)? Reading there
/// may never return.
bool isOnUserFileSystem(int descriptor);

/// A file opened with O_PATH again, now readable: the very file that was checked. Never waits for a
/// FIFO's other end.
FileDescriptor reopenForReading(const FileDescriptor& file);

}  // namespace sources
