#include "enforcement/KillBudget.h"

#include <algorithm>

namespace enforcement {
namespace {

constexpr std::int64_t kMinuteUs = 60'000'000;

}  // namespace

bool KillBudget::hasLeft(std::uint32_t uid, std::int64_t nowUs) const {
    return used(uid, nowUs) < m_perMinute;
}

bool KillBudget::take(std::uint32_t uid, std::int64_t nowUs) {
    forgetOld(nowUs);
    if (!hasLeft(uid, nowUs))
        return false;
    m_taken[uid].push_back(nowUs);
    return true;
}

std::int64_t KillBudget::used(std::uint32_t uid, std::int64_t nowUs) const {
    const auto taken = m_taken.find(uid);
    if (taken == m_taken.end())
        return 0;
    return std::ranges::count_if(taken->second,
                                 [&](std::int64_t atUs) { return atUs > nowUs - kMinuteUs; });
}

// Uids that killed nobody for a minute cost nothing.
void KillBudget::forgetOld(std::int64_t nowUs) {
    for (auto entry = m_taken.begin(); entry != m_taken.end();) {
        auto& times = entry->second;
        while (!times.empty() && times.front() <= nowUs - kMinuteUs)
            times.pop_front();
        entry = times.empty() ? m_taken.erase(entry) : std::next(entry);
    }
}

}  // namespace enforcement
