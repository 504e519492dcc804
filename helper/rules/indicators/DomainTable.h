#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rules/indicators/DomainName.h"
#include "rules/indicators/HitSets.h"

namespace rules::indicators {

/// One entry that a name lies at or below.
struct DomainHit {
    std::string_view suffix;  // the part of the asked name that is the entry
    std::uint16_t feed = 0;
};

/// Which feeds list a domain or one above it. One hash table of all entries; a look-up asks it once
/// a label. The hash is a polynomial at a random point modulo 2^61 - 1: whoever writes a feed
/// cannot choose names that collide. About 20 bytes an entry beyond its text. Filled by one thread,
/// then read by any.
class DomainTable {
  public:
    static constexpr std::size_t kMaxEntries = 4'000'000;

    explicit DomainTable(std::uint64_t seed = randomSeed());

    /// `name` as normalDomain() writes it. false: there are too many already.
    bool add(std::string_view name, std::uint16_t feed);

    /// Empty: none. Most specific entry last. Upper case and a final dot do not matter.
    std::vector<DomainHit> find(std::string_view name) const;

    std::size_t size() const { return m_size; }
    std::size_t bytes() const;

    static std::uint64_t randomSeed();

  private:
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t place = 0;  // offset + 1 of the entry in the blocks, 0 = free
    };

    template <typename Found>
    void forEachSuffix(std::string_view name, Found found) const;
    std::uint32_t tagOfName(std::string_view name) const;
    const char* entryAt(std::uint32_t place) const;
    char* entryAt(std::uint32_t place);
    std::uint32_t store(std::string_view name, std::uint32_t set);
    std::uint32_t placeOf(std::uint32_t tag, std::string_view name) const;
    void join(char* entry, std::uint16_t feed);
    void occupy(Slot slot);
    void grow();

    std::uint64_t m_point;
    std::vector<Slot> m_slots;
    std::vector<std::unique_ptr<char[]>> m_blocks;  // entries: set (4 bytes), length (1), text
    std::size_t m_used = 0;                         // bytes of the last block
    std::size_t m_size = 0;
    HitSets m_sets;
};

}  // namespace rules::indicators
