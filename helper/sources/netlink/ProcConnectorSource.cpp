#include "sources/netlink/ProcConnectorSource.h"

#include <sys/epoll.h>

#include <array>
#include <utility>

#include "model/Clock.h"
#include "sources/procfs/NetTableReader.h"

namespace sources {

using Kind = ProcConnectorEvent::Kind;

ProcConnectorSource::ProcConnectorSource(Options options, ProcConnectorSocket socket, Timer timer,
                                         FileDescriptor poll)
    : m_options(std::move(options)),
      m_socket(std::move(socket)),
      m_timer(std::move(timer)),
      m_poll(std::move(poll)),
      m_processes(m_options.scope),
      m_sockets(m_processes, [this] { return readSockets(); }) {
    if (auto diag = SockDiagReader::create())
        m_diag = *std::move(diag);
}

model::Result<std::unique_ptr<ProcConnectorSource>> ProcConnectorSource::create(Options options) {
    auto socket = ProcConnectorSocket::listen();
    if (!socket)
        return std::unexpected(socket.error());
    auto timer = Timer::every(options.socketInterval);
    if (!timer)
        return std::unexpected(timer.error());
    std::unique_ptr<ProcConnectorSource> source(
        new ProcConnectorSource(std::move(options), *std::move(socket), *std::move(timer),
                                FileDescriptor(::epoll_create1(EPOLL_CLOEXEC))));
    if (auto watched = source->watchDescriptors(); !watched)
        return std::unexpected(watched.error());
    source->m_processes.prime();
    (void)source->m_sockets.poll(0, [](model::Event&&) {});  // no network is no error
    return source;
}

model::Result<void> ProcConnectorSource::watchDescriptors() {
    for (const int descriptor : {m_socket.descriptor(), m_timer.descriptor()}) {
        epoll_event event{.events = EPOLLIN, .data = {.fd = descriptor}};
        if (::epoll_ctl(m_poll.get(), EPOLL_CTL_ADD, descriptor, &event) != 0)
            return model::unexpected(model::Error::Code::Unavailable, "epoll", "cannot watch",
                                     errno);
    }
    return {};
}

model::Result<std::vector<SocketRow>> ProcConnectorSource::readSockets() {
    return m_diag ? m_diag->read() : readNetTables();
}

void ProcConnectorSource::drain(const Handler& handler) {
    m_bootOffsetNs = model::bootTimeNs() - model::clockNs(CLOCK_MONOTONIC);
    if (drainEvents(handler))
        m_processes.scan(model::bootTimeNs(), handler);
    if (m_timer.elapsed() != 0)
        (void)m_sockets.poll(model::bootTimeNs(), handler);
}

/// true when something was lost.
bool ProcConnectorSource::drainEvents(const Handler& handler) {
    bool lost = false;
    for (;;) {
        ProcConnectorEvent event;
        const auto received = m_socket.receive(event);
        if (received == ProcConnectorSocket::Received::Nothing)
            return lost;
        if (received == ProcConnectorSocket::Received::Overrun) {
            lost = true;
            continue;
        }
        const std::uint32_t missing = m_gaps.next(event.cpu, event.sequence);
        m_dropped += missing;
        lost = lost || missing != 0;
        dispatch(event, handler);
    }
}

void ProcConnectorSource::dispatch(const ProcConnectorEvent& event, const Handler& handler) {
    if (!event.isWholeProcess())
        return;  // a thread
    const std::uint64_t seenNs = event.monotonicNs + m_bootOffsetNs;
    if (event.kind == Kind::Fork)
        m_processes.onFork(event.process, seenNs, handler);
    else if (event.kind == Kind::Exit)
        m_processes.onExit(event.process, event.code, seenNs, handler);
    else if (event.kind == Kind::Exec && !m_processes.onExec(event.process, seenNs, handler))
        ++m_vanished;
}

std::vector<model::SourceHealth> ProcConnectorSource::health() const {
    using State = model::SourceHealth::State;
    const std::string details =
        "proc connector; arguments and executable are read from /proc afterwards, which a program "
        "that ends at once does not wait for";
    const std::string sockets =
        std::string(m_diag ? "sock_diag" : "/proc/net") + " is compared every " +
        std::to_string(m_options.socketInterval.count()) +
        " ms; connections that live shorter are missed, their number is unknown";
    return {{"exec", State::Fallback, details},
            {"fork", State::Fallback, "proc connector"},
            {"exit", State::Fallback, "proc connector"},
            {"connect", State::Fallback, sockets},
            {"listen", State::Fallback, sockets},
            {"signal", State::Off, "the proc connector does not tell of signals"}};
}

model::EventCounts ProcConnectorSource::losses() const {
    model::EventCounts lost;
    lost.exec = m_dropped + m_vanished;
    return lost;
}

}  // namespace sources
