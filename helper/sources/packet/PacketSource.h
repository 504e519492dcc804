#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "model/Error.h"
#include "model/PacketEvent.h"
#include "sources/FileDescriptor.h"
#include "sources/packet/PacketDecoder.h"
#include "sources/packet/PacketFilter.h"

namespace sources {

/// DNS answers, first bytes of TCP flows and knocks at closed ports of the network namespace it was
/// created in, from one packet(7) socket with a filter (PacketFilter.h). Needs CAP_NET_RAW.
///
/// Costs who sends 0.3 us a packet (the kernel clones it for the filter; tests/bench/packet: 1.03
/// of the CPU time of bulk data, 1.11 of a storm of small messages), and itself nothing for what
/// the filter refuses.
///
/// Unseen: names asked over DoH, DoT or DoQ; other namespaces but for what passes through this one;
/// IPv6 packets with extension headers; a JSON message whose first two bytes are sent one by one;
/// knocks that a firewall drops without an answer. One thread; lost() and seen() any.
class PacketSource {
  public:
    using Handler = PacketDecoder::Handler;

    /// Error Unavailable: no packet sockets here, or no capability.
    static model::Result<std::unique_ptr<PacketSource>> create();

    int descriptor() const { return m_socket.get(); }  // readable when drain() has work

    /// Hands what waits to the handler, at most kMaxBurst packets: the descriptor stays readable
    /// when there is more. Events carry the time (CLOCK_BOOTTIME) at which they are handed on.
    void drain(const Handler& handler);

    /// Until resume() no packet is shown, and none costs its sender anything (each does 0.3 us
    /// otherwise: the kernel copies its head for us before any filter). Answers to questions of
    /// that time are not believed. The draining thread's.
    void pause();
    void resume();

    /// Packets the kernel threw away because the buffer (2 MiB) was full.
    std::uint64_t lost() const { return m_lost.load(std::memory_order_relaxed); }
    std::uint64_t seen() const { return m_seen.load(std::memory_order_relaxed); }

    /// DNS answers nobody here waited for, and packets that contradict themselves. The draining
    /// thread's.
    std::uint64_t unaskedAnswers() const { return m_decoder.unaskedAnswers(); }
    std::uint64_t malformed() const { return m_decoder.malformed(); }

    static constexpr std::size_t kMaxBurst = 512;

  private:
    explicit PacketSource(FileDescriptor socket);

    std::size_t receive(std::uint64_t nowNs, const Handler& handler);
    void quieten(const QuietFlow& flow);
    void countLosses();

    struct Buffers;

    FileDescriptor m_socket;
    PacketDecoder m_decoder;
    std::vector<std::byte> m_buffer;
    std::vector<QuietFlow> m_quiet;  // oldest first
    std::atomic<std::uint64_t> m_lost = 0, m_seen = 0;
};

}  // namespace sources
