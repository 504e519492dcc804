#include "sources/packet/PacketParser.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <string>
#include <utility>

#include "sources/AddressText.h"
#include "sources/packet/ByteReader.h"

namespace sources {
namespace {

constexpr std::size_t kIpv6HeaderBytes = 40;
constexpr std::uint16_t kPortUnreachable = 3U << 8U | 3U;   // type and code, RFC 792
constexpr std::uint16_t kPortUnreachable6 = 1U << 8U | 4U;  // RFC 4443

struct IpPacket {
    std::uint8_t protocol = 0;
    std::string source, destination;
    std::span<const std::byte> body;
};

std::string addressAt(std::span<const std::byte> bytes, int family, std::size_t at) {
    return addressText(family, bytes.data() + at);
}

// RFC 791: version and header length, total length at 2, fragment at 6, protocol at 9, addresses
// at 12 and 16. With segmentation offload the total length may be 0.
std::optional<IpPacket> parseIpv4(std::span<const std::byte> bytes) {
    ByteReader reader(bytes);
    const std::size_t header = (reader.u8() & 0xFU) * 4U;
    reader.skip(1);
    const std::size_t total = reader.u16();
    reader.skip(2);
    const bool laterFragment = (reader.u16() & 0x1FFFU) != 0;
    reader.skip(1);
    const std::uint8_t protocol = reader.u8();
    if (header < 20 || bytes.size() < header || laterFragment || (total != 0 && total < header))
        return std::nullopt;
    const std::size_t end = total == 0 ? bytes.size() : std::min(total, bytes.size());
    return IpPacket{protocol, addressAt(bytes, AF_INET, 12), addressAt(bytes, AF_INET, 16),
                    bytes.subspan(header, end - header)};
}

// RFC 8200: payload length at 4, next header at 6, addresses at 8 and 24.
std::optional<IpPacket> parseIpv6(std::span<const std::byte> bytes) {
    if (bytes.size() < kIpv6HeaderBytes)
        return std::nullopt;
    ByteReader reader(bytes, 4);
    const std::size_t length = reader.u16();
    const std::uint8_t protocol = reader.u8();
    const auto rest = bytes.subspan(kIpv6HeaderBytes);
    return IpPacket{protocol, addressAt(bytes, AF_INET6, 8), addressAt(bytes, AF_INET6, 24),
                    length == 0 ? rest : rest.first(std::min(length, rest.size()))};
}

std::optional<IpPacket> parseIp(std::span<const std::byte> bytes) {
    if (bytes.empty())
        return std::nullopt;
    const auto version = static_cast<std::uint8_t>(bytes[0]) >> 4U;
    if (version == 4)
        return parseIpv4(bytes);
    return version == 6 ? parseIpv6(bytes) : std::nullopt;
}

Packet startPacket(IpPacket&& ip, model::Transport transport, ByteReader& reader) {
    Packet packet;
    const std::uint16_t source = reader.u16();
    packet.flow = {transport, std::move(ip.source), source, std::move(ip.destination),
                   reader.u16()};
    return packet;
}

std::optional<Packet> parseTcp(IpPacket&& ip) {
    const auto body = ip.body;
    ByteReader reader(body);
    Packet packet = startPacket(std::move(ip), model::Transport::Tcp, reader);
    packet.sequence = reader.u32();
    reader.skip(4);
    const std::size_t header = (reader.u8() >> 4U) * 4U;
    packet.tcpFlags = reader.u8();
    if (!reader.ok() || header < 20 || header > body.size())
        return std::nullopt;
    packet.payload = body.subspan(header);
    return packet;
}

std::optional<Packet> parseUdp(IpPacket&& ip) {
    const auto body = ip.body;
    ByteReader reader(body);
    Packet packet = startPacket(std::move(ip), model::Transport::Udp, reader);
    const std::size_t length = reader.u16();
    reader.skip(2);
    if (!reader.ok() || length < 8)
        return std::nullopt;
    packet.payload = body.subspan(8, std::min(length, body.size()) - 8);
    return packet;
}

bool isPortUnreachable(const IpPacket& ip, ByteReader& reader) {
    const std::uint16_t typeAndCode = reader.u16();
    return (ip.protocol == IPPROTO_ICMP && typeAndCode == kPortUnreachable) ||
           (ip.protocol == IPPROTO_ICMPV6 && typeAndCode == kPortUnreachable6);
}

}  // namespace

std::optional<Packet> parsePacket(std::span<const std::byte> bytes) {
    auto ip = parseIp(bytes);
    if (!ip)
        return std::nullopt;
    if (ip->protocol == IPPROTO_TCP)
        return parseTcp(std::move(*ip));
    return ip->protocol == IPPROTO_UDP ? parseUdp(std::move(*ip)) : std::nullopt;
}

std::optional<Packet> parsePortUnreachable(std::span<const std::byte> bytes) {
    const auto ip = parseIp(bytes);
    if (!ip)
        return std::nullopt;
    ByteReader reader(ip->body);
    if (!isPortUnreachable(*ip, reader))
        return std::nullopt;
    reader.skip(6);  // checksum, unused
    auto inner = parsePacket(ip->body.subspan(ip->body.size() - reader.left()));
    return inner && inner->flow.transport == model::Transport::Udp ? inner : std::nullopt;
}

}  // namespace sources
