#include "rules/indicators/DomainTable.h"

#include <algorithm>
#include <cstring>
#include <random>
#include <span>
#include <utility>

namespace rules::indicators {
namespace {

constexpr std::uint64_t kPrime = (1ULL << 61) - 1;
constexpr std::size_t kBlock = 1U << 18;
constexpr std::size_t kHead = sizeof(std::uint32_t) + 1;

constexpr std::uint64_t product(std::uint64_t a, std::uint64_t b) {
    const auto wide = static_cast<unsigned __int128>(a) * b;
    const std::uint64_t sum =
        (static_cast<std::uint64_t>(wide) & kPrime) + static_cast<std::uint64_t>(wide >> 61);
    return sum >= kPrime ? sum - kPrime : sum;
}

constexpr std::uint32_t tagOf(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash ^ hash >> 30);
}

std::uint32_t setOf(const char* entry) {
    std::uint32_t set = 0;
    std::memcpy(&set, entry, sizeof(set));
    return set;
}

std::string_view nameOf(const char* entry) {
    return {entry + kHead, static_cast<unsigned char>(entry[kHead - 1])};
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::uint64_t DomainTable::randomSeed() {
    std::random_device device;
    return static_cast<std::uint64_t>(device()) << 32 | device();
}

DomainTable::DomainTable(std::uint64_t seed) : m_point(seed % (kPrime - 2) + 2), m_slots(1024) {}

/// The hashes of the name's ends that begin at a label, shortest first. Seven bytes a step.
template <typename Found>
void DomainTable::forEachSuffix(std::string_view name, Found found) const {
    std::uint64_t hash = 0, word = 0;
    int bytes = 0;
    for (std::size_t i = name.size(); i-- > 0;) {
        word = word << 8 | static_cast<unsigned char>(name[i]);
        const bool boundary = i == 0 || name[i - 1] == '.';
        if (++bytes < 7 && !boundary)
            continue;
        hash = product(hash + word + 1, m_point);
        word = 0;
        bytes = 0;
        if (boundary)
            found(i, tagOf(hash));
    }
}

std::uint32_t DomainTable::tagOfName(std::string_view name) const {
    std::uint32_t tag = 0;
    forEachSuffix(name, [&](std::size_t, std::uint32_t found) { tag = found; });
    return tag;
}

const char* DomainTable::entryAt(std::uint32_t place) const {
    return m_blocks[(place - 1) / kBlock].get() + (place - 1) % kBlock;
}

char* DomainTable::entryAt(std::uint32_t place) {
    return m_blocks[(place - 1) / kBlock].get() + (place - 1) % kBlock;
}

std::uint32_t DomainTable::store(std::string_view name, std::uint32_t set) {
    const std::size_t bytes = kHead + name.size();
    if (m_blocks.empty() || m_used + bytes > kBlock) {
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
        m_used = 0;
    }
    const std::size_t offset = (m_blocks.size() - 1) * kBlock + m_used;
    char* entry = m_blocks.back().get() + m_used;
    std::memcpy(entry, &set, sizeof(set));
    entry[kHead - 1] = static_cast<char>(name.size());
    name.copy(entry + kHead, name.size());
    m_used += bytes;
    return static_cast<std::uint32_t>(offset + 1);
}

std::uint32_t DomainTable::placeOf(std::uint32_t tag, std::string_view name) const {
    const std::size_t mask = m_slots.size() - 1;
    for (std::size_t i = tag & mask;; i = (i + 1) & mask) {
        const Slot& slot = m_slots[i];
        if (slot.place == 0)
            return 0;
        if (slot.tag == tag && nameOf(entryAt(slot.place)) == name)
            return slot.place;
    }
}

void DomainTable::join(char* entry, std::uint16_t feed) {
    const auto before = m_sets.at(setOf(entry));
    std::vector<Hit> hits(before.begin(), before.end());
    const Hit hit{feed, 0};
    if (const auto place = std::ranges::lower_bound(hits, hit);
        place == hits.end() || *place != hit)
        hits.insert(place, hit);
    const std::uint32_t set = m_sets.number(hits);
    std::memcpy(entry, &set, sizeof(set));
}

bool DomainTable::add(std::string_view name, std::uint16_t feed) {
    if (name.empty() || name.size() > kMaxDomainBytes)
        return true;
    const std::uint32_t tag = tagOfName(name);
    if (const std::uint32_t place = placeOf(tag, name); place != 0) {
        join(entryAt(place), feed);
        return true;
    }
    if (m_size >= kMaxEntries)
        return false;
    if (++m_size * 4 > m_slots.size() * 3)
        grow();
    occupy({tag, store(name, m_sets.number({{feed, 0}}))});
    return true;
}

void DomainTable::occupy(Slot slot) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = slot.tag & mask;
    while (m_slots[i].place != 0)
        i = (i + 1) & mask;
    m_slots[i] = slot;
}

void DomainTable::grow() {
    std::vector<Slot> before(m_slots.size() * 2);
    before.swap(m_slots);
    for (const Slot& slot : before)
        if (slot.place != 0)
            occupy(slot);
}

std::vector<DomainHit> DomainTable::find(std::string_view name) const {
    std::vector<DomainHit> hits;
    std::array<char, kMaxDomainBytes> normal{};
    if (name.ends_with('.'))
        name.remove_suffix(1);
    if (name.empty() || name.size() > normal.size())
        return hits;
    std::ranges::transform(name, normal.begin(), lower);
    // All slots are asked for before the first one is read: the memory answers them together.
    std::array<std::pair<std::size_t, std::uint32_t>, kMaxDomainBytes> suffixes;
    std::size_t count = 0;
    forEachSuffix({normal.data(), name.size()}, [&](std::size_t begin, std::uint32_t tag) {
        __builtin_prefetch(&m_slots[tag & (m_slots.size() - 1)]);
        suffixes[count++] = {begin, tag};
    });
    for (const auto& [begin, tag] : std::span(suffixes).first(count)) {
        const std::string_view suffix(normal.data() + begin, name.size() - begin);
        if (const std::uint32_t place = placeOf(tag, suffix); place != 0)
            for (const Hit& hit : m_sets.at(setOf(entryAt(place))))
                hits.push_back({name.substr(begin), hit.feed});
    }
    return hits;
}

std::size_t DomainTable::bytes() const {
    return m_slots.size() * sizeof(Slot) + m_blocks.size() * kBlock + m_sets.bytes();
}

}  // namespace rules::indicators
