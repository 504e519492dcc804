#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "model/ProcessRow.h"

namespace monitors {

/// The machine's last 10 minutes by the second and 24 hours by the minute. Pure.
class MachineHistory {
  public:
    static constexpr std::size_t kFineSamples = 600, kCoarseSamples = 1440, kMaxAnswer = 600;

    void addFine(model::MachineSample sample);
    void addCoarse(model::MachineSample sample);

    /// Samples of [nowUs - seconds, nowUs], oldest first, evenly thinned to kMaxAnswer; the newest
    /// always stays.
    std::vector<model::MachineSample> last(std::uint32_t seconds, std::int64_t nowUs) const;

  private:
    std::deque<model::MachineSample> m_fine, m_coarse;
};

}  // namespace monitors
