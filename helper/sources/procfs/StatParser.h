#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sources {

/// The fields of /proc/PID/stat that are used (proc_pid_stat(5), numbered from 1 there).
struct ProcStat {
    std::int32_t pid = 0;
    std::string name;                 // 2, without its parentheses; raw bytes
    char state = '?';                 // 3
    std::int32_t parentPid = 0;       // 4
    std::int32_t groupId = 0;         // 5
    std::int32_t sessionId = 0;       // 6
    std::int32_t terminal = 0;        // 7 tty_nr, 0 = none
    std::uint32_t flags = 0;          // 9 PF_*
    std::uint64_t userTicks = 0;      // 14
    std::uint64_t systemTicks = 0;    // 15
    std::uint32_t threads = 0;        // 20
    std::uint64_t startTicks = 0;     // 22
    std::uint64_t residentPages = 0;  // 24
    std::uint64_t startStack = 0;     // 28, 0 = may not be seen; random, so new at every execve

    bool isKernelThread() const { return (flags & 0x00200000U) != 0; }  // PF_KTHREAD
    bool isDead() const { return state == 'Z' || state == 'X' || state == 'x'; }
};

/// Reads one line of /proc/PID/stat. The name may hold anything but NUL, parentheses and newlines
/// too, so the fields are counted from the last ')'. Nothing when a field is missing or no number.
std::optional<ProcStat> parseProcStat(std::string_view text);

}  // namespace sources
