#include "rules/indicators/RefreshPlan.h"

#include <algorithm>

namespace rules::indicators {

std::int64_t nextRefreshUs(std::int64_t refreshH, const RefreshState& state, std::int64_t nowUs) {
    constexpr std::int64_t kMinute = 60'000'000;
    constexpr std::int64_t kHour = 60 * kMinute;
    const std::int64_t refresh = refreshH * kHour;
    if (state.failures > 0) {
        const std::int64_t pause = kMinute << std::min(state.failures - 1, 20);
        return std::min(state.triedUs, nowUs) + std::min({pause, 6 * kHour, refresh});
    }
    return state.checkedUs < 0 ? nowUs : std::min(state.checkedUs, nowUs) + refresh;
}

bool isPlausible(std::uint64_t entries, std::uint64_t bad) {
    return entries > 0 && entries >= bad;
}

}  // namespace rules::indicators
