#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "model/Error.h"
#include "sources/FileDescriptor.h"

struct nlmsghdr;

namespace sources {

/// Enters the network namespace behind a /proc/PID/ns/net descriptor for as long as a socket is
/// made; a socket stays in the namespace it was made in.
struct NetworkNamespace {
    int descriptor = -1;  // -1 = the calling thread's own
};

/// A NETLINK_SOCK_DIAG socket: one request, its answers. Not thread-safe.
class DiagSocket {
  public:
    /// Errors: Unavailable (protocol not built in, namespace may not be entered).
    static model::Result<DiagSocket> open(NetworkNamespace where = {});

    /// Sends `request` (behind the netlink header) and calls `onMessage` for every answer. Errors:
    /// Unavailable with the kernel's errno (ENOENT = not found), and for a lost answer.
    model::Result<void> ask(std::uint16_t type, std::uint16_t flags,
                            std::span<const std::byte> request,
                            const std::function<void(const nlmsghdr&)>& onMessage);

  private:
    explicit DiagSocket(FileDescriptor socket) : m_socket(std::move(socket)) {}

    model::Result<void> send(std::uint16_t type, std::uint16_t flags,
                             std::span<const std::byte> request);
    model::Result<void> receive(bool dump, const std::function<void(const nlmsghdr&)>& onMessage);

    FileDescriptor m_socket;
    std::uint32_t m_sequence = 0;
};

}  // namespace sources
