#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <span>
#include <vector>

#include "model/ProcessKey.h"

namespace monitors {

/// A look that is due later: what a process is connected to may change after its exec.
struct Look {
    std::uint64_t dueNs = 0;  // CLOCK_BOOTTIME
    model::ProcessKey key;
};

/// Bounded queue of looks, earliest first. Pure: time is passed in.
class LookSchedule {
  public:
    explicit LookSchedule(std::size_t capacity = 1024) : m_capacity(capacity) {}

    /// Looks after each of the delays; what does not fit is counted in dropped().
    void add(const model::ProcessKey& key, std::uint64_t nowNs,
             std::span<const std::uint32_t> delaysMs);

    std::optional<std::uint64_t> nextNs() const;

    /// Everything due by now.
    std::vector<Look> take(std::uint64_t nowNs);

    std::size_t size() const { return m_looks.size(); }
    std::uint64_t dropped() const { return m_dropped; }

  private:
    struct Later {
        bool operator()(const Look& a, const Look& b) const { return a.dueNs > b.dueNs; }
    };

    std::size_t m_capacity;
    std::uint64_t m_dropped = 0;
    std::priority_queue<Look, std::vector<Look>, Later> m_looks;
};

}  // namespace monitors
