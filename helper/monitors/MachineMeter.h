#pragma once

#include <cstdint>
#include <optional>

#include "model/ProcessRow.h"
#include "sources/procfs/MachineParser.h"

namespace monitors {

/// What the machine did between two readings. The percentages of the first are 0. Pure.
model::MachineSample machineSample(const std::optional<sources::MachineCpu>& before,
                                   const sources::MachineCpu& now,
                                   const sources::MemoryInfo& memory, std::int64_t atUs);

/// Reads /proc/stat and /proc/meminfo; percentages are since its own call before. Not thread-safe.
class MachineMeter {
  public:
    model::MachineSample read(std::int64_t atUs);

  private:
    std::optional<sources::MachineCpu> m_before;
};

}  // namespace monitors
