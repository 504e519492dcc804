#include "rules/behaviour/FlowGraph.h"

#include <gtest/gtest.h>

#include <ostream>

namespace rules {
namespace {

/// A graph of a few processes, written down as who holds what.
class Graph {
  public:
    explicit Graph(std::size_t processes) {
        for (std::size_t i = 0; i < processes; ++i)
            m_graph.processes.push_back(
                {.key = {static_cast<std::int32_t>(100 + i), 1}, .ports = {}});
    }

    Graph& port(std::size_t process, FlowPort port) {
        m_graph.processes.at(process).ports.push_back(port);
        return *this;
    }

    Graph& socket(std::size_t process, std::int32_t number) {
        m_graph.connections.push_back({});
        FlowPort port{.number = number, .kind = PortKind::Network, .channel = 9000 + process};
        port.connection = static_cast<std::int32_t>(m_graph.connections.size() - 1);
        return this->port(process, port);
    }

    /// A one-way pipe: `from` writes to `writeNumber`, `to` reads from `readNumber`.
    Graph& pipe(std::size_t from, std::int32_t writeNumber, std::size_t to, std::int32_t readNumber,
                PortKind kind = PortKind::Pipe) {
        ++m_channel;
        const std::uint64_t device = kind == PortKind::Fifo ? 7 : 0;
        port(from, {.number = writeNumber,
                    .kind = kind,
                    .channel = m_channel,
                    .device = device,
                    .readable = false});
        return port(to, {.number = readNumber,
                         .kind = kind,
                         .channel = m_channel,
                         .device = device,
                         .writable = false});
    }

    Graph& unixPair(std::size_t a, std::int32_t aNumber, std::size_t b, std::int32_t bNumber) {
        m_channel += 2;
        port(a, {.number = aNumber,
                 .kind = PortKind::Unix,
                 .channel = m_channel,
                 .peer = m_channel + 1});
        return port(b, {.number = bNumber, .kind = PortKind::Unix, .channel = m_channel + 1});
    }

    Graph& pty(std::size_t slave, std::int32_t slaveNumber, std::size_t master,
               std::int32_t masterNumber, std::uint64_t slaveDevice = 21,
               std::uint64_t masterDevice = 21) {
        port(slave, {.number = slaveNumber,
                     .kind = PortKind::TerminalSlave,
                     .channel = 3,
                     .device = slaveDevice});
        return port(master, {.number = masterNumber,
                             .kind = PortKind::TerminalMaster,
                             .channel = 3,
                             .device = masterDevice});
    }

    const FlowGraph& get() const { return m_graph; }

    std::optional<FlowRoute> feed() const { return feedOf(m_graph, 0); }
    std::optional<FlowRoute> drain() const { return drainOf(m_graph, 0); }

  private:
    FlowGraph m_graph;
    std::uint64_t m_channel = 1000;
};

std::vector<PortKind> kindsOf(const std::optional<FlowRoute>& route) {
    std::vector<PortKind> kinds;
    for (const FlowHop& hop : route.value_or(FlowRoute{}).hops)
        kinds.push_back(hop.kind);
    return kinds;
}

TEST(FlowGraph, theDescriptorIsTheConnection) {
    const Graph graph = Graph(1).socket(0, 0).socket(0, 1);
    ASSERT_TRUE(graph.feed() && graph.drain());
    EXPECT_TRUE(graph.feed()->hops.empty());
    EXPECT_EQ(graph.feed()->holder, 0U);
    EXPECT_EQ(graph.feed()->connection, 0U);
    EXPECT_EQ(graph.drain()->connection, 1U);
}

TEST(FlowGraph, standardErrorDrainsToo) {
    EXPECT_TRUE(Graph(1).socket(0, 2).drain());
    EXPECT_FALSE(Graph(1).socket(0, 2).feed());
}

TEST(FlowGraph, otherDescriptorsAreNeitherInputNorOutput) {
    for (const std::int32_t number : {3, 63, 255}) {
        EXPECT_FALSE(Graph(1).socket(0, number).feed()) << number;
        EXPECT_FALSE(Graph(1).socket(0, number).drain()) << number;
    }
    EXPECT_FALSE(Graph(1).socket(0, 0).drain());
    EXPECT_FALSE(Graph(1).socket(0, 1).feed());
}

TEST(FlowGraph, aListeningOrUnusedSocketIsNoConnection) {
    Graph graph(1);
    graph.port(0, {.number = 0, .kind = PortKind::Network, .channel = 5});
    graph.port(0, {.number = 1, .kind = PortKind::Network, .channel = 5});
    EXPECT_FALSE(graph.feed());
    EXPECT_FALSE(graph.drain());
}

TEST(FlowGraph, oneHopOverEachKindOfChannel) {
    struct Row {
        const char* name;
        Graph graph;
        PortKind kind;
    };
    const Row rows[] = {
        {"pipe", Graph(2).pipe(1, 1, 0, 0).pipe(0, 1, 1, 0).socket(1, 3), PortKind::Pipe},
        {"fifo",
         Graph(2).pipe(1, 1, 0, 0, PortKind::Fifo).pipe(0, 1, 1, 0, PortKind::Fifo).socket(1, 3),
         PortKind::Fifo},
        {"unix", Graph(2).unixPair(0, 0, 1, 14).unixPair(0, 1, 1, 15).socket(1, 16),
         PortKind::Unix},
        {"unix, told by the other end",
         Graph(2).unixPair(1, 14, 0, 0).unixPair(1, 15, 0, 1).socket(1, 16), PortKind::Unix},
        {"terminal", Graph(2).pty(0, 0, 1, 5).pty(0, 1, 1, 5).socket(1, 3),
         PortKind::TerminalSlave},
        {"terminal, device unknown",
         Graph(2).pty(0, 0, 1, 5, 21, 0).pty(0, 1, 1, 5, 21, 0).socket(1, 3),
         PortKind::TerminalSlave},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        ASSERT_TRUE(row.graph.feed());
        ASSERT_TRUE(row.graph.drain());
        EXPECT_EQ(kindsOf(row.graph.feed()), std::vector{row.kind});
        EXPECT_EQ(kindsOf(row.graph.drain()), std::vector{row.kind});
        EXPECT_EQ(row.graph.feed()->holder, 1U);
        EXPECT_EQ(row.graph.feed()->hops.back().process, 1U);
    }
}

TEST(FlowGraph, bytesMustFlowTheRightWay) {
    // pipe(a, …) points from the writer to the reader: here each points the wrong way.
    EXPECT_FALSE(Graph(2).pipe(0, 0, 1, 5).socket(1, 3).feed());
    EXPECT_FALSE(Graph(2).pipe(1, 5, 0, 1).socket(1, 3).drain());
    EXPECT_FALSE(Graph(2).pipe(1, 5, 0, 1, PortKind::Fifo).socket(1, 3).drain());
    // A one-way download feeds and does not drain; an upload the other way round.
    const Graph download = Graph(2).pipe(1, 1, 0, 0).socket(1, 3);
    EXPECT_TRUE(download.feed());
    EXPECT_FALSE(download.drain());
    const Graph upload = Graph(2).pipe(0, 1, 1, 0).socket(1, 3);
    EXPECT_FALSE(upload.feed());
    EXPECT_TRUE(upload.drain());
}

TEST(FlowGraph, aFifoOpenedForBothCarriesBothWays) {
    const FlowPort both{.number = 0, .kind = PortKind::Fifo, .channel = 4, .device = 7};
    FlowPort other = both;
    other.number = 1;
    const Graph graph = Graph(2).port(0, both).port(0, other).port(1, other).socket(1, 3);
    EXPECT_TRUE(graph.feed());
    EXPECT_TRUE(graph.drain());
}

TEST(FlowGraph, theOtherEndMustBeTheSameChannel) {
    struct Row {
        const char* name;
        FlowPort mine, theirs;
    };
    const Row rows[] = {
        {"another pipe",
         {.number = 0, .kind = PortKind::Pipe, .channel = 1},
         {.number = 1, .kind = PortKind::Pipe, .channel = 2}},
        {"a fifo with the pipe's inode",
         {.number = 0, .kind = PortKind::Pipe, .channel = 1},
         {.number = 1, .kind = PortKind::Fifo, .channel = 1}},
        {"a fifo on another device",
         {.number = 0, .kind = PortKind::Fifo, .channel = 1, .device = 7},
         {.number = 1, .kind = PortKind::Fifo, .channel = 1, .device = 8}},
        {"a unix socket whose peer is unknown",
         {.number = 0, .kind = PortKind::Unix, .channel = 1},
         {.number = 5, .kind = PortKind::Unix, .channel = 2}},
        {"another unix socket",
         {.number = 0, .kind = PortKind::Unix, .channel = 1, .peer = 9},
         {.number = 5, .kind = PortKind::Unix, .channel = 2, .peer = 8}},
        {"another terminal",
         {.number = 0, .kind = PortKind::TerminalSlave, .channel = 1, .device = 21},
         {.number = 5, .kind = PortKind::TerminalMaster, .channel = 2, .device = 21}},
        {"the same terminal number of another devpts",
         {.number = 0, .kind = PortKind::TerminalSlave, .channel = 1, .device = 21},
         {.number = 5, .kind = PortKind::TerminalMaster, .channel = 1, .device = 22}},
        {"the same end of the terminal",
         {.number = 0, .kind = PortKind::TerminalSlave, .channel = 1, .device = 21},
         {.number = 5, .kind = PortKind::TerminalSlave, .channel = 1, .device = 21}},
        {"a terminal with the pipe's number",
         {.number = 0, .kind = PortKind::Pipe, .channel = 1},
         {.number = 5, .kind = PortKind::TerminalMaster, .channel = 1}},
    };
    for (const Row& row : rows)
        EXPECT_FALSE(Graph(2).port(0, row.mine).port(1, row.theirs).socket(1, 3).feed())
            << row.name;
}

/// shell(0) <- 1 <- 2 … <- n, which holds the connection.
Graph chainOf(std::size_t hops) {
    Graph graph(hops + 1);
    for (std::size_t i = 0; i < hops; ++i)
        graph.pipe(i + 1, 1, i, 0).pipe(i, 1, i + 1, 0);
    return graph.socket(hops, 7);
}

TEST(FlowGraph, upToFourRelaysAndNotFive) {
    for (std::size_t hops = 1; hops <= 7; ++hops) {
        const Graph graph = chainOf(hops);
        EXPECT_EQ(graph.feed().has_value(), hops <= kMaxHops) << hops;
        EXPECT_EQ(graph.drain().has_value(), hops <= kMaxHops) << hops;
        if (graph.feed()) {
            EXPECT_EQ(graph.feed()->hops.size(), hops);
            EXPECT_EQ(graph.feed()->holder, hops);
        }
    }
    static_assert(kMaxHops == 4);
}

TEST(FlowGraph, theHopsAreNamedInTheirOrder) {
    // mkfifo f; cat f | sh | nc >f : sh <- pipe <- cat <- fifo <- nc
    Graph graph(3);
    graph.pipe(1, 1, 0, 0).pipe(2, 1, 1, 3, PortKind::Fifo).pipe(0, 1, 2, 0).socket(2, 3);
    ASSERT_TRUE(graph.feed());
    EXPECT_EQ(kindsOf(graph.feed()), (std::vector{PortKind::Pipe, PortKind::Fifo}));
    EXPECT_EQ(graph.feed()->hops.at(0).process, 1U);
    EXPECT_EQ(graph.feed()->hops.at(1).process, 2U);
    EXPECT_EQ(kindsOf(graph.drain()), std::vector{PortKind::Pipe});
}

TEST(FlowGraph, theShortestOfTwoRoutes) {
    Graph graph(4);
    graph.pipe(1, 1, 0, 0).pipe(2, 1, 1, 0).socket(2, 3);  // two hops
    graph.pipe(3, 1, 0, 0).socket(3, 3);                   // one hop
    ASSERT_TRUE(graph.feed());
    EXPECT_EQ(graph.feed()->holder, 3U);
}

TEST(FlowGraph, twoConnectionsForTheTwoWays) {
    // nc a | sh | nc b
    const Graph graph = Graph(3).pipe(1, 1, 0, 0).socket(1, 3).pipe(0, 1, 2, 0).socket(2, 3);
    ASSERT_TRUE(graph.feed() && graph.drain());
    EXPECT_EQ(graph.feed()->holder, 1U);
    EXPECT_EQ(graph.drain()->holder, 2U);
    EXPECT_NE(graph.feed()->connection, graph.drain()->connection);
}

TEST(FlowGraph, ringsEnd) {
    Graph ring(4);
    for (std::size_t i = 0; i < 4; ++i)
        ring.pipe(i, 1, (i + 1) % 4, 0).pipe((i + 1) % 4, 1, i, 0);
    EXPECT_FALSE(ring.feed());
    EXPECT_FALSE(ring.drain());
    EXPECT_FALSE(Graph(1).pipe(0, 1, 0, 0).feed()) << "a process is no relay of its own";
    EXPECT_TRUE(ring.socket(2, 9).feed());
}

TEST(FlowGraph, aSocketOfItsOwnIsNotReachedThroughItsOwnPipe) {
    EXPECT_FALSE(Graph(1).pipe(0, 1, 0, 0).socket(0, 5).feed());
}

TEST(FlowGraph, desktopProgramsAreNoRelaysOfTheMessageBus) {
    // sh <- pipe <- terminal emulator (fd 9: unix socket to the bus) ; the bus holds a connection
    Graph graph(3);
    graph.pipe(1, 4, 0, 0).unixPair(1, 9, 2, 12).socket(2, 20);
    EXPECT_FALSE(graph.feed());
    // The same unix socket as a standard descriptor is what relays have.
    Graph relay(3);
    relay.pipe(1, 4, 0, 0).unixPair(1, 0, 2, 12).socket(2, 20);
    EXPECT_TRUE(relay.feed());
}

TEST(FlowGraph, terminalsAreCarriedOnByTheirMasterOrStandardDescriptors) {
    // sh on a pty <- script <- pty <- sshd: script's own terminal is its descriptor 0.
    Graph graph(3);
    graph.pty(0, 0, 1, 4);
    graph.port(1, {.number = 0, .kind = PortKind::TerminalSlave, .channel = 8, .device = 21});
    graph.port(2, {.number = 11, .kind = PortKind::TerminalMaster, .channel = 8, .device = 21});
    graph.socket(2, 3);
    ASSERT_TRUE(graph.feed());
    EXPECT_EQ(graph.feed()->hops.size(), 2U);
    // /dev/tty opened on the side is nobody's input.
    Graph aside(3);
    aside.pty(0, 0, 1, 4);
    aside.port(1, {.number = 6, .kind = PortKind::TerminalSlave, .channel = 8, .device = 21});
    aside.port(2, {.number = 11, .kind = PortKind::TerminalMaster, .channel = 8, .device = 21});
    aside.socket(2, 3);
    EXPECT_FALSE(aside.feed());
}

TEST(FlowGraph, nobodyAndNothing) {
    EXPECT_FALSE(Graph(1).feed());
    EXPECT_FALSE(Graph(3).socket(1, 0).socket(2, 1).drain()) << "others' connections are not ours";
}

}  // namespace
}  // namespace rules
