#pragma once

#include <sys/types.h>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "storage/UniqueFd.h"

namespace storage {

/// A file of lines that is only ever appended to: a whole line with one write(2), or nothing. Lines
/// that cannot be written wait in bounded memory, oldest first. Survives removal and renaming of
/// the file by others. One AppendFile per path; its methods may be called from any thread.
class AppendFile {
  public:
    struct Options {
        std::filesystem::path path;
        mode_t mode = 0640;
        std::optional<gid_t> group;
        std::size_t waitingBytes = 1024 * 1024;
        std::size_t keptFiles = 20;  // path.1 … path.N
    };

    explicit AppendFile(Options options);

    /// Opens the file and cuts off a last line that has no end (its writer was killed). Called by
    /// append() where needed; by itself to learn early that it cannot be written.
    bool open();

    /// true: the line is in the file. false: it waits.
    bool append(std::string_view line);

    /// Tries what waits again; true when nothing waits any more.
    bool retry();

    /// fdatasync of what was appended since the last call. false: errno is in trouble().
    bool sync();

    /// When the file has grown beyond maxBytes: path.1 becomes path.2 and so on, the file path.1,
    /// and a new file is begun.
    void rotate(std::uint64_t maxBytes);

    /// Removes rotated files last written before thresholdUs (microseconds UTC).
    void removeOlderThan(std::int64_t thresholdUs);

    /// "/var/log/…/alerts.jsonl cannot be written (No space left on device), 3 lines wait", or
    /// empty.
    std::string trouble() const;
    std::size_t waiting() const;
    bool isSynced() const;
    std::uint64_t dropped() const;
    const std::filesystem::path& path() const { return m_options.path; }

  private:
    bool openLocked();
    bool isStale() const;
    bool writeLocked(std::string_view line);
    void keepWaiting(std::string_view line);
    std::filesystem::path rotated(std::size_t number) const;

    Options m_options;
    mutable std::mutex m_mutex;
    UniqueFd m_fd;
    std::deque<std::string> m_waiting;
    std::size_t m_waitingBytes = 0;
    std::uint64_t m_dropped = 0;
    bool m_unsynced = false;
    int m_errno = 0;
};

}  // namespace storage
