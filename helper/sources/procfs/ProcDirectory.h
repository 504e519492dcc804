#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "sources/FileDescriptor.h"

namespace sources {

/// What lies behind a link of /proc/PID, as far as the kernel knows without asking anybody.
struct LinkTarget {
    std::uint32_t mode = 0;  // st_mode
    std::uint64_t inode = 0;
    std::uint64_t device = 0;    // st_dev
    std::uint64_t deviceId = 0;  // st_rdev
};

/// One open /proc/PID. It stays bound to the process it was opened for: after that one is gone,
/// every read fails with ESRCH, also when the number is in use again. Not thread-safe.
class ProcDirectory {
  public:
    /// Error NoSuchProcess when there is none.
    static model::Result<ProcDirectory> open(std::int32_t pid);

    std::int32_t pid() const { return m_pid; }
    int descriptor() const { return m_directory.get(); }

    /// The file's beginning, as much as fits; nothing when it cannot be read (process gone,
    /// denied).
    std::optional<std::string_view> readFile(const char* name, std::span<char> buffer) const;

    /// Where a link of it points to ("exe", "fd/3"); nothing when gone or denied. At most 4095
    /// bytes.
    std::optional<std::string> readLink(const char* name) const;

    /// Never waits for a file system's server: on FUSE and NFS it is what was known before. Nothing
    /// when gone or denied.
    std::optional<LinkTarget> statLink(const char* name) const;

  private:
    ProcDirectory(std::int32_t pid, FileDescriptor directory)
        : m_pid(pid), m_directory(std::move(directory)) {}

    std::int32_t m_pid;
    FileDescriptor m_directory;
};

}  // namespace sources
