#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/Connection.h"
#include "model/ProcessKey.h"

namespace rules {

/// How bytes get from one process to another, or to the network.
enum class PortKind : std::uint8_t { Pipe, Fifo, Unix, TerminalSlave, TerminalMaster, Network };

/// One end of a channel in one process.
struct FlowPort {
    std::int32_t number = -1;  // descriptor
    PortKind kind = PortKind::Pipe;
    std::uint64_t channel =
        0;  // pipe and fifo: inode; unix: own inode; terminals: index; network: socket inode
    std::uint64_t device = 0;  // with `channel` names fifos and terminals; 0 = unknown
    std::uint64_t peer = 0;    // unix: inode of the other end
    bool readable = true;
    bool writable = true;
    std::int32_t connection = -1;  // network: index into FlowGraph::connections
};

struct FlowProcess {
    model::ProcessKey key;
    std::vector<FlowPort> ports;
};

/// A connected network socket as its holder has it.
struct FlowConnection {
    model::Connection connection;
    bool stream = true;                // TCP: the next two are known
    std::uint64_t bytesReceived = 0;   // tcp_info.tcpi_bytes_received (Linux 4.2)
    std::int64_t lastReceivedMs = -1;  // tcp_info.tcpi_last_data_recv, age in ms
};

/// A few related processes and what connects them. Built from one look at /proc, then only read.
struct FlowGraph {
    std::vector<FlowProcess> processes;
    std::vector<FlowConnection> connections;
};

struct FlowHop {
    PortKind kind = PortKind::Pipe;
    std::size_t process = 0;  // index of the process the hop leads to
};

/// From a process's standard descriptors to a process that holds a connection. No hops: the
/// descriptor is the connection.
struct FlowRoute {
    std::vector<FlowHop> hops;
    std::size_t holder = 0;
    std::size_t connection = 0;
};

inline constexpr std::size_t kMaxHops = 4;

/// Shortest route over which bytes from the network reach descriptor 0 of `start`. Pure.
std::optional<FlowRoute> feedOf(const FlowGraph& graph, std::size_t start);

/// Shortest route over which what `start` writes to descriptors 1 and 2 reaches the network. Pure.
std::optional<FlowRoute> drainOf(const FlowGraph& graph, std::size_t start);

}  // namespace rules
