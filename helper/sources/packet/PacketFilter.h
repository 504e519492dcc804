#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <span>
#include <vector>

namespace sources {

/// The ports of a TCP flow whose data is not wanted any more.
struct QuietFlow {
    std::uint16_t sourcePort = 0, destinationPort = 0;

    bool operator==(const QuietFlow&) const = default;
};

inline constexpr std::size_t kMaxQuietFlows = 16;

/// The classic BPF program (Documentation/networking/filter.rst) of the packet socket: what it
/// refuses is never copied. It lets through, for packets that begin at the IP header,
///   - DNS: sent to port 53, received from port 53, UDP and TCP;
///   - refusals sent by this machine: RST|ACK with sequence number 0, which answers a SYN to a
///     closed port (RFC 9293 3.10.7.1), and ICMP port unreachable;
///   - TCP data sent that begins like JSON ('{' and a quote or a space), "POST", or a TLS
///     ClientHello, but for at most kMaxQuietFlows flows.
/// Bulk data passes one in 2000 times by chance. On loopback every packet is seen twice, sent and
/// received; each rule wants one of the two.
std::vector<sock_filter> packetFilter(std::span<const QuietFlow> quiet = {});

}  // namespace sources
