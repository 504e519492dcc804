#pragma once

#include <cstdint>
#include <string>

namespace model {

/// What one program used of one metric in one hour, as it is kept across restarts.
struct BaselineHour {
    std::string program;    // raw bytes: names of files are in it
    std::string metric;     // id of the rule that watches it, "cpu-anomaly"
    std::int64_t hour = 0;  // since the epoch, in local time
    double value = 0;       // nine samples of ten were not above it
    std::uint32_t samples = 0;

    bool operator==(const BaselineHour&) const = default;
};

}  // namespace model
