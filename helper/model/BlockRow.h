#pragma once

#include <cstdint>
#include <string>

namespace model {

/// One blocked address, as Enforcement1.ListBlocks tells it.
struct BlockRow {
    std::string address;
    std::int64_t secondsLeft = 0;
    std::string reason;  // an alert's id, or who asked

    bool operator==(const BlockRow&) const = default;
};

}  // namespace model
