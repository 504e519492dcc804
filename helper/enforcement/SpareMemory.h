#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sources/procfs/MachineParser.h"

namespace enforcement {

/// What a control group may still take (cgroup v2: memory.max, memory.current, memory.stat); what
/// it only keeps of files counts as free. Nothing: no limit, or none that can be read. Pure.
std::optional<std::uint64_t> headroomBytes(std::string_view max, std::string_view current,
                                           std::string_view stat);

/// How much memory may be taken for a moment without anybody being short of it: of the machine's,
/// a tenth and at least 256 MiB stay free; of our own limit, 32 MiB. Pure.
std::uint64_t spareBytes(const sources::MemoryInfo& machine, std::optional<std::uint64_t> headroom);

/// Now, on this machine and in our control group.
std::uint64_t spareMemoryNow();

}  // namespace enforcement
