#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rules::indicators {

/// An IPv4 address (in the lower 32 bits of `low`) or an IPv6 address, host byte order. An IPv4
/// peer of an IPv6 socket (::ffff:192.0.2.1) is the IPv4 address it is.
struct Address {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    bool v4 = false;

    auto operator<=>(const Address&) const = default;
};

/// All addresses that begin with the first `length` bits of `first`; the other bits of `first` are
/// 0.
struct Prefix {
    Address first;
    std::uint8_t length = 0;

    auto operator<=>(const Prefix&) const = default;
};

constexpr std::uint8_t widthOf(const Address& address) {
    return address.v4 ? 32 : 128;
}

/// As inet_pton(3) reads it: no leading zeros, no shortened IPv4.
std::optional<Address> parseAddress(std::string_view text);

/// "192.0.2.0/24", "2001:db8::/32", or an address alone; bits beyond the length are cleared.
std::optional<Prefix> parsePrefix(std::string_view text);

std::string toString(const Address& address);
std::string toString(const Prefix& prefix);

/// The address with all bits beyond the first `length` cleared.
Address masked(const Address& address, std::uint8_t length);

bool contains(const Prefix& prefix, const Address& address);

/// Does the address belong to this host or its neighbourhood, or to nobody: unspecified, loopback,
/// private (RFC 1918, RFC 6598, RFC 4193), link-local, multicast, reserved?
bool isSpecial(const Address& address);

/// Where a connection to the address ends: on this host, in its neighbourhood, or anywhere.
bool isLoopback(const Address& address);
bool isLocalNetwork(const Address& address);

}  // namespace rules::indicators
