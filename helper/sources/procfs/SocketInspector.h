#pragma once

#include <cstdint>
#include <optional>

#include "sources/FileDescriptor.h"
#include "sources/procfs/Descriptor.h"

namespace sources {

/// Looks at another process's sockets by borrowing its descriptors (pidfd_getfd(2)). One per
/// process and look; opens the pidfd when the first socket asks for it.
class SocketInspector {
  public:
    explicit SocketInspector(std::int32_t pid) : m_pid(pid) {}

    /// Sets kind and, for inet and packet sockets, `socket`. The descriptor's number and inode must
    /// be set; a borrowed socket with another inode is ignored (pid or number were used again).
    void inspect(Descriptor& descriptor);

  private:
    std::optional<FileDescriptor> borrow(const Descriptor& descriptor);

    std::int32_t m_pid;
    bool m_opened = false;
    FileDescriptor m_process;
};

/// What a socket of one's own is. Nothing when `socket` is no inet or packet socket.
std::optional<SocketInfo> readSocketInfo(int socket, int domain);

}  // namespace sources
