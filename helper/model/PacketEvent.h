#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/Connection.h"

namespace model {

/// Who sent to whom. Addresses are textual, as in Connection.
struct PacketFlow {
    Transport transport = Transport::Tcp;
    std::string sourceAddress;
    std::uint16_t sourcePort = 0;
    std::string destinationAddress;
    std::uint16_t destinationPort = 0;

    auto operator<=>(const PacketFlow&) const = default;
};

/// Record types that are used (RFC 1035, RFC 3596).
inline constexpr std::uint16_t kDnsTypeA = 1;
inline constexpr std::uint16_t kDnsTypeCname = 5;
inline constexpr std::uint16_t kDnsTypeNull = 10;
inline constexpr std::uint16_t kDnsTypeTxt = 16;
inline constexpr std::uint16_t kDnsTypeAaaa = 28;

/// A process of this machine asked a server. Names are lower case, without the final dot; bytes
/// that are no printable ASCII, and dots inside a label, are written \DDD (RFC 4343). At most 1012
/// characters.
struct DnsQuestion {
    std::uint64_t seenNs = 0;
    PacketFlow flow;  // source = who asked
    std::string name;
    std::uint16_t type = 0;
};

struct DnsAddress {
    std::string address;
    std::uint32_t ttlSeconds = 0;
};

/// The answer to a question that was seen, from the very address and port that was asked.
struct DnsAnswer {
    std::uint64_t seenNs = 0;
    PacketFlow flow;  // source = the server
    std::string name;
    std::uint16_t type = 0;
    std::uint8_t code = 0;  // RCODE: 0 no error, 3 no such name
    bool truncated = false;
    std::vector<std::string> aliases;   // CNAME targets, in the order they are followed from `name`
    std::vector<DnsAddress> addresses;  // of `name` or its aliases; nothing else is believed
};

/// The beginning of a piece of data that a process of this machine sent over TCP and that looks
/// like the start of a JSON object or of an HTTP POST: the first few of a flow, then one in ten
/// seconds. At most kMaxFirstBytes. Raw bytes; nothing keeps them.
struct FlowFirstBytes {
    std::uint64_t seenNs = 0;
    PacketFlow flow;  // source = the sender
    std::string bytes;
};

/// A TLS connection that a process of this machine opened.
struct TlsHello {
    std::uint64_t seenNs = 0;
    PacketFlow flow;
    std::string serverName;  // SNI, lower case, only letters of host names; empty = none said
};

/// Somebody knocked at a port of this machine where nobody listens, and was told so.
struct ClosedPort {
    std::uint64_t seenNs = 0;
    PacketFlow flow;  // source = who knocked, destination = the closed port
};

using PacketEvent = std::variant<DnsQuestion, DnsAnswer, FlowFirstBytes, TlsHello, ClosedPort>;

inline constexpr std::size_t kMaxFirstBytes = 512;

}  // namespace model
