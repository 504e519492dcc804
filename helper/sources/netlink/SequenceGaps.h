#pragma once

#include <cstdint>
#include <vector>

namespace sources {

/// Counts what is missing between the numbers each CPU gives its events. Pure.
class SequenceGaps {
  public:
    /// How many of this CPU's numbers were left out right before this one; 0 for a CPU's first.
    std::uint32_t next(std::uint32_t cpu, std::uint32_t sequence);

  private:
    struct Last {
        bool seen = false;
        std::uint32_t sequence = 0;
    };
    static constexpr std::uint32_t kMaxCpus = 8192;  // CONFIG_NR_CPUS of the distributions

    std::vector<Last> m_last;
};

}  // namespace sources
