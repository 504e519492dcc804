#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <span>
#include <vector>

#include "model/PacketEvent.h"

namespace sources {

/// Puts DNS messages over TCP together (RFC 1035 4.2.2: two bytes of length before each) from the
/// segments of a few flows, in order. A flow that loses a segment, says nonsense or asks for too
/// much room is given up until it ends. Bounded: 32 flows of at most 64 KiB.
class DnsStream {
  public:
    using Message = std::vector<std::byte>;

    /// The messages that are complete with this segment, oldest first.
    std::vector<Message> take(const model::PacketFlow& flow, std::uint32_t sequence, bool begins,
                              bool ends, std::span<const std::byte> payload);

    std::size_t flows() const { return m_flows.size(); }

    static constexpr std::size_t kMaxFlows = 32;

  private:
    struct Half {  // one direction of a connection
        std::uint32_t next = 0;
        std::vector<std::byte> bytes;
    };

    void begin(const model::PacketFlow& flow, std::uint32_t next);
    void forget(const model::PacketFlow& flow);

    std::map<model::PacketFlow, Half> m_flows;
    std::list<model::PacketFlow> m_order;  // oldest first
};

}  // namespace sources
