#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// What all processes of one program used together in one minute, as means of its samples.
struct ProgramMinute {
    std::int64_t atUs = 0;      // the minute's beginning, since the epoch
    double cpuPercentCore = 0;  // of one core, 0…100*cores
    std::uint64_t memoryKiB = 0;
    std::uint64_t ioBytesPerS = 0;

    bool operator==(const ProgramMinute&) const = default;
};

/// Answer of Processes1.ProgramHours. A minute is missing where no process of it was seen.
struct ProgramHours {
    std::string program;                 // executable, and the script where it is an interpreter's
    std::vector<ProgramMinute> minutes;  // oldest first
};

}  // namespace model
