#pragma once

#include <cstdint>

namespace model {

/// What was new while the helper learned what is usual here, and was therefore told to nobody.
struct Learning {
    bool active = false;
    std::int64_t untilUs = 0;     // microseconds since the epoch; when it ends or ended
    std::uint64_t programs = 0;   // unknown-process
    std::uint64_t listeners = 0;  // new-listener
    std::uint64_t unusual = 0;    // unusual-location

    bool operator==(const Learning&) const = default;
};

}  // namespace model
