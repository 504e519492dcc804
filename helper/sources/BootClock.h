#pragma once

#include <time.h>

#include <cstdint>

namespace sources {

/// A clock's time in ns. Events carry CLOCK_BOOTTIME, the clock of start times in /proc.
inline std::uint64_t clockNs(clockid_t clock) {
    timespec now{};
    ::clock_gettime(clock, &now);
    return static_cast<std::uint64_t>(now.tv_sec) * 1'000'000'000U +
           static_cast<std::uint64_t>(now.tv_nsec);
}

inline std::uint64_t bootTimeNs() {
    return clockNs(CLOCK_BOOTTIME);
}

}  // namespace sources
