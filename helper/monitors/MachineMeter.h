#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "model/ProcessRow.h"
#include "sources/procfs/MachineParser.h"

namespace monitors {

/// What the kernel has counted so far.
struct MachineReading {
    std::uint64_t takenNs = 0;  // CLOCK_BOOTTIME
    sources::MachineCpu cpu{};
    sources::MemoryInfo memory{};
    sources::Traffic network{}, disks{};
    std::array<std::optional<std::uint64_t>, 3> pressureUs{};  // cpu, memory, io
};

/// What the machine did between two readings. Percentages and rates of the first are 0. Pure.
model::MachineSample machineSample(const std::optional<MachineReading>& before,
                                   const MachineReading& now, std::int64_t atUs);

/// Reads /proc, about 0.2 ms; percentages and rates are since its own call before. Not thread-safe.
class MachineMeter {
  public:
    model::MachineSample read(std::int64_t atUs);

  private:
    std::optional<MachineReading> m_before;
};

}  // namespace monitors
