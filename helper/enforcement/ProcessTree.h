#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/ProcessKey.h"

namespace enforcement {

/// What the suspect set needs to know of one process.
struct TreeMember {
    model::ProcessKey key;
    std::int32_t parentPid = 0;
    std::int32_t groupId = 0;
    std::uint32_t uid = 0;  // real
    char state = '?';       // proc_pid_stat(5)
    bool kernelThread = false;
    bool hasOtherThreads = false;  // besides the leader

    bool isStopped() const { return state == 'T' || state == 't'; }
    /// A leader that has ended while other threads go on shows state Z and is not dead.
    bool isDead() const { return !hasOtherThreads && (state == 'Z' || state == 'X'); }
    /// Runs its own code, or will when it is woken. Uninterruptible ones (state D: a parent in
    /// vfork(2) whose child is stopped, for one) meet a SIGSTOP that was sent before they do.
    bool isAwake() const { return state == 'R' || state == 'S'; }
};

/// Reads one process; nothing when it is gone. About 25 us.
std::optional<TreeMember> readMember(std::int32_t pid);

/// The roots that still live under their start time and everything below them now, parents first.
/// `isBarrier`: such a process is left out, and what is below it.
/// At most kMaxTreeMembers. Costs 40 us a process (/proc/PID/task/TID/children, Linux 3.5; where it
/// is missing, one look at the whole of /proc).
std::vector<TreeMember> readTree(std::span<const model::ProcessKey> roots,
                                 bool (*isBarrier)(std::int32_t pid) = nullptr);

/// Processes of one of the groups that were born at or after `bornTicks` and whose parent is not of
/// the group: children whose parent ended before they were seen. Looks at the whole of /proc (10 us
/// a process).
std::vector<TreeMember> readOrphans(std::span<const std::int32_t> groups, std::uint64_t bornTicks);

/// Now, in the unit of ProcessKey::startTimeTicks.
std::uint64_t nowTicks();

inline constexpr std::size_t kMaxTreeMembers = 32'768;

}  // namespace enforcement
