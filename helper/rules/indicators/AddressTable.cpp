#include "rules/indicators/AddressTable.h"

#include <algorithm>

namespace rules::indicators {
namespace {

constexpr std::uint32_t kSetBits = 24;
constexpr std::uint32_t kSetMask = (1U << kSetBits) - 1;
static_assert(AddressTable::Builder::kMaxEntries < kSetMask);  // no more sets than entries
constexpr std::size_t kUpperHalves = 1U << 16;

/// `hits` plus another feed's entry; a feed speaks with its longest prefix only.
void put(std::vector<Hit>& hits, const Hit& hit) {
    std::erase_if(hits, [&](const Hit& other) { return other.feed == hit.feed; });
    hits.insert(hits.begin(), hit);
}

}  // namespace

bool AddressTable::Builder::add(const Prefix& prefix, std::uint16_t feed) {
    if (size() >= kMaxEntries)
        return false;
    if (prefix.first.v4)
        m_v4.push_back({static_cast<std::uint32_t>(prefix.first.low), feed, prefix.length});
    else
        m_v6.push_back({{prefix.first.high, prefix.first.low}, feed, prefix.length});
    return true;
}

AddressTable AddressTable::Builder::build() {
    AddressTable table;
    table.build(m_v4, table.m_v4);
    table.build(m_v6, table.m_v6);
    table.indexV4();
    return table;
}

/// The rows are sorted outer before inner; the prefixes around the current one stand on a stack,
/// the innermost last, as indices + 1.
template <typename Key>
void AddressTable::build(std::vector<Row<Key>>& rows, Ranges<Key>& into) {
    std::ranges::sort(rows, [](const Row<Key>& a, const Row<Key>& b) {
        return std::tie(a.first, a.length, a.feed) < std::tie(b.first, b.length, b.feed);
    });
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    into.firsts.reserve(rows.size());
    into.places.reserve(rows.size());
    std::uint32_t around = 0;
    std::vector<Hit> hits;
    for (const Row<Key>& row : rows) {
        const auto prefixAt = [&](std::uint32_t index) {
            return Prefix{
                addressOf(into.firsts[index - 1]),
                static_cast<std::uint8_t>(into.places[index - 1].lengthAndSet >> kSetBits)};
        };
        while (around != 0 && !contains(prefixAt(around), addressOf(row.first)))
            around = into.places[around - 1].around;
        const bool again = around != 0 && into.firsts[around - 1] == row.first &&
                           prefixAt(around).length == row.length;
        const auto outer = around == 0 ? std::span<const Hit>()
                                       : m_sets.at(into.places[around - 1].lengthAndSet & kSetMask);
        hits.assign(outer.begin(), outer.end());
        put(hits, {row.feed, row.length});
        const std::uint32_t set = m_sets.number(hits);
        const std::uint32_t packed = static_cast<std::uint32_t>(row.length) << kSetBits | set;
        if (again) {
            into.places[around - 1].lengthAndSet = packed;
            continue;
        }
        into.firsts.push_back(row.first);
        into.places.push_back({packed, around});
        around = static_cast<std::uint32_t>(into.firsts.size());
    }
    rows = {};
}

void AddressTable::indexV4() {
    m_v4Index.assign(kUpperHalves + 1, static_cast<std::uint32_t>(m_v4.firsts.size()));
    for (std::size_t i = m_v4.firsts.size(); i-- > 0;)
        m_v4Index[m_v4.firsts[i] >> 16] = static_cast<std::uint32_t>(i);
    for (std::size_t upper = kUpperHalves; upper-- > 0;)
        m_v4Index[upper] = std::min(m_v4Index[upper], m_v4Index[upper + 1]);
}

template <typename Key>
std::span<const Hit> AddressTable::findIn(const Ranges<Key>& ranges, const Key* begin,
                                          const Key* end, const Address& address) const {
    Key key{};
    if constexpr (std::is_same_v<Key, Wide>)
        key = {address.high, address.low};
    else
        key = static_cast<std::uint32_t>(address.low);
    // The last one that begins at or before the address, as index + 1.
    auto at = static_cast<std::uint32_t>(std::upper_bound(begin, end, key) - ranges.firsts.data());
    while (at != 0) {
        const Place& place = ranges.places[at - 1];
        const auto length = static_cast<std::uint8_t>(place.lengthAndSet >> kSetBits);
        if (contains({addressOf(ranges.firsts[at - 1]), length}, address))
            return m_sets.at(place.lengthAndSet & kSetMask);
        at = place.around;
    }
    return {};
}

std::span<const Hit> AddressTable::find(const Address& address) const {
    if (!address.v4)
        return findIn(m_v6, m_v6.firsts.data(), m_v6.firsts.data() + m_v6.firsts.size(), address);
    if (m_v4.firsts.empty())
        return {};
    const auto* firsts = m_v4.firsts.data();
    const std::size_t upper = address.low >> 16;
    return findIn(m_v4, firsts + m_v4Index[upper], firsts + m_v4Index[upper + 1], address);
}

std::size_t AddressTable::bytes() const {
    return m_v4.firsts.size() * (sizeof(std::uint32_t) + sizeof(Place)) +
           m_v6.firsts.size() * (sizeof(Wide) + sizeof(Place)) +
           m_v4Index.size() * sizeof(std::uint32_t) + m_sets.bytes();
}

}  // namespace rules::indicators
