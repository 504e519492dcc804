#include "sources/packet/PacketDecoder.h"

#include <algorithm>
#include <utility>

#include "sources/packet/TlsHelloParser.h"

namespace sources {
namespace {

constexpr std::uint16_t kDnsPort = 53;

model::PacketFlow reversed(const model::PacketFlow& flow) {
    return {flow.transport, flow.destinationAddress, flow.destinationPort, flow.sourceAddress,
            flow.sourcePort};
}

bool isDns(const model::PacketFlow& flow, bool sent) {
    return (sent ? flow.destinationPort : flow.sourcePort) == kDnsPort;
}

std::string firstBytes(std::span<const std::byte> payload) {
    const std::size_t size = std::min(payload.size(), model::kMaxFirstBytes);
    return {reinterpret_cast<const char*>(payload.data()), size};
}

}  // namespace

void PacketDecoder::take(std::span<const std::byte> bytes, bool sent, std::uint64_t nowNs,
                         const Handler& handler) {
    if (const auto packet = parsePacket(bytes))
        return takePacket(*packet, sent, nowNs, handler);
    if (const auto complaint = parsePortUnreachable(bytes))  // quotes what came in
        return handler(model::ClosedPort{nowNs, complaint->flow});
    m_malformed++;
}

void PacketDecoder::takePacket(const Packet& packet, bool sent, std::uint64_t nowNs,
                               const Handler& handler) {
    const bool tcp = packet.flow.transport == model::Transport::Tcp;
    if (sent && tcp && (packet.tcpFlags & Packet::Reset) != 0 && packet.sequence == 0)
        handler(model::ClosedPort{nowNs, reversed(packet.flow)});
    else if (isDns(packet.flow, sent) && tcp)
        takeTcpDns(packet, nowNs, handler);
    else if (isDns(packet.flow, sent))
        takeDns(packet.flow, packet.payload, nowNs, handler);
    else if (sent && tcp && !packet.payload.empty())
        takeData(packet, nowNs, handler);
}

void PacketDecoder::takeTcpDns(const Packet& packet, std::uint64_t nowNs, const Handler& handler) {
    const bool begins = (packet.tcpFlags & Packet::Syn) != 0;
    const bool ends = (packet.tcpFlags & (Packet::Fin | Packet::Reset)) != 0;
    for (const auto& message :
         m_stream.take(packet.flow, packet.sequence, begins, ends, packet.payload))
        takeDns(packet.flow, message, nowNs, handler);
}

void PacketDecoder::takeDns(const model::PacketFlow& flow, std::span<const std::byte> bytes,
                            std::uint64_t nowNs, const Handler& handler) {
    const auto message = parseDns(bytes);
    if (!message) {
        m_malformed++;
        return;
    }
    auto outcome = m_dialogue.take(flow, *message, nowNs);
    if (auto* question = std::get_if<model::DnsQuestion>(&outcome))
        handler(std::move(*question));
    if (auto* answer = std::get_if<model::DnsAnswer>(&outcome))
        handler(std::move(*answer));
}

void PacketDecoder::takeData(const Packet& packet, std::uint64_t nowNs, const Handler& handler) {
    const auto decision = m_budget.decide(packet.flow, nowNs);
    if (decision == FlowBudget::Decision::Quieten)
        m_quieten({packet.flow.sourcePort, packet.flow.destinationPort});
    if (decision != FlowBudget::Decision::Look)
        return;
    if (auto name = parseTlsServerName(packet.payload))
        handler(model::TlsHello{nowNs, packet.flow, std::move(*name)});
    else
        handler(model::FlowFirstBytes{nowNs, packet.flow, firstBytes(packet.payload)});
}

}  // namespace sources
