#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sources {

/// The lines of /proc/PID/status that are used (proc_pid_status(5)).
struct ProcStatus {
    std::uint32_t realUid = 0, effectiveUid = 0, savedUid = 0;
    std::int32_t tracerPid = 0;  // 0 = nobody
};

/// Nothing when there is no valid "Uid:" line. The name in the first line cannot forge one: the
/// kernel escapes newlines there.
std::optional<ProcStatus> parseProcStatus(std::string_view text);

/// The cgroup2 path of /proc/PID/cgroup ("0::/user.slice/…"); empty when there is none.
std::string_view parseCgroupPath(std::string_view text);

/// true when `path` is `scope` or lies below it; an empty scope and "/" hold everything.
bool isInCgroup(std::string_view path, std::string_view scope);

}  // namespace sources
