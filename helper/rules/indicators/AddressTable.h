#pragma once

#include <cstdint>
#include <span>
#include <tuple>
#include <type_traits>
#include <vector>

#include "rules/indicators/Address.h"
#include "rules/indicators/HitSets.h"

namespace rules::indicators {

/// Which feeds list an address, by their longest matching prefix. Prefixes lie one in the other or
/// apart, so they are kept sorted by their first address, each with the index of the one around it:
/// a look-up is one binary search and, where the found one ends too early, a few steps outwards.
/// 12 bytes an IPv4 entry, 24 an IPv6 one. Immutable once built; read by any thread.
class AddressTable {
  public:
    class Builder;

    AddressTable() = default;

    /// The feeds that list the address, each with its longest prefix, longest first. Empty: none.
    std::span<const Hit> find(const Address& address) const;

    std::size_t size() const { return m_v4.firsts.size() + m_v6.firsts.size(); }
    std::size_t bytes() const;

  private:
    struct Wide {
        std::uint64_t high = 0, low = 0;
        auto operator<=>(const Wide&) const = default;
    };

    struct Place {
        std::uint32_t lengthAndSet = 0;  // 8 bits, 24 bits
        std::uint32_t around = 0;        // index + 1 of the enclosing prefix, 0 = none
    };

    template <typename Key>
    struct Row {
        Key first{};
        std::uint16_t feed = 0;
        std::uint8_t length = 0;
        auto operator<=>(const Row&) const = default;
    };

    template <typename Key>
    struct Ranges {
        std::vector<Key> firsts;
        std::vector<Place> places;
    };

    template <typename Key>
    void build(std::vector<Row<Key>>& rows, Ranges<Key>& into);
    template <typename Key>
    std::span<const Hit> findIn(const Ranges<Key>& ranges, const Key* begin, const Key* end,
                                const Address& address) const;
    void indexV4();

    static Address addressOf(std::uint32_t key) { return {0, key, true}; }
    static Address addressOf(const Wide& key) { return {key.high, key.low, false}; }

    Ranges<std::uint32_t> m_v4;
    Ranges<Wide> m_v6;
    std::vector<std::uint32_t> m_v4Index;  // by the upper 16 bits: where they begin
    HitSets m_sets;
};

/// Collects entries; build() empties it.
class AddressTable::Builder {
  public:
    /// What does not fit is not taken.
    static constexpr std::size_t kMaxEntries = 4'000'000;

    /// false: there are too many already.
    bool add(const Prefix& prefix, std::uint16_t feed);
    std::size_t size() const { return m_v4.size() + m_v6.size(); }
    AddressTable build();

  private:
    std::vector<Row<std::uint32_t>> m_v4;
    std::vector<Row<Wide>> m_v6;
};

}  // namespace rules::indicators
