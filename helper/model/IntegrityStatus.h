#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// How the integrity monitor is (contract.md, health.json `integrity`).
struct IntegrityStatus {
    std::string state = "off";  // off building verifying watching error
    std::uint64_t files = 0;    // in the baseline
    std::uint64_t bytes = 0;
    double lastBuildS = 0, lastVerifyS = 0;  // 0 = not yet
    std::uint64_t changed = 0;               // not accepted yet
    std::uint64_t doneFiles = 0;             // by the sweep that runs, or the last one
    std::uint64_t leftOut = 0, unreadable = 0;
    std::int64_t verifiedAtUs = 0;  // end of the last verification, microseconds since the epoch
    std::string why;                // of an error, or what is limited
    std::vector<std::string> roots;
};

}  // namespace model
