#include "rules/behaviour/FlowGraph.h"

#include <algorithm>
#include <deque>

namespace rules {
namespace {

enum class Way { In, Out };

bool sameTerminal(const FlowPort& a, const FlowPort& b) {
    const bool ends = (a.kind == PortKind::TerminalSlave && b.kind == PortKind::TerminalMaster) ||
                      (a.kind == PortKind::TerminalMaster && b.kind == PortKind::TerminalSlave);
    return ends && a.channel == b.channel &&
           (a.device == 0 || b.device == 0 || a.device == b.device);
}

bool samePipe(const FlowPort& a, const FlowPort& b) {
    return a.kind == b.kind && (a.kind == PortKind::Pipe || a.kind == PortKind::Fifo) &&
           a.channel == b.channel && a.device == b.device;
}

/// Can bytes pass from `from` to `to`?
bool flows(const FlowPort& from, const FlowPort& to) {
    if (samePipe(from, to))
        return from.writable && to.readable;
    if (from.kind == PortKind::Unix && to.kind == PortKind::Unix)
        return (from.peer != 0 && from.peer == to.channel) ||
               (to.peer != 0 && to.peer == from.channel);
    return sameTerminal(from, to);
}

bool connects(const FlowPort& mine, const FlowPort& other, Way way) {
    return way == Way::In ? flows(other, mine) : flows(mine, other);
}

/// Which of a relay's ports may carry on. Unix sockets count only as standard descriptors:
/// otherwise every desktop program would be a relay of the message bus.
bool carriesOn(const FlowPort& port) {
    if (port.kind == PortKind::Unix || port.kind == PortKind::TerminalSlave)
        return port.number <= 2;
    return port.kind != PortKind::Network;
}

bool startsAt(const FlowPort& port, Way way) {
    return way == Way::In ? port.number == 0 : port.number == 1 || port.number == 2;
}

struct Step {
    std::size_t process;
    std::vector<FlowHop> hops;
};

class Search {
  public:
    Search(const FlowGraph& graph, std::size_t start, Way way)
        : m_graph(graph), m_start(start), m_way(way), m_seen(graph.processes.size(), false) {
        m_seen[start] = true;
    }

    std::optional<FlowRoute> run() {
        for (const FlowPort& port : m_graph.processes[m_start].ports)
            if (startsAt(port, m_way) && port.kind == PortKind::Network && port.connection >= 0)
                return FlowRoute{{}, m_start, static_cast<std::size_t>(port.connection)};
        for (const FlowPort& port : m_graph.processes[m_start].ports)
            if (startsAt(port, m_way))
                follow(port, {});
        while (!m_queue.empty() && !m_found)
            expand();
        return m_found;
    }

  private:
    void expand() {
        const Step step = std::move(m_queue.front());
        m_queue.pop_front();
        if (step.hops.size() >= kMaxHops)
            return;
        for (const FlowPort& port : m_graph.processes[step.process].ports)
            if (carriesOn(port))
                follow(port, step.hops);
    }

    void follow(const FlowPort& port, const std::vector<FlowHop>& hops) {
        for (std::size_t i = 0; i < m_graph.processes.size() && !m_found; ++i)
            if (!m_seen[i] &&
                std::ranges::any_of(m_graph.processes[i].ports, [&](const FlowPort& other) {
                    return connects(port, other, m_way);
                }))
                reach(i, port.kind, hops);
    }

    void reach(std::size_t process, PortKind kind, std::vector<FlowHop> hops) {
        m_seen[process] = true;
        hops.push_back({kind, process});
        for (const FlowPort& port : m_graph.processes[process].ports)
            if (port.kind == PortKind::Network && port.connection >= 0) {
                m_found = FlowRoute{hops, process, static_cast<std::size_t>(port.connection)};
                return;
            }
        m_queue.push_back({process, std::move(hops)});
    }

    const FlowGraph& m_graph;
    std::size_t m_start;
    Way m_way;
    std::vector<bool> m_seen;
    std::deque<Step> m_queue;
    std::optional<FlowRoute> m_found;
};

}  // namespace

std::optional<FlowRoute> feedOf(const FlowGraph& graph, std::size_t start) {
    return Search(graph, start, Way::In).run();
}

std::optional<FlowRoute> drainOf(const FlowGraph& graph, std::size_t start) {
    return Search(graph, start, Way::Out).run();
}

}  // namespace rules
