#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/Feed.h"
#include "rules/indicators/AddressTable.h"
#include "rules/indicators/DomainTable.h"
#include "rules/indicators/FeedParser.h"

namespace rules::indicators {

/// Whose word an entry is.
struct FeedFacts {
    std::string name;
    model::FeedCategory category = model::FeedCategory::Malicious;
    bool certain = false;
    bool builtin = false;
    bool hasSite = false;  // built in: an ordinary web site is there, too
};

struct Match {
    const FeedFacts* feed = nullptr;
    std::string entry;  // "192.0.2.0/24", "bad.example"
};

/// All lists in force, as one value: built by whoever keeps the feeds, then read by any thread.
class IndicatorSet {
  public:
    class Builder;

    IndicatorSet(const IndicatorSet&) = delete;
    IndicatorSet& operator=(const IndicatorSet&) = delete;

    /// Most specific entry first; each feed once.
    std::vector<Match> match(const Address& address) const;
    std::vector<Match> match(std::string_view name) const;

    std::size_t size() const { return m_addresses.size() + m_domains.size(); }
    std::size_t bytes() const { return m_addresses.bytes() + m_domains.bytes(); }

  private:
    friend class Builder;
    IndicatorSet() = default;

    std::vector<FeedFacts> m_feeds;
    AddressTable m_addresses;
    DomainTable m_domains;
};

/// Starts with the built-in lists; then feed after feed.
class IndicatorSet::Builder {
  public:
    Builder();

    /// A parser whose entries become this feed's. It must be finished before the next one is asked
    /// for, and not outlive the builder.
    FeedParser feed(FeedFacts facts, model::FeedKind kind, FeedOrigin origin);

    std::unique_ptr<const IndicatorSet> build();

  private:
    void builtin(FeedFacts facts, std::span<const std::string_view> domains);

    std::unique_ptr<IndicatorSet> m_set;
    AddressTable::Builder m_addresses;
};

}  // namespace rules::indicators
