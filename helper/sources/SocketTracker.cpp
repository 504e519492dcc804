#include "sources/SocketTracker.h"

#include <algorithm>
#include <functional>
#include <string>

namespace sources {
namespace {

std::size_t identityOf(const SocketRow& row) {
    const model::Connection& connection = row.connection;
    std::size_t hash = std::hash<std::uint64_t>{}(connection.inode);
    const auto mix = [&](std::size_t value) { hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL; };
    mix(std::hash<std::string>{}(connection.remoteAddress));
    mix(static_cast<std::size_t>(connection.remotePort) << 16U | connection.localPort);
    mix(row.state == SocketRow::Listening);
    return hash ^ hash >> 32U;
}

bool isAnyAddress(const std::string& address) {
    return address == "0.0.0.0" || address == "::";
}

bool isRelevant(const SocketRow& row) {
    return row.connection.inode != 0 &&  // 0: TIME_WAIT, or nobody has accepted it yet
           (row.isConnected() || row.state == SocketRow::SynSent);
}

}  // namespace

bool SocketTracker::listens(const SocketRow& row) const {
    if (row.connection.inode == 0)
        return false;
    if (row.connection.transport == model::Transport::Tcp)
        return row.state == SocketRow::Listening;
    return row.connection.transport == model::Transport::Udp && !row.isConnected() &&
           row.connection.localPort != 0 && !m_ephemeral.holds(row.connection.localPort);
}

SocketTracker::Listeners SocketTracker::listenersIn(const std::vector<SocketRow>& rows) const {
    Listeners listeners;
    for (const SocketRow& row : rows)
        if (listens(row))
            listeners.emplace(ListenerKey(row.connection.transport, row.connection.localPort),
                              Listener{row.connection.localAddress, row.connection.inode});
    return listeners;
}

const SocketTracker::Listener* SocketTracker::listenerOf(const SocketRow& row,
                                                         const Listeners& listeners) const {
    const auto [begin, end] =
        listeners.equal_range({row.connection.transport, row.connection.localPort});
    for (auto entry = begin; entry != end; ++entry) {
        const Listener& listener = entry->second;
        if (listener.inode != row.connection.inode &&
            (isAnyAddress(listener.address) || listener.address == row.connection.localAddress))
            return &listener;
    }
    return nullptr;
}

SocketTracker::Change SocketTracker::changeOf(const SocketRow& row, const Listeners& now) const {
    Change change{model::SocketEvent::What::Connect, row.connection, 0};
    change.connection.direction = model::Direction::Outbound;
    const Listener* listener = row.state == SocketRow::SynSent ? nullptr : listenerOf(row, now);
    if (listener == nullptr && row.state != SocketRow::SynSent)
        listener = listenerOf(row, m_listeners);
    const bool looksInbound = row.state != SocketRow::SynSent &&
                              !m_ephemeral.holds(row.connection.localPort) &&
                              m_ephemeral.holds(row.connection.remotePort);
    if (listener == nullptr && !looksInbound)
        return change;
    change.what = model::SocketEvent::What::Accept;
    change.connection.direction = model::Direction::Inbound;
    change.listenerInode = listener == nullptr ? 0 : listener->inode;
    return change;
}

std::vector<SocketTracker::Change> SocketTracker::update(const std::vector<SocketRow>& rows) {
    std::vector<Change> changes;
    std::vector<std::size_t> known;
    Listeners listeners = listenersIn(rows);
    m_connections = 0;
    for (const SocketRow& row : rows) {
        const bool listening = listens(row);
        if (!listening && !isRelevant(row))
            continue;
        m_connections += listening ? 0 : 1;
        known.push_back(identityOf(row));
        if (!m_primed || std::ranges::binary_search(m_known, known.back()))
            continue;
        changes.push_back(listening ? Change{model::SocketEvent::What::Listen, row.connection, 0}
                                    : changeOf(row, listeners));
    }
    std::ranges::sort(known);
    m_known = std::move(known);
    m_listeners = std::move(listeners);
    m_primed = true;
    return changes;
}

}  // namespace sources
