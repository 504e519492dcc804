#pragma once

#include "model/Error.h"
#include "sources/FileDescriptor.h"
#include "sources/netlink/ProcEventParser.h"

namespace sources {

/// A listening socket of the kernel's process events connector. Needs CAP_NET_ADMIN and the
/// machine's own network, user and pid namespaces. Not thread-safe.
class ProcConnectorSocket {
  public:
    /// Listens unfiltered: the filter of Linux 6.6 (8-byte request) holds back little beside fork,
    /// exec and exit, but its held-back events still use up sequence numbers, so a loss could no
    /// longer be told from a filtered event, and the acknowledgement does not pass it (both seen on
    /// 6.18; on 6.5 and before the request is ignored).
    ///
    /// Error Unavailable: says which namespace or capability is missing.
    static model::Result<ProcConnectorSocket> listen();

    ProcConnectorSocket(ProcConnectorSocket&&) = default;
    ProcConnectorSocket& operator=(ProcConnectorSocket&&) = default;
    ~ProcConnectorSocket();

    int descriptor() const { return m_socket.get(); }

    enum class Received { Event, Overrun, Nothing };

    /// Takes one waiting message; Overrun: the kernel had to throw some away since the last one.
    Received receive(ProcConnectorEvent& event);

  private:
    explicit ProcConnectorSocket(FileDescriptor socket) : m_socket(std::move(socket)) {}

    model::Result<void> awaitAcknowledgement();

    FileDescriptor m_socket;
};

}  // namespace sources
