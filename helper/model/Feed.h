#pragma once

#include <cstdint>
#include <string>

namespace model {

enum class FeedKind { Address, Domain };
enum class FeedCategory { Malicious, Tor, Mining };

/// One entry of `network.feeds` (contract.md, "Configuration"): a list of addresses or of domains,
/// downloaded (`url`) or a file of the administrator's (`path`). The file wins where both are
/// given.
struct FeedSettings {
    std::string name{};
    FeedKind kind = FeedKind::Address;
    FeedCategory category = FeedCategory::Malicious;
    bool certain = false;  // a hit is an ALERT and acted upon, else a WARNING
    std::string url{};     // https://…
    std::string path{};    // /…
    std::int64_t refreshH = 24;

    bool operator==(const FeedSettings&) const = default;
};

/// How one feed is, for health.json and the network page.
struct FeedHealth {
    std::string name;
    std::uint64_t entries = 0;
    std::int64_t ageS = -1;  // since it was last known to be current; -1 = there is none yet
    std::string why;         // what is wrong with it, empty = nothing

    bool operator==(const FeedHealth&) const = default;
};

}  // namespace model
