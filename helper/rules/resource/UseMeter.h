#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/TaskUse.h"
#include "rules/resource/ProcessUse.h"

namespace rules::resource {

/// Turns what processes have used since they began into what they use now: rates are since the pass
/// before, children are counted. Descriptors and connections are left to the caller. Pure but for
/// its memory of the last pass; not thread-safe.
class UseMeter {
  public:
    /// nowNs: CLOCK_MONOTONIC, so that a machine that slept was not idle.
    std::vector<ProcessUse> measure(std::span<const model::TaskUse> tasks, std::uint64_t nowNs,
                                    const Machine& machine);

    void forget();

  private:
    struct Counters {
        std::uint64_t cpuNs = 0, ioBytes = 0, ioOperations = 0, pass = 0;
    };

    void rate(ProcessUse& use, const model::TaskUse& task, double elapsedS, const Machine& machine);

    std::unordered_map<model::ProcessKey, Counters> m_before;
    std::uint64_t m_beforeNs = 0;
    std::uint64_t m_pass = 0;
};

}  // namespace rules::resource
