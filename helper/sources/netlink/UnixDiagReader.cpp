#include "sources/netlink/UnixDiagReader.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <sys/socket.h>

#include <cstring>

#include "sources/netlink/Attributes.h"

namespace sources {

std::optional<std::uint64_t> parseUnixDiagPeer(std::span<const std::byte> message,
                                               std::uint64_t expectedInode) {
    unix_diag_msg head{};
    if (message.size() < sizeof head)
        return std::nullopt;
    std::memcpy(&head, message.data(), sizeof head);
    if (head.udiag_family != AF_UNIX || head.udiag_ino != expectedInode)
        return std::nullopt;
    const auto peer = findAttribute(message.subspan(sizeof head), UNIX_DIAG_PEER);
    std::uint32_t inode = 0;
    if (!peer || peer->size() < sizeof inode)
        return std::nullopt;
    std::memcpy(&inode, peer->data(), sizeof inode);
    return inode == 0 ? std::nullopt : std::optional<std::uint64_t>(inode);
}

model::Result<UnixDiagReader> UnixDiagReader::create(NetworkNamespace where) {
    auto socket = DiagSocket::open(where);
    if (!socket)
        return std::unexpected(socket.error());
    return UnixDiagReader(*std::move(socket));
}

model::Result<std::uint64_t> UnixDiagReader::peerOf(std::uint64_t inode) {
    unix_diag_req request{};
    request.sdiag_family = AF_UNIX;
    request.udiag_states = ~0U;
    request.udiag_ino = static_cast<std::uint32_t>(inode);  // the protocol's inodes have 32 bits
    request.udiag_show = UDIAG_SHOW_PEER;
    request.udiag_cookie[0] = request.udiag_cookie[1] = ~0U;
    std::optional<std::uint64_t> peer;
    const auto asked = m_socket.ask(
        SOCK_DIAG_BY_FAMILY, 0, std::as_bytes(std::span(&request, 1)), [&](const nlmsghdr& header) {
            peer = parseUnixDiagPeer(payloadOf(header), request.udiag_ino);
        });
    if (!asked)
        return std::unexpected(asked.error());
    if (!peer)
        return model::unexpected(model::Error::Code::Unavailable, std::to_string(inode),
                                 "the socket has no peer", ENOTCONN);
    return *peer;
}

}  // namespace sources
