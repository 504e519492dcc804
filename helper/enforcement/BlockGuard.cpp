#include "enforcement/BlockGuard.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "model/SafeText.h"
#include "sources/AddressText.h"

namespace enforcement {
namespace {

/// Of no single host: "this" network, loopback, multicast, reserved and broadcast (RFC 6890).
bool isSpecial(const in_addr& address) {
    const auto first = ntohl(address.s_addr) >> 24U;
    return first == 0 || first == 127 || first >= 224;
}

bool isSpecial(const in6_addr& address) {
    return IN6_IS_ADDR_UNSPECIFIED(&address) || IN6_IS_ADDR_LOOPBACK(&address) ||
           IN6_IS_ADDR_MULTICAST(&address);
}

bool isSpecial(const std::string& address) {
    in_addr v4{};
    in6_addr v6{};
    if (::inet_pton(AF_INET, address.c_str(), &v4) == 1)
        return isSpecial(v4);
    return ::inet_pton(AF_INET6, address.c_str(), &v6) != 1 || isSpecial(v6);
}

bool holds(const std::vector<std::string>& addresses, const std::string& address) {
    return std::ranges::find(addresses, address) != addresses.end();
}

}  // namespace

model::Result<std::string> parseAddress(std::string_view text) {
    const std::string address(text.substr(0, INET6_ADDRSTRLEN));
    std::array<std::byte, sizeof(in6_addr)> bytes{};
    for (const int family : {AF_INET, AF_INET6})
        if (!address.contains('\0') && ::inet_pton(family, address.c_str(), bytes.data()) == 1)
            return sources::addressText(family, bytes.data());
    return model::unexpected(model::Error::Code::InvalidArgument, "address",
                             "\"" + model::printable(model::shortened(address, 64)) +
                                 "\", must be one IPv4 or IPv6 address");
}

std::optional<std::string> refusalOf(const std::string& address,
                                     const sources::Surroundings& surroundings) {
    if (isSpecial(address))
        return address + " is no single other host";
    if (holds(surroundings.own, address))
        return address + " is this machine's own";
    if (holds(surroundings.gateways, address))
        return address + " is this machine's gateway";
    if (holds(surroundings.resolvers, address))
        return address + " is this machine's name server";
    return std::nullopt;
}

}  // namespace enforcement
