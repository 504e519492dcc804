#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/Error.h"
#include "sources/netlink/DiagSocket.h"

namespace sources {

/// Finds the other end of a unix socket (sock_diag(7), UDIAG_SHOW_PEER, Linux 3.3): 5 us a look-up,
/// exact, no table is read. Sees one network namespace. Not thread-safe.
class UnixDiagReader {
  public:
    /// `where`: an open /proc/PID/ns/net, for sockets of another network namespace.
    static model::Result<UnixDiagReader> create(NetworkNamespace where = {});

    /// The inode of the socket that `inode` is connected to. Error Unavailable with ENOENT: no such
    /// socket here; with ENOTCONN: it has no peer (listening, unconnected, or the peer is gone).
    model::Result<std::uint64_t> peerOf(std::uint64_t inode);

  private:
    explicit UnixDiagReader(DiagSocket socket) : m_socket(std::move(socket)) {}

    DiagSocket m_socket;
};

/// The peer's inode of one answer (struct unix_diag_msg and its attributes), nothing when absent or
/// malformed.
std::optional<std::uint64_t> parseUnixDiagPeer(std::span<const std::byte> message,
                                               std::uint64_t expectedInode);

}  // namespace sources
