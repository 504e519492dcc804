#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sources {

/// What /proc/PID/fdinfo/N tells (proc_pid_fdinfo(5)).
struct FdInfo {
    std::uint32_t flags = 0;                     // open(2) flags; O_ACCMODE is the access mode
    std::optional<std::uint32_t> terminalIndex;  // only for a pty's master side

    bool readable() const { return (flags & 3U) != 1U; }
    bool writable() const { return (flags & 3U) != 0U; }
};

/// Nothing when there is no valid "flags:" line.
std::optional<FdInfo> parseFdInfo(std::string_view text);

}  // namespace sources
