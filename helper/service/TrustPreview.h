#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/Settings.h"
#include "storage/AlertLog.h"

namespace service {

/// What the entry would have silenced, had it stood for the last `days`, as a JSON object:
/// {"days":7,"alerts":14,"rules":{"unknown-process":14},"ids":["…"]}. alerts counts repetitions
/// once; ids are the newest kMostIds of them. At most kMostLookedAt alerts are held against it
/// ("partial":true then). uid: whose alerts, nothing = everybody's. Reads SQLite: for a pool
/// thread.
std::string trustPreview(const storage::AlertLog& alerts, const model::TrustEntry& entry,
                         std::uint32_t days, std::optional<std::uint32_t> uid, std::int64_t nowUs);

inline constexpr std::size_t kMostIds = 50;
inline constexpr std::uint32_t kMostLookedAt = 50'000;
inline constexpr std::uint32_t kMostPreviewDays = 90;

}  // namespace service
