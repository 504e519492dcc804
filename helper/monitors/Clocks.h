#pragma once

#include <time.h>

#include <cstdint>

namespace monitors {

/// Microseconds since the epoch, UTC.
inline std::int64_t nowUs() {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}

/// Microseconds since boot, time asleep included: the kernel events' clock.
inline std::int64_t bootTimeUs() {
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1'000'000LL + now.tv_nsec / 1000;
}

}  // namespace monitors
