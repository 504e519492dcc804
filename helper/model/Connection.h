#pragma once

#include <cstdint>
#include <string>

namespace model {

enum class Transport { Tcp, Udp, Raw, Packet };
enum class Direction { Unknown, Outbound, Inbound };

/// One flow as its process sees it. Addresses are textual ("203.0.113.7", "2001:db8::1"), without
/// brackets; port 0 = none. inode and cookie (SO_COOKIE) identify the socket; 0 = unknown.
struct Connection {
    Transport transport = Transport::Tcp;
    Direction direction = Direction::Unknown;
    std::string localAddress;
    std::uint16_t localPort = 0;
    std::string remoteAddress;
    std::uint16_t remotePort = 0;
    std::string remoteName;  // from observed DNS, may be empty
    std::uint64_t inode = 0;
    std::uint64_t cookie = 0;

    bool operator==(const Connection&) const = default;
};

/// "203.0.113.7:4444" or "[2001:db8::1]:443".
std::string remoteEndpoint(const Connection& connection);

}  // namespace model
