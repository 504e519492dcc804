#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model {

inline constexpr std::int64_t kMicrosecondsPerSecond = 1'000'000;

/// "2027-01-01T00:00:00.000000Z" from microseconds since the epoch. Years are held to 0000…9999.
std::string toRfc3339(std::int64_t microseconds);

/// RFC 3339 with any fraction and Z or an offset ("2027-01-01T01:00:00+01:00"); microseconds since
/// the epoch. nullopt for anything else.
std::optional<std::int64_t> fromRfc3339(std::string_view text);

/// CLOCK_REALTIME now, in microseconds since the epoch.
std::int64_t realtimeUs();

}  // namespace model
