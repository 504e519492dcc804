#pragma once

#include <cstdint>
#include <deque>
#include <map>

namespace enforcement {

/// Rate cap on automatic kills, per uid, over the last minute
/// (responses.automatic_kills_per_minute). The clock is passed in; any clock in microseconds that
/// does not run backwards.
class KillBudget {
  public:
    explicit KillBudget(std::int64_t perMinute) : m_perMinute(perMinute) {}

    void setPerMinute(std::int64_t perMinute) { m_perMinute = perMinute; }

    bool hasLeft(std::uint32_t uid, std::int64_t nowUs) const;

    /// Takes one; false when there is none left.
    bool take(std::uint32_t uid, std::int64_t nowUs);

  private:
    std::int64_t used(std::uint32_t uid, std::int64_t nowUs) const;
    void forgetOld(std::int64_t nowUs);

    std::int64_t m_perMinute;
    std::map<std::uint32_t, std::deque<std::int64_t>> m_taken;
};

}  // namespace enforcement
