#include "rules/TrustMatch.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace rules {
namespace {

using Subject = TrustSubject;

struct Peer {
    int family = 0;
    std::array<unsigned char, 16> bytes{};
    unsigned bits = 0;  // of the prefix
};

template <typename T>
std::optional<T> numberOf(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

// "192.0.2.7", "192.0.2.0/24", "2001:db8::/32".
std::optional<Peer> peerOf(std::string_view text) {
    const std::size_t slash = text.find('/');
    const std::string host(text.substr(0, slash));
    Peer peer;
    peer.family = host.find(':') == std::string::npos ? AF_INET : AF_INET6;
    peer.bits = peer.family == AF_INET ? 32 : 128;
    if (inet_pton(peer.family, host.c_str(), peer.bytes.data()) != 1)
        return std::nullopt;
    if (slash == std::string_view::npos)
        return peer;
    const auto bits = numberOf<unsigned>(text.substr(slash + 1));
    if (!bits || *bits > peer.bits)
        return std::nullopt;
    peer.bits = *bits;
    return peer;
}

bool covers(const Peer& wide, const Peer& one) {
    if (wide.family != one.family)
        return false;
    const std::size_t whole = wide.bits / 8;
    if (std::memcmp(wide.bytes.data(), one.bytes.data(), whole) != 0)
        return false;
    const unsigned rest = wide.bits % 8;
    if (rest == 0)
        return true;
    const unsigned mask = 0xFF00U >> rest & 0xFFU;
    return ((wide.bytes.at(whole) ^ one.bytes.at(whole)) & mask) == 0;
}

// threats.md 13: no prefix so short that it is half the world.
bool isNarrow(const Peer& peer) {
    return peer.bits >= (peer.family == AF_INET ? 8U : 24U);
}

bool isPlainPath(std::string_view path) {
    return path.starts_with('/') && path.find("/../") == std::string_view::npos &&
           !path.ends_with("/..") && path.find('*') == std::string_view::npos;
}

bool isSha256(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool isDomain(std::string_view text) {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789-._";
    return text.size() <= 253 && text.find_first_not_of(kLetters) == std::string_view::npos &&
           text.find('.') != std::string_view::npos && !text.starts_with('.');
}

bool isAnything(std::string_view) {
    return true;
}

std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        if (slash != 0)
            segments.push_back(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    }
    return segments;
}

template <typename Predicate>
bool anySegment(std::string_view cgroup, Predicate predicate) {
    return std::ranges::any_of(segmentsOf(cgroup), predicate);
}

// The file an interpreter was told to run: its first argument that is not an option.
std::string_view scriptOf(const model::Process& process) {
    for (std::size_t i = 1; i < process.arguments.size(); ++i)
        if (!process.arguments[i].starts_with('-'))
            return process.arguments[i];
    return {};
}

bool portMatches(const Subject& subject, std::string_view wanted) {
    const auto port = numberOf<std::uint16_t>(wanted);
    if (!subject.finding.connection || !port)
        return false;
    // Inbound: the port somebody came in through; the peer's own says nothing.
    const bool inbound = subject.finding.connection->direction == model::Direction::Inbound;
    return *port == (inbound ? subject.finding.connection->localPort
                             : subject.finding.connection->remotePort);
}

bool addressMatches(const Subject& subject, std::string_view wanted) {
    if (!subject.finding.connection)
        return false;
    const auto range = peerOf(wanted);
    const auto peer = peerOf(subject.finding.connection->remoteAddress);
    return range && peer && covers(*range, *peer);
}

bool domainMatches(const Subject& subject, std::string_view wanted) {
    if (!subject.finding.connection)
        return false;
    const std::string_view name = subject.finding.connection->remoteName;
    return name == wanted ||
           (name.ends_with(wanted) && name[name.size() - wanted.size() - 1] == '.');
}

bool directoryMatches(const Subject& subject, std::string_view wanted) {
    while (wanted.size() > 1 && wanted.ends_with('/'))
        wanted.remove_suffix(1);
    const std::string_view path = subject.process().executable;
    return path.size() > wanted.size() && path.starts_with(wanted) &&
           (wanted == "/" || path[wanted.size()] == '/');
}

bool flatpakMatches(const Subject& subject, std::string_view wanted) {
    const std::string prefix = "app-flatpak-" + std::string(wanted) + "-";
    return anySegment(subject.process().cgroup,
                      [&](std::string_view segment) { return segment.starts_with(prefix); });
}

bool snapMatches(const Subject& subject, std::string_view wanted) {
    const std::string prefix = "snap." + std::string(wanted) + ".";
    return anySegment(subject.process().cgroup,
                      [&](std::string_view segment) { return segment.starts_with(prefix); });
}

// AppImages run from /tmp/.mount_<first six letters of the name><six random ones>/.
bool appImageMatches(const Subject& subject, std::string_view wanted) {
    const std::string prefix = ".mount_" + std::string(wanted.substr(0, 6));
    return anySegment(subject.process().executable,
                      [&](std::string_view segment) { return segment.starts_with(prefix); });
}

bool parentMatches(const Subject& subject, std::string_view wanted) {
    const auto& ancestry = subject.finding.ancestry;
    return !ancestry.empty() &&
           (ancestry.front().executable == wanted || ancestry.front().name == wanted);
}

const auto kMatchKeys = std::to_array<TrustKey>({
    {"path", isPlainPath, "an absolute path without * and ..",
     [](const Subject& s, std::string_view w) { return s.process().executable == w; }},
    {"directory", isPlainPath, "an absolute path without * and ..", directoryMatches},
    {"name", isAnything, "",
     [](const Subject& s, std::string_view w) { return s.process().name == w; }},
    {"sha256", isSha256, "64 lower-case hexadecimal digits",
     [](const Subject& s, std::string_view w) { return s.process().sha256 == w; }},
    {"package", isAnything, "",
     [](const Subject& s, std::string_view w) { return s.process().package == w; }},
    {"user", isAnything, "", [](const Subject& s, std::string_view w) { return s.userName == w; }},
    {"uid", [](std::string_view v) { return numberOf<std::uint32_t>(v).has_value(); },
     "a whole number",
     [](const Subject& s, std::string_view w) {
         return numberOf<std::uint32_t>(w) == s.process().uid;
     }},
    {"unit", isAnything, "",
     [](const Subject& s, std::string_view w) {
         return anySegment(s.process().cgroup, [&](std::string_view part) { return part == w; });
     }},
    {"flatpak", isAnything, "", flatpakMatches},
    {"snap", isAnything, "", snapMatches},
    {"appimage", isAnything, "", appImageMatches},
    {"script", isPlainPath, "an absolute path without * and ..",
     [](const Subject& s, std::string_view w) { return scriptOf(s.process()) == w; }},
    {"parent", isAnything, "", parentMatches},
    {"address",
     [](std::string_view v) {
         const auto peer = peerOf(v);
         return peer && isNarrow(*peer);
     },
     "an address or a prefix of at least /8 (IPv4) or /24 (IPv6)", addressMatches},
    {"domain", isDomain, "a lower-case domain name", domainMatches},
    {"port",
     [](std::string_view v) {
         const auto port = numberOf<std::uint16_t>(v);
         return port && *port > 0;
     },
     "1 to 65535", portMatches},
});

}  // namespace

const TrustKey* findTrustKey(std::string_view name) {
    const auto key = std::ranges::find(kMatchKeys, name, &TrustKey::name);
    return key == kMatchKeys.end() ? nullptr : &*key;
}

std::string trustKeyNames() {
    std::string text;
    for (const TrustKey& key : kMatchKeys)
        text += (text.empty() ? "" : " ") + std::string(key.name);
    return text;
}

}  // namespace rules
