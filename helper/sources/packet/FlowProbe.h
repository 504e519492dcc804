#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "model/PacketEvent.h"
#include "sources/netlink/DiagSocket.h"

namespace sources {

struct FlowState {
    std::uint64_t inode = 0;
    std::uint32_t uid = 0;
    std::uint64_t bytes = 0;  // of TCP: sent and acknowledged, and received
};

/// One answer of inet_diag with its tcp_info (struct inet_diag_msg); nothing when malformed.
std::optional<FlowState> parseFlowState(std::span<const std::byte> message);

/// Asks sock_diag(7) for one TCP connection or UDP socket of the calling thread's network namespace
/// by both its ends: about 10 us, no table is read. Not thread-safe.
class FlowProbe {
  public:
    /// Error Unavailable when the kernel has no inet_diag.
    static model::Result<FlowProbe> create();

    /// `flow` as its process sends it (source = its own end). Nothing when there is no such
    /// connection (any more). An unconnected UDP socket is found by its port.
    std::optional<FlowState> ask(const model::PacketFlow& flow);

  private:
    explicit FlowProbe(DiagSocket socket) : m_socket(std::move(socket)) {}

    DiagSocket m_socket;
};

}  // namespace sources
