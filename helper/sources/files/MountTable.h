#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace sources {

struct Mount {
    std::string point;  // absolute, as the file system spells it
    std::string type;
    std::uint64_t device = 0;  // as in model::FileState
};

/// /proc/self/mountinfo, the spaces of its paths unescaped (proc_pid_mountinfo(5)).
std::vector<Mount> parseMountInfo(std::string_view text);

/// Which file systems may be walked: those the kernel answers for, from disk or memory. Not those
/// of a user's process (FUSE), of the network, or that are no files at all (proc, sysfs, cgroup).
/// Thread-safe.
class MountTable {
  public:
    /// True for a device that is not in the table (overlayfs and btrfs have numbers of their own).
    bool isOrdinary(std::uint64_t device);

    /// Mount points below the folder that may be walked.
    std::vector<std::string> ordinaryBelow(std::string_view folder);

    void refresh();

  private:
    void read();
    std::mutex m_mutex;
    std::vector<Mount> m_mounts;
    bool m_isRead = false;
};

bool isOrdinaryType(std::string_view type);

}  // namespace sources
