#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace rules {

/// Data carried in DNS questions below one domain.
struct TunnelSign {
    std::string domain;       // "example.test": what is registered
    std::uint32_t names = 0;  // different ones, within the window
    std::uint32_t bytes = 0;  // before the domain, of all of them
    double bulkShare = 0;     // asked for TXT or NULL, 0…1
    std::vector<std::string> why;
};

/// Counts the questions of one asker by registered domain, over the last ten minutes. A tunnel
/// shows as many different names below one domain, long, and of letters no word has. Silent by
/// their shape: content networks (short), trackers (few), DANE (types of their own), reverse
/// look-ups, lists that are asked about one hash at a time (one label of a digest's length), and
/// the known block and reputation services. Bounded: 256 domains of 512 names. Pure.
class DnsTunnel {
  public:
    /// `name` as in model::DnsQuestion. One sign a domain in ten minutes.
    std::optional<TunnelSign> take(std::string_view name, std::uint16_t type, std::uint64_t nowNs);

    std::size_t domains() const { return m_domains.size(); }

    static constexpr std::size_t kMaxDomains = 256;
    static constexpr std::size_t kMaxNames = 512;
    static constexpr std::uint64_t kWindowNs = 600'000'000'000;

  private:
    struct Question {
        std::uint64_t seenNs;
        std::size_t hash;
        std::uint16_t bytes;
        bool encoded, digest, bulk;
    };
    struct Domain {
        std::deque<Question> questions;  // different names only, oldest first
        std::unordered_set<std::size_t> hashes;
        std::optional<std::uint64_t> toldNs;
        std::list<std::string>::iterator age;
    };

    Domain& domainOf(const std::string& name);
    static void forgetOld(Domain& domain, std::uint64_t nowNs);

    std::unordered_map<std::string, Domain> m_domains;
    std::list<std::string> m_ages;  // longest unseen first
};

/// What is registered of a name: the last two labels, or three where the second is a registry's own
/// ("example.co.uk").
std::string_view registeredDomain(std::string_view name);

}  // namespace rules
