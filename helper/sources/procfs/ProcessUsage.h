#pragma once

#include <cstdint>
#include <optional>

#include "sources/procfs/MachineParser.h"
#include "sources/procfs/ProcDirectory.h"

namespace sources {

/// /proc/PID/io; zeroes where it cannot be read. 8 us.
ProcIo readIo(const ProcDirectory& directory);

/// Open files of a process, 0 where it cannot be told: at once since Linux 6.2, where the folder's
/// size is the number of its entries; before, they are counted, at most 65,536.
std::uint32_t countDescriptors(const ProcDirectory& directory);

/// Proportional share of resident memory in KiB (/proc/PID/smaps_rollup, Linux 4.14): pages that
/// several processes share are counted once for all of them. Nothing where it may not be read.
/// Costs a walk over the page table, 1 ms for some 100 MB.
std::optional<std::uint64_t> readProportionalKiB(const ProcDirectory& directory);

}  // namespace sources
