#pragma once

#include <cstdint>
#include <map>
#include <optional>

namespace service {

/// Which refusals go to the audit log: so many a minute of a user, so that nobody can push the
/// record of what was done out of it by asking for what is refused. Pure; the clock is a parameter
/// (milliseconds, steady).
class RefusalThrottle {
  public:
    static constexpr std::uint64_t kPerMinute = 30;
    static constexpr std::int64_t kMinuteMs = 60'000;

    /// Refusals of that user that were left out before this one, or nothing: leave this one out.
    std::optional<std::uint64_t> pass(std::uint32_t uid, std::int64_t nowMs);

  private:
    struct Minute {
        std::int64_t startMs = 0;
        std::uint64_t written = 0;
        std::uint64_t leftOut = 0;
    };
    std::map<std::uint32_t, Minute> m_minutes;  // as many as there are users on the bus
};

}  // namespace service
