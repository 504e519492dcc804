#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "model/Session.h"

namespace rules {

/// The same refused login is told by several: the journal and btmp. Counts it once, whoever is
/// first. Bounded; time comes with the failures.
class FailureCensus {
  public:
    enum class Teller { Journal, Btmp };

    /// How many of failure.count nobody told of before.
    std::uint32_t fresh(Teller teller, const model::LoginFailure& failure);

  private:
    struct Count {
        std::array<std::uint32_t, 2> told{};
        std::int64_t lastUs = 0;
    };
    std::map<std::string, Count> m_counts;  // by user and source
};

}  // namespace rules
