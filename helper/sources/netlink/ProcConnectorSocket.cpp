#include "sources/netlink/ProcConnectorSocket.h"

#include <linux/cn_proc.h>
#include <linux/connector.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

namespace sources {
namespace {

constexpr int kReceiveBuffer = 8 << 20;  // 20,000 forks at 13,000/s: nothing lost (kernel-facts C)
constexpr int kAcknowledgeMs = 500;

int send(int socket, proc_cn_mcast_op operation) {
    constexpr std::size_t length = sizeof(cn_msg) + sizeof operation;
    std::array<char, NLMSG_SPACE(length)> buffer{};
    nlmsghdr header{};
    header.nlmsg_len = NLMSG_LENGTH(length);
    header.nlmsg_type = NLMSG_DONE;
    cn_msg message{};
    message.id = {CN_IDX_PROC, CN_VAL_PROC};
    message.len = sizeof operation;
    std::memcpy(buffer.data(), &header, sizeof header);
    std::memcpy(buffer.data() + NLMSG_HDRLEN, &message, sizeof message);
    std::memcpy(buffer.data() + NLMSG_HDRLEN + sizeof message, &operation, sizeof operation);
    return ::send(socket, buffer.data(), header.nlmsg_len, 0) < 0 ? errno : 0;
}

std::unexpected<model::Error> unavailable(const char* detail, int error) {
    return model::unexpected(model::Error::Code::Unavailable, "proc connector", detail, error);
}

int bindToEvents(int socket) {
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = CN_IDX_PROC;
    return ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address);
}

void growBuffer(int socket) {
    if (::setsockopt(socket, SOL_SOCKET, SO_RCVBUFFORCE, &kReceiveBuffer, sizeof kReceiveBuffer) !=
        0)
        ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &kReceiveBuffer, sizeof kReceiveBuffer);
}

}  // namespace

model::Result<ProcConnectorSocket> ProcConnectorSocket::listen() {
    FileDescriptor socket(
        ::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_CONNECTOR));
    if (!socket)
        return unavailable("not in this kernel (CONFIG_PROC_EVENTS)", errno);
    growBuffer(socket.get());
    if (bindToEvents(socket.get()) != 0)
        return unavailable("may not be joined (CAP_NET_ADMIN)", errno);
    ProcConnectorSocket connector(std::move(socket));
    if (const int error = send(connector.descriptor(), PROC_CN_MCAST_LISTEN); error != 0)
        return unavailable(error == ECONNREFUSED ? "only in the machine's own network namespace"
                                                 : "cannot be asked to listen",
                           error);
    if (auto acknowledged = connector.awaitAcknowledgement(); !acknowledged)
        return std::unexpected(acknowledged.error());
    return connector;
}

ProcConnectorSocket::~ProcConnectorSocket() {
    if (m_socket)  // up to 6.5 the kernel does not notice that a listener is gone
        (void)send(m_socket.get(), PROC_CN_MCAST_IGNORE);
}

model::Result<void> ProcConnectorSocket::awaitAcknowledgement() {
    // Others may listen already: events pass by before the answer does.
    for (int messages = 0; messages < 100'000; ++messages) {
        ProcConnectorEvent event;
        const Received received = receive(event);
        if (received == Received::Event && event.kind == ProcConnectorEvent::Kind::Acknowledged)
            return event.code == 0 ? model::Result<void>()
                                   : unavailable("refused to listen", event.code);
        pollfd waiting{m_socket.get(), POLLIN, 0};
        if (received == Received::Nothing && ::poll(&waiting, 1, kAcknowledgeMs) <= 0)
            break;
    }
    return unavailable("no answer: only in the machine's own pid and user namespaces", 0);
}

ProcConnectorSocket::Received ProcConnectorSocket::receive(ProcConnectorEvent& event) {
    for (;;) {
        std::array<std::byte, 1024> buffer;
        sockaddr_nl sender{};
        socklen_t senderLength = sizeof sender;
        const ssize_t got = ::recvfrom(m_socket.get(), buffer.data(), buffer.size(), 0,
                                       reinterpret_cast<sockaddr*>(&sender), &senderLength);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno == ENOBUFS ? Received::Overrun : Received::Nothing;
        if (sender.nl_pid != 0)
            continue;  // only the kernel is believed
        const auto parsed = parseProcEvent(std::span(buffer).first(static_cast<std::size_t>(got)));
        if (!parsed)
            continue;
        event = *parsed;
        return Received::Event;
    }
}

}  // namespace sources
