#include "monitors/NameCache.h"

#include <algorithm>

namespace monitors {
namespace {

constexpr std::uint64_t kSecondNs = 1'000'000'000;

std::uint64_t lifetimeNs(std::uint32_t ttlSeconds) {
    return std::clamp(ttlSeconds * kSecondNs, NameCache::kShortestNs, NameCache::kLongestNs);
}

}  // namespace

void NameCache::take(const model::DnsAnswer& answer) {
    for (const model::DnsAddress& address : answer.addresses) {
        Entry& entry = entryOf(address.address);
        std::erase_if(entry.names, [&](const Name& name) { return name.asked == answer.name; });
        entry.names.insert(entry.names.begin(), {answer.name, answer.aliases,
                                                 answer.seenNs + lifetimeNs(address.ttlSeconds)});
        if (entry.names.size() > kMaxNames)
            entry.names.pop_back();
    }
}

std::string NameCache::nameOf(const std::string& address, std::uint64_t nowNs) const {
    const auto names = namesOf(address, nowNs);
    return names.empty() ? std::string{} : names.front();
}

std::vector<std::string> NameCache::namesOf(const std::string& address, std::uint64_t nowNs) const {
    std::vector<std::string> names;
    const auto entry = m_addresses.find(address);
    if (entry == m_addresses.end())
        return names;
    for (const Name& name : entry->second.names) {
        if (name.untilNs < nowNs)
            continue;
        names.push_back(name.asked);
        names.insert(names.end(), name.aliases.begin(), name.aliases.end());
    }
    return names;
}

std::vector<std::string> NameCache::latestOf(const std::string& address,
                                             std::uint64_t nowNs) const {
    std::vector<std::string> names;
    const auto entry = m_addresses.find(address);
    if (entry == m_addresses.end() || entry->second.names.front().untilNs < nowNs)
        return names;
    const Name& latest = entry->second.names.front();
    names.push_back(latest.asked);
    names.insert(names.end(), latest.aliases.begin(), latest.aliases.end());
    return names;
}

NameCache::Entry& NameCache::entryOf(const std::string& address) {
    const auto [entry, isNew] = m_addresses.try_emplace(address);
    if (!isNew) {
        m_ages.splice(m_ages.end(), m_ages, entry->second.age);
        return entry->second;
    }
    entry->second.age = m_ages.insert(m_ages.end(), address);
    if (m_addresses.size() > kMaxAddresses) {
        m_addresses.erase(m_ages.front());
        m_ages.pop_front();
    }
    return entry->second;
}

}  // namespace monitors
