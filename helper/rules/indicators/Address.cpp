#include "rules/indicators/Address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace rules::indicators {
namespace {

constexpr std::uint64_t kAll = ~0ULL;

constexpr Prefix v4(std::uint64_t a, std::uint64_t b, std::uint8_t length) {
    return {{0, a << 24 | b << 16, true}, length};
}

constexpr Prefix v6(std::uint64_t firstGroup, std::uint8_t length) {
    return {{firstGroup << 48, 0, false}, length};
}

constexpr std::array kLoopback{v4(127, 0, 8), Prefix{{0, 1, false}, 128}};
constexpr std::array kLocalNetwork{v4(10, 0, 8),    v4(100, 64, 10),  v4(169, 254, 16),
                                   v4(172, 16, 12), v4(192, 168, 16), v6(0xFE80, 10),
                                   v6(0xFEC0, 10),  v6(0xFC00, 7)};
// "This network" and the unspecified address, multicast, and what was never given out.
constexpr std::array kNobody{v4(0, 0, 8), v4(224, 0, 4), v4(240, 0, 4), Prefix{{0, 0, false}, 128},
                             v6(0xFF00, 8)};

template <std::size_t N>
bool anyContains(const std::array<Prefix, N>& ranges, const Address& address) {
    return std::ranges::any_of(ranges,
                               [&](const Prefix& range) { return contains(range, address); });
}

std::uint64_t bigEndian(const unsigned char* bytes, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | bytes[i];
    return value;
}

std::uint64_t keepFirst(std::uint64_t word, int bits) {
    return bits <= 0 ? 0 : bits >= 64 ? word : word & (kAll << (64 - bits));
}

}  // namespace

std::optional<Address> parseAddress(std::string_view text) {
    std::array<char, INET6_ADDRSTRLEN> terminated{};
    if (text.empty() || text.size() >= terminated.size() ||
        text.find('\0') != std::string_view::npos)
        return std::nullopt;
    text.copy(terminated.data(), text.size());
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET, terminated.data(), bytes.data()) == 1)
        return Address{0, bigEndian(bytes.data(), 4), true};
    if (inet_pton(AF_INET6, terminated.data(), bytes.data()) != 1)
        return std::nullopt;
    const Address address{bigEndian(bytes.data(), 8), bigEndian(bytes.data() + 8, 8), false};
    if (address.high == 0 && address.low >> 32 == 0xFFFF)
        return Address{0, address.low & 0xFFFFFFFF, true};
    return address;
}

std::optional<Prefix> parsePrefix(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto address = parseAddress(text.substr(0, slash));
    if (!address)
        return std::nullopt;
    if (slash == std::string_view::npos)
        return Prefix{*address, widthOf(*address)};
    const std::string_view digits = text.substr(slash + 1);
    unsigned length = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), length);
    if (error != std::errc() || end != digits.end() || digits.size() > 3 ||
        length > widthOf(*address))
        return std::nullopt;
    const auto bits = static_cast<std::uint8_t>(length);
    return Prefix{masked(*address, bits), bits};
}

Address masked(const Address& address, std::uint8_t length) {
    if (address.v4)
        return {0, keepFirst(address.low << 32, length) >> 32, true};
    return {keepFirst(address.high, length), keepFirst(address.low, length - 64), false};
}

bool contains(const Prefix& prefix, const Address& address) {
    return prefix.first.v4 == address.v4 && masked(address, prefix.length) == prefix.first;
}

bool isLoopback(const Address& address) {
    return anyContains(kLoopback, address);
}

bool isLocalNetwork(const Address& address) {
    return anyContains(kLocalNetwork, address);
}

bool isSpecial(const Address& address) {
    return isLoopback(address) || isLocalNetwork(address) || anyContains(kNobody, address);
}

std::string toString(const Address& address) {
    std::array<unsigned char, 16> bytes{};
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i] = static_cast<unsigned char>(address.high >> (56 - 8 * i));
        bytes[8 + i] = static_cast<unsigned char>(address.low >> (56 - 8 * i));
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(address.v4 ? AF_INET : AF_INET6, bytes.data() + (address.v4 ? 12 : 0), text.data(),
              text.size());
    return text.data();
}

std::string toString(const Prefix& prefix) {
    const bool whole = prefix.length == widthOf(prefix.first);
    return toString(prefix.first) + (whole ? "" : "/" + std::to_string(prefix.length));
}

}  // namespace rules::indicators
