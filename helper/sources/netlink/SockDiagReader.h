#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/Error.h"
#include "sources/SocketRow.h"
#include "sources/netlink/DiagSocket.h"

namespace sources {

/// One answer of inet_diag (struct inet_diag_msg); nothing when malformed.
std::optional<SocketRow> parseInetDiag(std::span<const std::byte> message,
                                       model::Transport transport);

/// The TCP and UDP tables of one network namespace through sock_diag(7): 0.7 us a socket, with
/// SO_COOKIE. Sockets in TIME_WAIT and half-open requests are left out. Not thread-safe.
class SockDiagReader {
  public:
    /// Error Unavailable when the kernel has no inet_diag.
    static model::Result<SockDiagReader> create(NetworkNamespace where = {});

    enum class Traffic { LeftOut, Counted };

    /// Error Unavailable when the kernel refused or an answer was lost. A protocol the kernel has
    /// no diag module for is left out. Traffic counted: as much again (struct tcp_info, Linux 4.1).
    model::Result<std::vector<SocketRow>> read(Traffic traffic = Traffic::LeftOut);

  private:
    explicit SockDiagReader(DiagSocket socket) : m_socket(std::move(socket)) {}

    model::Result<void> readTable(int family, model::Transport transport, Traffic traffic,
                                  std::vector<SocketRow>& rows);

    DiagSocket m_socket;
};

}  // namespace sources
