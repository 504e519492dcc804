#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace rules::indicators {

/// An entry of feed number `feed` holds; for addresses `length` is its prefix length.
struct Hit {
    std::uint16_t feed = 0;
    std::uint8_t length = 0;

    auto operator<=>(const Hit&) const = default;
};

/// The few distinct combinations of hits that a million entries have, each once. Number 0 is
/// "none".
class HitSets {
  public:
    HitSets() { (void)number({}); }
    HitSets(HitSets&&) = default;
    HitSets& operator=(HitSets&&) = default;
    HitSets(const HitSets&) = delete;
    HitSets& operator=(const HitSets&) = delete;
    ~HitSets() = default;

    std::uint32_t number(const std::vector<Hit>& hits) {
        const auto [place, fresh] =
            m_numbers.try_emplace(hits, static_cast<std::uint32_t>(m_numbers.size()));
        if (fresh)
            m_sets.push_back(&place->first);
        return place->second;
    }

    std::span<const Hit> at(std::uint32_t number) const { return *m_sets[number]; }
    std::size_t bytes() const { return m_sets.size() * 96; }  // a node, its vector, a pointer

  private:
    std::map<std::vector<Hit>, std::uint32_t> m_numbers;
    std::vector<const std::vector<Hit>*> m_sets;  // into the map, whose nodes stay where they are
};

}  // namespace rules::indicators
