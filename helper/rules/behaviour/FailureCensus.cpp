#include "rules/behaviour/FailureCensus.h"

#include <algorithm>

namespace rules {
namespace {

constexpr std::int64_t kTogetherUs = 10'000'000;  // the slower of two tellers is within that
constexpr std::size_t kMostCounts = 4096;

}  // namespace

std::uint32_t FailureCensus::fresh(Teller teller, const model::LoginFailure& failure) {
    const auto isOld = [&](const auto& item) {
        return failure.atUs - item.second.lastUs > kTogetherUs;
    };
    if (m_counts.size() >= kMostCounts)
        std::erase_if(m_counts, isOld);
    if (m_counts.size() >= kMostCounts)
        m_counts.clear();
    Count& count = m_counts[failure.user + '\0' + failure.source];
    if (failure.atUs - count.lastUs > kTogetherUs)
        count = {};
    count.lastUs = std::max(count.lastUs, failure.atUs);
    const std::uint32_t before = std::ranges::max(count.told);
    count.told.at(static_cast<std::size_t>(teller)) += failure.count;
    return std::ranges::max(count.told) - before;
}

}  // namespace rules
