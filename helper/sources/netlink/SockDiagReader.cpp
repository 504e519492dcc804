#include "sources/netlink/SockDiagReader.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "sources/AddressText.h"
#include "sources/netlink/Attributes.h"

namespace sources {
namespace {

constexpr std::uint32_t kAllStates = 0xFFF;
constexpr std::uint32_t kUnusedStates =
    1U << SocketRow::TimeWait | 1U << SocketRow::SynReceived | 1U << 12U;  // 12 TCP_NEW_SYN_RECV

int protocolOf(model::Transport transport) {
    return transport == model::Transport::Tcp ? IPPROTO_TCP : IPPROTO_UDP;
}

/// The structure grew over the years and is as long as the kernel's: read what is there.
void readTraffic(std::span<const std::byte> attributes, SocketRow& row) {
    const auto bytes = findAttribute(attributes, INET_DIAG_INFO);
    tcp_info info{};
    if (!bytes || bytes->size() < offsetof(tcp_info, tcpi_segs_out))
        return;
    std::memcpy(&info, bytes->data(), std::min(sizeof info, bytes->size()));
    row.sentBytes = info.tcpi_bytes_acked;
    row.receivedBytes = info.tcpi_bytes_received;
}

}  // namespace

std::optional<SocketRow> parseInetDiag(std::span<const std::byte> message,
                                       model::Transport transport) {
    inet_diag_msg diag{};
    if (message.size() < sizeof diag)
        return std::nullopt;
    std::memcpy(&diag, message.data(), sizeof diag);
    if (diag.idiag_family != AF_INET && diag.idiag_family != AF_INET6)
        return std::nullopt;
    SocketRow row;
    row.state = diag.idiag_state;
    row.uid = diag.idiag_uid;
    model::Connection& connection = row.connection;
    connection.transport = transport;
    connection.localAddress = addressText(diag.idiag_family, diag.id.idiag_src);
    connection.localPort = ntohs(diag.id.idiag_sport);
    if (diag.id.idiag_dport != 0) {
        connection.remoteAddress = addressText(diag.idiag_family, diag.id.idiag_dst);
        connection.remotePort = ntohs(diag.id.idiag_dport);
    }
    connection.inode = diag.idiag_inode;
    connection.cookie =
        static_cast<std::uint64_t>(diag.id.idiag_cookie[1]) << 32U | diag.id.idiag_cookie[0];
    readTraffic(message.subspan(sizeof diag), row);
    return row;
}

model::Result<SockDiagReader> SockDiagReader::create(NetworkNamespace where) {
    auto socket = DiagSocket::open(where);
    if (!socket)
        return std::unexpected(socket.error());
    SockDiagReader reader(*std::move(socket));
    std::vector<SocketRow> rows;
    if (auto tried = reader.readTable(AF_INET, model::Transport::Tcp, Traffic::LeftOut, rows);
        !tried)
        return std::unexpected(tried.error());
    return reader;
}

model::Result<void> SockDiagReader::readTable(int family, model::Transport transport,
                                              Traffic traffic, std::vector<SocketRow>& rows) {
    inet_diag_req_v2 request{};
    request.sdiag_family = static_cast<std::uint8_t>(family);
    request.sdiag_protocol = static_cast<std::uint8_t>(protocolOf(transport));
    request.idiag_states = kAllStates & ~kUnusedStates;
    if (traffic == Traffic::Counted && transport == model::Transport::Tcp)
        request.idiag_ext = 1U << (INET_DIAG_INFO - 1);
    return m_socket.ask(SOCK_DIAG_BY_FAMILY, NLM_F_DUMP, std::as_bytes(std::span(&request, 1)),
                        [&](const nlmsghdr& header) {
                            if (auto row = parseInetDiag(payloadOf(header), transport))
                                rows.push_back(*std::move(row));
                        });
}

model::Result<std::vector<SocketRow>> SockDiagReader::read(Traffic traffic) {
    std::vector<SocketRow> rows;
    for (const auto transport : {model::Transport::Tcp, model::Transport::Udp}) {
        for (const int family : {AF_INET, AF_INET6}) {
            const auto table = readTable(family, transport, traffic, rows);
            if (!table && table.error().systemErrno != ENOENT)
                return std::unexpected(table.error());
        }
    }
    return rows;
}

}  // namespace sources
