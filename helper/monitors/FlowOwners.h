#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/Event.h"
#include "model/PacketEvent.h"

namespace monitors {

/// Who connected where, so that a packet can be told whose it is. The kernel's connect event comes
/// before the local port is chosen (port 0): then the other end has to do. Bounded: 4096 ends.
class FlowOwners {
  public:
    void take(const model::SocketEvent& connect);

    /// The one process that connected from that very port.
    std::optional<model::ProcessKey> exactOwner(const model::PacketFlow& flow) const;

    /// Whoever connected to that end, latest first, each once.
    std::vector<model::ProcessKey> connectedTo(const model::PacketFlow& flow) const;

    std::size_t size() const { return m_ends.size(); }

    static constexpr std::size_t kMaxEnds = 4096, kMaxPerEnd = 8;

  private:
    using End = std::pair<std::string, std::uint16_t>;
    struct Connect {
        model::ProcessKey key;
        std::uint16_t localPort;
    };

    std::map<End, std::deque<Connect>> m_ends;  // latest first
    std::deque<End> m_order;                    // oldest first
};

}  // namespace monitors
