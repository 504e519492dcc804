#include "rules/indicators/IndicatorSet.h"

#include <algorithm>
#include <array>

#include "rules/indicators/BuiltinLists.h"

namespace rules::indicators {

using model::FeedCategory;

std::vector<Match> IndicatorSet::match(const Address& address) const {
    std::vector<Match> matches;
    for (const Hit& hit : m_addresses.find(address))
        if (reaches(address, hit.length))
            matches.push_back(
                {&m_feeds[hit.feed], toString(Prefix{masked(address, hit.length), hit.length})});
    return matches;
}

std::vector<Match> IndicatorSet::match(std::string_view name) const {
    std::vector<Match> matches;
    auto hits = m_domains.find(name);
    std::ranges::reverse(hits);
    for (const DomainHit& hit : hits) {
        const FeedFacts* feed = &m_feeds[hit.feed];
        if (std::ranges::find(matches, feed, &Match::feed) == matches.end())
            matches.push_back({feed, std::string(hit.suffix)});
    }
    return matches;
}

IndicatorSet::Builder::Builder() : m_set(new IndicatorSet) {
    static constexpr std::array<std::string_view, 1> kOnion{"onion"};  // RFC 7686: never in DNS
    const std::string name = "built-in list of mining pools";
    builtin({name, FeedCategory::Mining, false, true, false}, builtinPools());
    builtin({name, FeedCategory::Mining, false, true, true}, builtinPoolsWithSite());
    builtin({"the Tor network's own names", FeedCategory::Tor, false, true, false}, kOnion);
}

void IndicatorSet::Builder::builtin(FeedFacts facts, std::span<const std::string_view> domains) {
    const auto number = static_cast<std::uint16_t>(m_set->m_feeds.size());
    m_set->m_feeds.push_back(std::move(facts));
    for (const std::string_view domain : domains)
        m_set->m_domains.add(domain, number);
}

FeedParser IndicatorSet::Builder::feed(FeedFacts facts, model::FeedKind kind, FeedOrigin origin) {
    const auto number = static_cast<std::uint16_t>(m_set->m_feeds.size());
    m_set->m_feeds.push_back(std::move(facts));
    return {kind,
            origin,
            {.address = [this,
                         number](const Prefix& prefix) { return m_addresses.add(prefix, number); },
             .domain = [set = m_set.get(), number](
                           std::string_view name) { return set->m_domains.add(name, number); }}};
}

std::unique_ptr<const IndicatorSet> IndicatorSet::Builder::build() {
    m_set->m_addresses = m_addresses.build();
    return std::move(m_set);
}

}  // namespace rules::indicators
