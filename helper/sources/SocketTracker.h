#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/Event.h"
#include "sources/SocketRow.h"

namespace sources {

/// Ports the kernel gives out by itself (ip(7), ip_local_port_range).
struct EphemeralPorts {
    std::uint16_t first = 32768, last = 60999;

    bool holds(std::uint16_t port) const { return port >= first && port <= last; }
};

/// Turns socket tables read one after the other into what happened between them. Pure: no clock, no
/// I/O.
class SocketTracker {
  public:
    struct Change {
        model::SocketEvent::What what;
        model::Connection connection;     // direction is set
        std::uint64_t listenerInode = 0;  // of an Accept whose listener was seen
    };

    explicit SocketTracker(EphemeralPorts ephemeral = {}) : m_ephemeral(ephemeral) {}

    /// What is new in `rows`; the first call takes them as what was there before. A connection is
    /// inbound when somebody listens, or listened in the table before, at its local end, or when
    /// only its remote port is ephemeral. A bound, unconnected UDP socket listens when its port is
    /// not ephemeral.
    std::vector<Change> update(const std::vector<SocketRow>& rows);

    std::size_t connections() const { return m_connections; }

  private:
    using ListenerKey = std::pair<model::Transport, std::uint16_t>;
    struct Listener {
        std::string address;
        std::uint64_t inode;
    };
    struct ListenerHash {
        std::size_t operator()(const ListenerKey& key) const noexcept {
            return static_cast<std::size_t>(key.first) << 16U | key.second;
        }
    };
    using Listeners = std::unordered_multimap<ListenerKey, Listener, ListenerHash>;

    Listeners listenersIn(const std::vector<SocketRow>& rows) const;
    bool listens(const SocketRow& row) const;
    Change changeOf(const SocketRow& row, const Listeners& now) const;
    const Listener* listenerOf(const SocketRow& row, const Listeners& listeners) const;

    EphemeralPorts m_ephemeral;
    bool m_primed = false;
    std::size_t m_connections = 0;
    std::vector<std::size_t> m_known;  // sorted hashes of (inode, both ends)
    Listeners m_listeners;
};

}  // namespace sources
