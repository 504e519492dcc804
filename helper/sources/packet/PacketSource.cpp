#include "sources/packet/PacketSource.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

#include "model/Clock.h"

namespace sources {
namespace {

constexpr int kKernelBufferBytes = 1 << 20;  // the kernel doubles it, for its own bookkeeping
constexpr std::size_t kBatch = 8;
constexpr std::size_t kPacketBytes = 16'384;  // what the filter lets through at most

std::unexpected<model::Error> unavailable(const char* what) {
    return model::unexpected(model::Error::Code::Unavailable, what, "needs CAP_NET_RAW", errno);
}

bool attach(int socket, std::span<const QuietFlow> quiet) {
    auto code = packetFilter(quiet);
    const sock_fprog program{static_cast<unsigned short>(code.size()), code.data()};
    return ::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) == 0;
}

bool listenFor(int socket, std::uint16_t protocol) {
    sockaddr_ll name{};
    name.sll_family = AF_PACKET;
    name.sll_protocol = htons(protocol);
    return ::bind(socket, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
}

void enlargeBuffer(int socket) {
    if (::setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, &kKernelBufferBytes,
                     sizeof kKernelBufferBytes) != 0)
        (void)::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &kKernelBufferBytes,
                           sizeof kKernelBufferBytes);
}

}  // namespace

struct PacketSource::Buffers {
    explicit Buffers(std::vector<std::byte>& room) {
        for (std::size_t i = 0; i < kBatch; i++) {
            pieces[i] = {room.data() + i * kPacketBytes, kPacketBytes};
            msghdr& header = messages[i].msg_hdr;
            header.msg_name = &names[i];
            header.msg_namelen = sizeof names[i];
            header.msg_iov = &pieces[i];
            header.msg_iovlen = 1;
        }
    }

    std::array<iovec, kBatch> pieces{};
    std::array<sockaddr_ll, kBatch> names{};
    std::array<mmsghdr, kBatch> messages{};
};

model::Result<std::unique_ptr<PacketSource>> PacketSource::create() {
    // Protocol 0: nothing arrives before the filter is there.
    FileDescriptor socket(::socket(AF_PACKET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket)
        return unavailable("packet socket");
    enlargeBuffer(socket.get());
    if (!attach(socket.get(), {}))
        return unavailable("filter of the packet socket");
    if (!listenFor(socket.get(), ETH_P_ALL))  // only this protocol is shown what is sent
        return unavailable("packet socket on all interfaces");
    return std::unique_ptr<PacketSource>(new PacketSource(std::move(socket)));
}

PacketSource::PacketSource(FileDescriptor socket)
    : m_socket(std::move(socket)),
      m_decoder([this](const QuietFlow& flow) { quieten(flow); }),
      m_buffer(kBatch * kPacketBytes) {}

void PacketSource::drain(const Handler& handler) {
    const std::uint64_t nowNs = model::bootTimeNs();
    std::size_t taken = 0;
    for (std::size_t count = kBatch; count == kBatch && taken < kMaxBurst; taken += count)
        count = receive(nowNs, handler);
    if (taken > 0)
        countLosses();
}

std::size_t PacketSource::receive(std::uint64_t nowNs, const Handler& handler) {
    Buffers buffers(m_buffer);
    const int count =
        ::recvmmsg(m_socket.get(), buffers.messages.data(), kBatch, MSG_DONTWAIT, nullptr);
    for (int i = 0; i < count; i++) {
        const auto at = static_cast<std::size_t>(i);
        const std::span<const std::byte> packet(m_buffer.data() + at * kPacketBytes,
                                                buffers.messages[at].msg_len);
        m_decoder.take(packet, buffers.names[at].sll_pkttype == PACKET_OUTGOING, nowNs, handler);
    }
    if (count > 0)
        m_seen.fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

// bind(2) takes no protocol 0 for "none" (packet(7)): a protocol that never occurs is as good, and
// unlike ETH_P_ALL is looked up by number, so that nobody pays.
void PacketSource::pause() {
    (void)listenFor(m_socket.get(), ETH_P_802_3);
}

void PacketSource::resume() {
    (void)listenFor(m_socket.get(), ETH_P_ALL);
}

void PacketSource::quieten(const QuietFlow& flow) {
    if (m_quiet.size() >= kMaxQuietFlows)
        m_quiet.erase(m_quiet.begin());
    m_quiet.push_back(flow);
    (void)attach(m_socket.get(), m_quiet);  // refused: the old filter stays
}

// Reading the counters resets them (packet(7)).
void PacketSource::countLosses() {
    tpacket_stats counted{};
    socklen_t size = sizeof counted;
    if (::getsockopt(m_socket.get(), SOL_PACKET, PACKET_STATISTICS, &counted, &size) == 0)
        m_lost.fetch_add(counted.tp_drops, std::memory_order_relaxed);
}

}  // namespace sources
