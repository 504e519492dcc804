#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "model/PacketEvent.h"
#include "sources/packet/DnsDialogue.h"
#include "sources/packet/DnsStream.h"
#include "sources/packet/FlowBudget.h"
#include "sources/packet/PacketFilter.h"
#include "sources/packet/PacketParser.h"

namespace sources {

/// Packets that passed the filter in, values out. Remembers what answers belong to and which flows
/// were looked at, never their data. Pure: time is passed in.
class PacketDecoder {
  public:
    using Handler = std::function<void(model::PacketEvent&&)>;
    using Quieten = std::function<void(const QuietFlow&)>;

    explicit PacketDecoder(Quieten quieten) : m_quieten(std::move(quieten)) {}

    /// `bytes` begin at the IP header; `sent`: by this machine.
    void take(std::span<const std::byte> bytes, bool sent, std::uint64_t nowNs,
              const Handler& handler);

    std::uint64_t unaskedAnswers() const { return m_dialogue.unasked(); }
    std::uint64_t malformed() const { return m_malformed; }

  private:
    void takePacket(const Packet& packet, bool sent, std::uint64_t nowNs, const Handler& handler);
    void takeTcpDns(const Packet& packet, std::uint64_t nowNs, const Handler& handler);
    void takeDns(const model::PacketFlow& flow, std::span<const std::byte> message,
                 std::uint64_t nowNs, const Handler& handler);
    void takeData(const Packet& packet, std::uint64_t nowNs, const Handler& handler);

    Quieten m_quieten;
    DnsDialogue m_dialogue;
    DnsStream m_stream;
    FlowBudget m_budget;
    std::uint64_t m_malformed = 0;
};

}  // namespace sources
