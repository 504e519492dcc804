#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "sources/EventSource.h"
#include "sources/Timer.h"
#include "sources/netlink/ProcConnectorSocket.h"
#include "sources/netlink/SequenceGaps.h"
#include "sources/netlink/SockDiagReader.h"
#include "sources/procfs/ProcessWatch.h"
#include "sources/procfs/SocketWatch.h"

namespace sources {

/// First fallback: the kernel announces fork, exec and exit with bare pids, everything else is read
/// from /proc at once; sockets are compared every `socketInterval`. What the kernel threw away is
/// counted by the gaps in its numbers, and /proc is looked through once to find who was missed.
///
/// It works in the machine's own namespaces only, where every process there is lives in the same
/// pid namespace or one below: none has to be left out.
class ProcConnectorSource final : public EventSource {
  public:
    struct Options {
        std::chrono::milliseconds socketInterval{1000};
        std::string scope;  // cgroup2 path; empty or "/" = all
    };

    /// What runs now is known and makes no events. Error Unavailable: which privilege or namespace
    /// is missing.
    static model::Result<std::unique_ptr<ProcConnectorSource>> create(Options options);

    std::string_view name() const override { return "connector"; }
    int descriptor() const override { return m_poll.get(); }
    void drain(const Handler& handler) override;
    std::vector<model::SourceHealth> health() const override;

    /// exec: the events the kernel dropped (of any kind: it does not say which) and the programs
    /// that were gone before /proc could be read.
    model::EventCounts losses() const override;

  private:
    ProcConnectorSource(Options options, ProcConnectorSocket socket, Timer timer,
                        FileDescriptor poll);

    model::Result<void> watchDescriptors();
    model::Result<std::vector<SocketRow>> readSockets();
    bool drainEvents(const Handler& handler);
    void dispatch(const ProcConnectorEvent& event, const Handler& handler);

    Options m_options;
    ProcConnectorSocket m_socket;
    Timer m_timer;
    FileDescriptor m_poll;  // epoll over both
    std::optional<SockDiagReader> m_diag;
    ProcessWatch m_processes;
    SocketWatch m_sockets;
    SequenceGaps m_gaps;
    std::uint64_t m_bootOffsetNs = 0;  // CLOCK_BOOTTIME - CLOCK_MONOTONIC: time spent suspended
    std::atomic<std::uint64_t> m_dropped = 0, m_vanished = 0;
};

}  // namespace sources
