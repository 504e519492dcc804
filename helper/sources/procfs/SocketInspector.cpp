#include "sources/procfs/SocketInspector.h"

#include <linux/tcp.h>  // the kernel's tcp_info; libc's ends before the byte counts
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <cstring>

#include "sources/AddressText.h"

namespace sources {
namespace {

constexpr int kProtocolMptcp = 262;

int intOption(int socket, int option) {
    int value = 0;
    socklen_t length = sizeof value;
    return ::getsockopt(socket, SOL_SOCKET, option, &value, &length) == 0 ? value : -1;
}

std::uint64_t cookieOf(int socket) {
    std::uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    ::getsockopt(socket, SOL_SOCKET, SO_COOKIE, &cookie, &length);
    return cookie;
}

/// tcp(7), TCP_INFO: an older kernel answers a shorter structure, the rest stays zero.
void readTcpInfo(int socket, SocketInfo& info) {
    tcp_info tcp{};
    socklen_t length = sizeof tcp;
    if (::getsockopt(socket, IPPROTO_TCP, TCP_INFO, &tcp, &length) != 0)
        return;
    info.tcpState = tcp.tcpi_state;
    info.bytesReceived = tcp.tcpi_bytes_received;
    info.lastReceivedMs = tcp.tcpi_last_data_recv;
}

model::Transport transportOf(const SocketInfo& info) {
    if (info.domain == AF_PACKET)
        return model::Transport::Packet;
    if (info.type == SOCK_STREAM)
        return model::Transport::Tcp;
    return info.type == SOCK_DGRAM && info.protocol == IPPROTO_UDP ? model::Transport::Udp
                                                                   : model::Transport::Raw;
}

/// A UDP socket with a peer notes on which CPU its last datagram came: -1 before the first
/// (udp_queue_rcv_one_skb; socket(7), SO_INCOMING_CPU, Linux 4.4). There is no byte count.
bool receivedDatagram(int socket) {
    return intOption(socket, SO_INCOMING_CPU) >= 0;
}

using NameCall = int (*)(int, sockaddr*, socklen_t*);

bool readName(NameCall call, int socket, std::string& address, std::uint16_t& port) {
    sockaddr_storage name{};
    socklen_t length = sizeof name;
    if (call(socket, reinterpret_cast<sockaddr*>(&name), &length) != 0)
        return false;
    const Endpoint endpoint = toEndpoint(name);
    address = endpoint.address;
    port = endpoint.port;
    return true;
}

}  // namespace

std::optional<SocketInfo> readSocketInfo(int socket, int domain) {
    if (domain != AF_INET && domain != AF_INET6 && domain != AF_PACKET)
        return std::nullopt;
    SocketInfo info;
    info.domain = domain;
    info.type = intOption(socket, SO_TYPE);
    info.protocol = intOption(socket, SO_PROTOCOL);
    info.listening = intOption(socket, SO_ACCEPTCONN) == 1;
    model::Connection& connection = info.connection;
    connection.transport = transportOf(info);
    connection.cookie = cookieOf(socket);
    if (info.protocol == IPPROTO_TCP || info.protocol == kProtocolMptcp)
        readTcpInfo(socket, info);
    if (domain == AF_PACKET)
        return info;
    readName(::getsockname, socket, connection.localAddress, connection.localPort);
    info.connected =
        readName(::getpeername, socket, connection.remoteAddress, connection.remotePort);
    if (connection.transport == model::Transport::Udp && info.connected)
        info.bytesReceived = receivedDatagram(socket) ? 1 : 0;
    if (connection.transport == model::Transport::Raw)
        connection.localPort = connection.remotePort = 0;  // raw(7) puts the protocol there
    return info;
}

std::optional<FileDescriptor> SocketInspector::borrow(const Descriptor& descriptor) {
    if (!m_opened)
        m_process = FileDescriptor(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    m_opened = true;
    if (!m_process)
        return std::nullopt;
    FileDescriptor socket(
        static_cast<int>(::syscall(SYS_pidfd_getfd, m_process.get(), descriptor.number, 0)));
    struct stat status{};
    if (!socket || ::fstat(socket.get(), &status) != 0 || status.st_ino != descriptor.inode)
        return std::nullopt;
    return socket;
}

void SocketInspector::inspect(Descriptor& descriptor) {
    const auto socket = borrow(descriptor);
    if (!socket)
        return;
    const int domain = intOption(socket->get(), SO_DOMAIN);
    if (domain == AF_UNIX)
        descriptor.kind = Descriptor::Kind::Unix;
    else if (domain == AF_NETLINK)
        descriptor.kind = Descriptor::Kind::Netlink;
    descriptor.socket = readSocketInfo(socket->get(), domain);
    if (!descriptor.socket)
        return;
    descriptor.kind = domain == AF_PACKET ? Descriptor::Kind::Packet : Descriptor::Kind::Inet;
    descriptor.socket->connection.inode = descriptor.inode;
}

}  // namespace sources
