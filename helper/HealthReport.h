#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/Health.h"

/// What this process costs: CPU since the last call, in percent of one core, and resident memory.
class SelfMeter {
  public:
    void measure(model::Health& health);

  private:
    std::int64_t m_lastUs = 0;
    std::int64_t m_lastCpuUs = 0;
};

/// "12 exec events were lost": a sentence for each kind that was, for health.degraded.
std::vector<std::string> lossSentences(const model::EventCounts& lost);
