#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "model/PacketEvent.h"

namespace sources {

/// One IP packet, without its link header.
struct Packet {
    model::PacketFlow flow;
    std::uint8_t tcpFlags = 0;
    std::uint32_t sequence = 0;
    std::span<const std::byte> payload;  // of TCP and UDP; points into the packet

    enum TcpFlag : std::uint8_t { Fin = 1, Syn = 2, Reset = 4, Acknowledge = 16 };
};

/// IPv4 and IPv6 with TCP or UDP. Nothing for other protocols, later fragments, extension headers
/// and packets whose lengths contradict each other. A packet cut by the reader is fine: its payload
/// is what there is.
std::optional<Packet> parsePacket(std::span<const std::byte> bytes);

/// An ICMP or ICMPv6 "port unreachable" about a UDP packet: the packet it complains of.
std::optional<Packet> parsePortUnreachable(std::span<const std::byte> bytes);

}  // namespace sources
