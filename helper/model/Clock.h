#pragma once

#include <time.h>

#include <cstdint>

namespace model {

/// A clock's time in ns (clock_gettime(2)).
inline std::uint64_t clockNs(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000U +
           static_cast<std::uint64_t>(now.tv_nsec);
}

/// The time that passes, time asleep included, whoever sets the wall clock: CLOCK_BOOTTIME, which
/// events carry and start times in /proc mean. The wall clock is realtimeUs() (Timestamp.h).
inline std::uint64_t bootTimeNs() {
    return clockNs(CLOCK_BOOTTIME);
}

inline std::int64_t bootTimeUs() {
    return static_cast<std::int64_t>(bootTimeNs() / 1000);
}

}  // namespace model
