#include "sources/procfs/Surroundings.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <memory>
#include <optional>

#include "sources/AddressText.h"
#include "sources/procfs/ProcText.h"

namespace sources {
namespace {

constexpr std::size_t kMaxText = 1U << 20;
constexpr std::size_t kMaxAddresses = 4096;

std::string contentsOf(const char* path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(kMaxText, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

template <typename Visit>
void forEachLine(std::string_view text, Visit visit) {
    while (const auto line = takeLine(text))
        visit(*line);
}

std::string_view wordOf(std::string_view line, std::size_t number) {
    for (; number > 0; --number)
        takeWord(line);
    return takeWord(line);
}

void addOnce(std::vector<std::string>& addresses, std::string address) {
    if (!address.empty() && addresses.size() < kMaxAddresses &&
        std::ranges::find(addresses, address) == addresses.end())
        addresses.push_back(std::move(address));
}

std::optional<std::string> ipv6Of(std::string_view hex) {
    std::array<std::uint8_t, 16> bytes{};
    if (hex.size() != 2 * bytes.size())
        return std::nullopt;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = parseNumber<std::uint8_t>(hex.substr(2 * i, 2), 16);
        if (!byte)
            return std::nullopt;
        bytes[i] = *byte;
    }
    return addressText(AF_INET6, bytes.data());
}

std::vector<std::string> ownAddresses() {
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) != 0)
        return {};
    const std::unique_ptr<ifaddrs, decltype(&::freeifaddrs)> all(first, ::freeifaddrs);
    std::vector<std::string> addresses;
    for (const ifaddrs* one = first; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr == nullptr)
            continue;
        if (one->ifa_addr->sa_family == AF_INET)
            addOnce(addresses,
                    addressText(AF_INET, &reinterpret_cast<sockaddr_in*>(one->ifa_addr)->sin_addr));
        else if (one->ifa_addr->sa_family == AF_INET6)
            addOnce(
                addresses,
                addressText(AF_INET6, &reinterpret_cast<sockaddr_in6*>(one->ifa_addr)->sin6_addr));
    }
    return addresses;
}

}  // namespace

// Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU
// Window	IRTT eth0	00000000	010200C0	0003	0	0	100
// 00000000	0	0	0
std::vector<std::string> gatewaysOfRoutes(std::string_view text) {
    std::vector<std::string> gateways;
    forEachLine(text, [&](std::string_view line) {
        const std::string_view hex = wordOf(line, 2);
        const auto gateway = parseNumber<std::uint32_t>(hex, 16);
        if (hex.size() == 8 && gateway && *gateway != 0)  // already in network order
            addOnce(gateways, addressText(AF_INET, &*gateway));
    });
    return gateways;
}

// 00000000000000000000000000000000 00 0000… 00 fe800000000000000000000000000001 00000400 … eth0
std::vector<std::string> gatewaysOfIpv6Routes(std::string_view text) {
    std::vector<std::string> gateways;
    forEachLine(text, [&](std::string_view line) {
        const auto gateway = ipv6Of(wordOf(line, 4));
        if (gateway && *gateway != "::")
            addOnce(gateways, *gateway);
    });
    return gateways;
}

std::vector<std::string> resolversIn(std::string_view text) {
    std::vector<std::string> resolvers;
    forEachLine(text, [&](std::string_view line) {
        if (wordOf(line, 0) != "nameserver")
            return;
        const std::string_view value = wordOf(line, 1);
        const std::string address(value.substr(0, value.find('%')));
        std::array<std::byte, 16> bytes{};
        for (const int family : {AF_INET, AF_INET6})
            if (::inet_pton(family, address.c_str(), bytes.data()) == 1)
                return addOnce(resolvers, addressText(family, bytes.data()));
    });
    return resolvers;
}

Surroundings readSurroundings() {
    Surroundings found;
    found.own = ownAddresses();
    found.gateways = gatewaysOfRoutes(contentsOf("/proc/thread-self/net/route"));
    for (auto& gateway : gatewaysOfIpv6Routes(contentsOf("/proc/thread-self/net/ipv6_route")))
        addOnce(found.gateways, std::move(gateway));
    for (const char* path : {"/etc/resolv.conf", "/run/systemd/resolve/resolv.conf"})
        for (auto& resolver : resolversIn(contentsOf(path)))
            addOnce(found.resolvers, std::move(resolver));
    return found;
}

}  // namespace sources
