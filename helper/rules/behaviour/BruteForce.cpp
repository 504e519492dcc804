#include "rules/behaviour/BruteForce.h"

#include <algorithm>
#include <vector>

namespace rules {
namespace {

constexpr std::size_t kMostTrails = 4096;
constexpr std::size_t kSeveral = 3;  // addresses: a person has a phone and a laptop

}  // namespace

void BruteForce::forgetBefore(Trail& trail, std::int64_t nowUs) const {
    const std::int64_t since = nowUs - m_limits.windowS * 1'000'000;
    std::erase_if(trail.failures, [&](const Failure& failure) { return failure.atUs <= since; });
    if (trail.failures.empty())
        trail.told = false;
}

bool BruteForce::isFull(const Trail& trail) const {
    return std::ssize(trail.failures) >= m_limits.count;
}

/// Half at once: that is a constant cost for each of very many addresses.
void BruteForce::forgetOlderHalf(Trails& trails) {
    std::vector<std::int64_t> times;
    for (const auto& [key, trail] : trails)
        times.push_back(trail.failures.empty() ? 0 : trail.failures.back().atUs);
    const auto middle = times.begin() + std::ssize(times) / 2;
    std::ranges::nth_element(times, middle);
    const std::size_t most = trails.size() / 2;
    std::size_t gone = 0;
    std::erase_if(trails, [&](const auto& item) {
        const auto& failures = item.second.failures;
        return (failures.empty() || failures.back().atUs <= *middle) && gone++ < most;
    });
}

BruteForce::Trail& BruteForce::extend(Trails& trails, const std::string& key,
                                      const model::LoginFailure& failure) {
    if (trails.size() >= kMostTrails && !trails.contains(key))
        forgetOlderHalf(trails);
    Trail& trail = trails[key];
    forgetBefore(trail, failure.atUs);
    const auto most = static_cast<std::size_t>(std::max<std::int64_t>(m_limits.count, 1));
    for (std::uint32_t i = 0; i < failure.count; ++i) {
        if (trail.failures.size() >= most)
            trail.failures.pop_front();
        trail.failures.push_back({failure.atUs, failure.user, failure.source});
    }
    return trail;
}

BruteForce::Verdict BruteForce::verdictOf(Trail& trail) {
    trail.told = true;
    Verdict verdict{.source = {}, .user = {}, .users = {}, .sources = {}, .failures = 0};
    verdict.failures = trail.failures.size();
    for (const Failure& failure : trail.failures) {
        verdict.users.insert(failure.user);
        verdict.sources.insert(failure.source);
    }
    if (verdict.users.size() == 1)
        verdict.user = *verdict.users.begin();
    if (verdict.sources.size() == 1)
        verdict.source = *verdict.sources.begin();
    return verdict;
}

std::optional<BruteForce::Verdict> BruteForce::onFailure(const model::LoginFailure& failure) {
    Trail& onUser = extend(m_byUser, failure.user, failure);
    if (!failure.source.empty()) {
        Trail& from = extend(m_bySource, failure.source, failure);
        if (from.told || isFull(from)) {
            onUser.told = true;  // one attack, one word
            return from.told ? std::nullopt : std::optional(verdictOf(from));
        }
    }
    if (onUser.told || !isFull(onUser))
        return std::nullopt;
    std::set<std::string> sources;
    for (const Failure& each : onUser.failures)
        sources.insert(each.source);
    if (sources.size() < kSeveral && sources != std::set<std::string>{""})
        return std::nullopt;
    return verdictOf(onUser);
}

bool BruteForce::isAttacking(const std::string& source, std::int64_t nowUs) const {
    const auto trail = m_bySource.find(source);
    return trail != m_bySource.end() && trail->second.told && !trail->second.failures.empty() &&
           trail->second.failures.back().atUs > nowUs - m_limits.windowS * 1'000'000;
}

}  // namespace rules
