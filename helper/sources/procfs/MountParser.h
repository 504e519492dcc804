#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sources {

/// st_dev of what is mounted at `mountPoint` (the last one there, it hides the others) according to
/// /proc/PID/mountinfo (proc_pid_mountinfo(5)); nothing when no file system of that type is.
std::optional<std::uint64_t> parseMountDevice(std::string_view text, std::string_view mountPoint,
                                              std::string_view type);

}  // namespace sources
