#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/PacketEvent.h"

namespace monitors {

/// Which name an address was last asked by, from DNS answers that were seen. An address may have
/// many names and whoever asked chose the server: a name here concerns the flow of a process that
/// connects after the answer, never the address as such (threats 13). Bounded: the 8192 addresses
/// named last, four names each. One thread.
class NameCache {
  public:
    void take(const model::DnsAnswer& answer);

    /// The name last asked for, empty when none is known (any more).
    std::string nameOf(const std::string& address, std::uint64_t nowNs) const;

    /// Every name that led to the address: what was asked, then its aliases, newest first.
    std::vector<std::string> namesOf(const std::string& address, std::uint64_t nowNs) const;

    /// The name last asked for and its aliases only. For judging a flow: an address of a content
    /// network has the names of many, and the older ones are likely others' (threats 13).
    std::vector<std::string> latestOf(const std::string& address, std::uint64_t nowNs) const;

    std::size_t size() const { return m_addresses.size(); }

    static constexpr std::size_t kMaxAddresses = 8192;
    static constexpr std::size_t kMaxNames = 4;
    /// Programs keep addresses longer than they were promised, and connections last.
    static constexpr std::uint64_t kShortestNs = 600'000'000'000;
    static constexpr std::uint64_t kLongestNs = 86'400'000'000'000;

  private:
    struct Name {
        std::string asked;
        std::vector<std::string> aliases;
        std::uint64_t untilNs = 0;
    };
    struct Entry {
        std::vector<Name> names;  // newest first
        std::list<std::string>::iterator age;
    };

    Entry& entryOf(const std::string& address);

    std::unordered_map<std::string, Entry> m_addresses;
    std::list<std::string> m_ages;  // named longest ago first
};

}  // namespace monitors
