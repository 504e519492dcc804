#pragma once

#include <cstdint>
#include <vector>

#include "model/Feed.h"

namespace model {

/// The settings below `network` (contract.md, "Configuration").
struct NetworkSettings {
    std::vector<std::int64_t> listenersAllowed = {22, 53, 80, 139, 443, 445, 631};
    std::vector<FeedSettings> feeds;
    std::int64_t blockDurationS = 3600;
    std::int64_t scanPorts = 15;
    std::int64_t scanWindowS = 10;
    std::int64_t beaconCount = 8;

    bool operator==(const NetworkSettings&) const = default;
};

}  // namespace model
