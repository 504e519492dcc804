#pragma once

#include <cstdint>

namespace rules::indicators {

/// How it went with a feed so far. Times are µs since the epoch.
struct RefreshState {
    std::int64_t checkedUs = -1;  // when it was last known to be the newest; -1 = never
    std::int64_t triedUs = -1;    // the last attempt; -1 = none since the start
    int failures = 0;             // in a row
};

/// When it is to be asked for next: refresh_h after it was last current; after a failure a minute
/// later, then twice as late each time, at most six hours or refresh_h. A clock that was set back
/// does not make it wait longer than that.
std::int64_t nextRefreshUs(std::int64_t refreshH, const RefreshState& state, std::int64_t nowUs);

/// Is a fresh version to be kept? Not what has no entry, and not what has more lines in vain than
/// entries: an error page, another kind of list, a broken download.
bool isPlausible(std::uint64_t entries, std::uint64_t bad);

}  // namespace rules::indicators
