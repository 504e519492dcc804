#include "rules/behaviour/DnsTunnel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <span>

namespace rules {
namespace {

constexpr std::uint16_t kNull = 10, kTxt = 16;
// NS, SOA, PTR, DS, RRSIG, NSEC, DNSKEY, TLSA, SMIMEA, OPENPGPKEY: carry no choice of names.
constexpr std::array<std::uint16_t, 10> kNotCounted{2, 6, 12, 43, 46, 47, 48, 52, 53, 61};

// Services that are asked about digests, addresses and names of other people, all day long.
constexpr std::array<std::string_view, 18> kReputation{
    "spamhaus.org", "spamhaus.net",        "spamhausdbl.org", "surbl.org",
    "uribl.com",    "cymru.com",           "cymru.net",       "msbl.org",
    "dnswl.org",    "mailspike.net",       "sorbs.net",       "sophosxl.net",
    "sophosxl.com", "mcafee.com",          "e5.sk",           "njabl.org",
    "in-addr.arpa", "barracudacentral.org"};

constexpr std::array<std::string_view, 8> kRegistryLabels{"co", "com", "net", "org",
                                                          "ac", "gov", "edu", "or"};
constexpr std::array<std::size_t, 6> kDigestBytes{32, 40, 52, 56, 64, 26};

struct Bar {
    std::uint32_t names;
    double bytes;  // a name, on average
};
constexpr Bar kAnyType{60, 30}, kBulkTypes{30, 20};
constexpr double kMostly = 0.8, kBulk = 0.5;

std::string_view lastLabel(std::string_view& name) {
    const std::size_t dot = name.rfind('.');
    const auto label = dot == std::string_view::npos ? name : name.substr(dot + 1);
    name = dot == std::string_view::npos ? std::string_view{} : name.substr(0, dot);
    return label;
}

std::string_view longestLabel(std::string_view name) {
    std::string_view longest;
    while (!name.empty())
        if (const auto label = lastLabel(name); label.size() > longest.size())
            longest = label;
    return longest;
}

bool isVowel(char c) {
    return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

// Words have a vowel for every other consonant and hardly a digit; base32, base64 and hexadecimal
// have not (a fifth of vowels, a sixth to two thirds of digits).
bool looksEncoded(std::string_view label) {
    const auto digits = std::ranges::count_if(label, [](char c) { return c >= '0' && c <= '9'; });
    const auto letters = std::ranges::count_if(label, [](char c) { return c >= 'a' && c <= 'z'; });
    const auto vowels = std::ranges::count_if(label, isVowel);
    return label.size() >= 12 && letters > 0 &&
           (digits * 8 > static_cast<std::ptrdiff_t>(label.size()) || vowels * 4 < letters);
}

bool isDigest(std::string_view before) {
    const auto label = longestLabel(before);
    return before.size() - label.size() <= 8 &&
           std::ranges::find(kDigestBytes, label.size()) != kDigestBytes.end();
}

bool isCounted(std::string_view domain, std::uint16_t type) {
    return std::ranges::find(kNotCounted, type) == kNotCounted.end() &&
           std::ranges::find(kReputation, domain) == kReputation.end() && domain != "ip6.arpa";
}

std::string_view beforeDomain(std::string_view name, std::string_view domain) {
    return name.size() <= domain.size() ? std::string_view{}
                                        : name.substr(0, name.size() - domain.size() - 1);
}

double share(const auto& questions, auto member) {
    return static_cast<double>(std::ranges::count(questions, true, member)) /
           static_cast<double>(questions.size());
}

bool isTunnel(const TunnelSign& sign, double encoded, double digests) {
    const Bar bar = sign.bulkShare > kBulk ? kBulkTypes : kAnyType;
    return sign.names >= bar.names && sign.bytes >= bar.bytes * sign.names && encoded > kMostly &&
           digests < kMostly;
}

std::vector<std::string> wordTunnel(const TunnelSign& sign) {
    return {std::to_string(sign.names) + " different names below " + sign.domain +
                " asked for in ten minutes",
            std::to_string(sign.bytes / sign.names) +
                " bytes before the domain on average, of "
                "letters and digits no words have",
            std::to_string(std::lround(sign.bulkShare * 100)) + " % of them for TXT or NULL"};
}

}  // namespace

std::string_view registeredDomain(std::string_view name) {
    std::string_view rest = name;
    const auto top = lastLabel(rest);
    const auto second = lastLabel(rest);
    const bool registry =
        top.size() == 2 && std::ranges::find(kRegistryLabels, second) != kRegistryLabels.end();
    if (registry && !rest.empty())
        (void)lastLabel(rest);
    return rest.empty() ? name : name.substr(rest.size() + 1);
}

std::optional<TunnelSign> DnsTunnel::take(std::string_view name, std::uint16_t type,
                                          std::uint64_t nowNs) {
    const std::string_view registered = registeredDomain(name);
    const std::string_view before = beforeDomain(name, registered);
    if (before.empty() || !isCounted(registered, type))
        return std::nullopt;
    Domain& domain = domainOf(std::string(registered));
    forgetOld(domain, nowNs);
    const std::size_t hash = std::hash<std::string_view>{}(name);
    if (!domain.hashes.insert(hash).second)
        return std::nullopt;
    domain.questions.push_back({nowNs, hash, static_cast<std::uint16_t>(before.size()),
                                looksEncoded(longestLabel(before)), isDigest(before),
                                type == kTxt || type == kNull});
    if (domain.toldNs && nowNs < *domain.toldNs + kWindowNs)
        return std::nullopt;
    TunnelSign sign{std::string(registered),
                    static_cast<std::uint32_t>(domain.questions.size()),
                    0,
                    share(domain.questions, &Question::bulk),
                    {}};
    for (const Question& question : domain.questions)
        sign.bytes += question.bytes;
    if (!isTunnel(sign, share(domain.questions, &Question::encoded),
                  share(domain.questions, &Question::digest)))
        return std::nullopt;
    domain.toldNs = nowNs;
    sign.why = wordTunnel(sign);
    return sign;
}

DnsTunnel::Domain& DnsTunnel::domainOf(const std::string& name) {
    const auto [entry, isNew] = m_domains.try_emplace(name);
    if (!isNew) {
        m_ages.splice(m_ages.end(), m_ages, entry->second.age);
        return entry->second;
    }
    entry->second.age = m_ages.insert(m_ages.end(), name);
    if (m_domains.size() > kMaxDomains) {
        m_domains.erase(m_ages.front());
        m_ages.pop_front();
    }
    return entry->second;
}

void DnsTunnel::forgetOld(Domain& domain, std::uint64_t nowNs) {
    while (!domain.questions.empty() && (domain.questions.size() >= kMaxNames ||
                                         domain.questions.front().seenNs + kWindowNs < nowNs)) {
        domain.hashes.erase(domain.questions.front().hash);
        domain.questions.pop_front();
    }
}

}  // namespace rules
