#pragma once

#include <sys/socket.h>

#include <cstdint>
#include <string>

namespace sources {

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

/// Text of an IPv4 (4 bytes) or IPv6 (16 bytes) address in network order. An IPv4 peer of an IPv6
/// socket (::ffff:192.0.2.1) is written as the IPv4 address it is.
std::string addressText(int family, const void* bytes);

/// Empty for other families than AF_INET and AF_INET6.
Endpoint toEndpoint(const sockaddr_storage& name);

}  // namespace sources
