#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// `integrity.*` as the monitor uses it.
struct IntegritySettings {
    std::vector<std::string> directories;  // patterns
    std::vector<std::string> exclude;
    std::int64_t intervalS = 60;
    std::int64_t ioMiBPerS = 40;

    bool operator==(const IntegritySettings&) const = default;
};

}  // namespace model
