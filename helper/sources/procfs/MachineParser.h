#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace sources {

/// Ticks of one processor, or of all (proc_stat(5)). I/O wait counts as idle.
struct CpuTimes {
    std::uint64_t busy = 0, idle = 0;
};

struct MachineCpu {
    CpuTimes all;
    std::vector<CpuTimes> cores;  // those online, lowest first
};

/// The cpu lines of /proc/stat. Nothing without a valid first one.
std::optional<MachineCpu> parseMachineCpu(std::string_view text);

/// /proc/meminfo in KiB (proc_meminfo(5)).
struct MemoryInfo {
    std::uint64_t totalKiB = 0, availableKiB = 0, cacheKiB = 0, swapTotalKiB = 0, swapFreeKiB = 0;
};

/// Nothing without MemTotal; a missing MemAvailable is free + cache.
std::optional<MemoryInfo> parseMemoryInfo(std::string_view text);

/// Established TCP connections of a network namespace: CurrEstab of /proc/net/snmp (RFC 1213).
/// Nothing without both of its Tcp lines.
std::optional<std::uint64_t> parseEstablished(std::string_view text);

/// Bytes since boot, of the devices that count.
struct Traffic {
    std::uint64_t in = 0, out = 0;
};
using CountsDevice = std::function<bool(std::string_view name)>;

/// /proc/net/dev (proc_pid_net(5)): received and sent. Lines it cannot read do not count.
Traffic parseNetworkTraffic(std::string_view text, const CountsDevice& counts);

/// /proc/diskstats (Documentation/admin-guide/iostats.rst): read and written.
Traffic parseDiskTraffic(std::string_view text, const CountsDevice& counts);

/// /proc/PID/io (proc_pid_io(5)): storage bytes, read and write calls.
struct ProcIo {
    std::uint64_t bytes = 0, operations = 0;
};
std::optional<ProcIo> parseProcIo(std::string_view text);

}  // namespace sources
