#include "sources/AddressText.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <array>
#include <cstring>

namespace sources {

std::string addressText(int family, const void* bytes) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (family == AF_INET6) {
        in6_addr address;
        std::memcpy(&address, bytes, sizeof address);
        if (IN6_IS_ADDR_V4MAPPED(&address))
            return addressText(AF_INET, &address.s6_addr[12]);
    }
    const char* result = ::inet_ntop(family, bytes, text.data(), text.size());
    return result == nullptr ? std::string{} : std::string(result);
}

Endpoint toEndpoint(const sockaddr_storage& name) {
    if (name.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(name);
        return {addressText(AF_INET, &v4.sin_addr), ntohs(v4.sin_port)};
    }
    if (name.ss_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6&>(name);
        return {addressText(AF_INET6, &v6.sin6_addr), ntohs(v6.sin6_port)};
    }
    return {};
}

}  // namespace sources
