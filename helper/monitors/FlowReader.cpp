#include "monitors/FlowReader.h"

#include <array>

#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

using Kind = sources::Descriptor::Kind;

std::optional<rules::PortKind> portKind(Kind kind) {
    switch (kind) {
        case Kind::Pipe:
            return rules::PortKind::Pipe;
        case Kind::Fifo:
            return rules::PortKind::Fifo;
        case Kind::Unix:
            return rules::PortKind::Unix;
        case Kind::TerminalSlave:
            return rules::PortKind::TerminalSlave;
        case Kind::TerminalMaster:
            return rules::PortKind::TerminalMaster;
        default:
            return std::nullopt;
    }
}

/// Can the network be at the other end? Listening sockets and sockets that were never used lead
/// nowhere.
bool isConnected(const sources::SocketInfo& socket) {
    if (socket.listening)
        return false;
    switch (socket.connection.transport) {
        case model::Transport::Raw:
        case model::Transport::Packet:
            return true;
        case model::Transport::Udp:
            return socket.connected || socket.connection.localPort != 0;
        default:
            return socket.connected;
    }
}

}  // namespace

FlowReader::FlowReader() {
    if (auto reader = sources::UnixDiagReader::create())
        m_unix.emplace(std::move(*reader));
}

void FlowReader::rememberListener(std::uint16_t port) {
    if (port != 0)
        m_listenerPorts.insert(port);
}

rules::FlowGraph FlowReader::read(std::span<const std::int32_t> pids) {
    rules::FlowGraph graph;
    for (const std::int32_t pid : pids)
        addProcess(graph, pid);
    return graph;
}

void FlowReader::addProcess(rules::FlowGraph& graph, std::int32_t pid) {
    const auto directory = sources::ProcDirectory::open(pid);
    if (!directory)
        return;
    const auto stat = sources::ProcessReader::readStat(*directory);
    const auto table = m_descriptors.read(*directory);
    if (!stat || !table)
        return;
    rules::FlowProcess process{.key = {pid, stat->startTicks}, .ports = {}};
    for (const sources::Descriptor& descriptor : table->descriptors)
        if (auto port = portOf(graph, descriptor))
            process.ports.push_back(*port);
    graph.processes.push_back(std::move(process));
}

std::optional<rules::FlowPort> FlowReader::portOf(rules::FlowGraph& graph,
                                                  const sources::Descriptor& descriptor) {
    if (descriptor.socket)
        return networkPort(graph, descriptor);
    const auto kind = portKind(descriptor.kind);
    if (!kind)
        return std::nullopt;
    rules::FlowPort port{.number = descriptor.number, .kind = *kind, .channel = descriptor.inode};
    port.device = descriptor.kind == Kind::Pipe ? 0 : descriptor.device;
    if (descriptor.kind == Kind::Pipe || descriptor.kind == Kind::Fifo) {
        port.readable = descriptor.readable;
        port.writable = descriptor.writable;
    }
    if (descriptor.terminalIndex)
        port.channel = *descriptor.terminalIndex;
    if (descriptor.kind == Kind::Unix && descriptor.number <= 2)
        port.peer = peerOf(descriptor.inode);
    return port;
}

std::optional<rules::FlowPort> FlowReader::networkPort(rules::FlowGraph& graph,
                                                       const sources::Descriptor& descriptor) {
    const sources::SocketInfo& socket = *descriptor.socket;
    if (socket.listening)
        rememberListener(socket.connection.localPort);
    if (!isConnected(socket))
        return std::nullopt;
    rules::FlowConnection connection{.connection = socket.connection};
    connection.stream = socket.lastReceivedMs >= 0;
    connection.bytesReceived = socket.bytesReceived;
    connection.lastReceivedMs = socket.lastReceivedMs;
    graph.connections.push_back(std::move(connection));
    rules::FlowPort port{
        .number = descriptor.number, .kind = rules::PortKind::Network, .channel = descriptor.inode};
    port.connection = static_cast<std::int32_t>(graph.connections.size() - 1);
    return port;
}

std::uint64_t FlowReader::peerOf(std::uint64_t inode) {
    const auto peer = m_unix ? m_unix->peerOf(inode)
                             : model::unexpected(model::Error::Code::Unavailable, "unix_diag");
    return peer.value_or(0);
}

}  // namespace monitors
