#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/Error.h"
#include "sources/EventSource.h"
#include "sources/SocketTracker.h"
#include "sources/procfs/ProcessWatch.h"

namespace sources {

/// Compares the socket tables of now and before, finds who holds what is new, and makes
/// SocketEvents of it: how the sources without eBPF see the network. Not thread-safe.
class SocketWatch {
  public:
    using TableReader = std::function<model::Result<std::vector<SocketRow>>()>;

    /// `processes` must live longer.
    SocketWatch(const ProcessWatch& processes, TableReader readTable);

    /// The first call makes no events. Error: the table could not be read this time.
    model::Result<void> poll(std::uint64_t seenNs, const EventSource::Handler& handler);

    std::size_t connections() const { return m_tracker.connections(); }

  private:
    using Change = SocketTracker::Change;

    std::int32_t eldestHolder(std::int32_t pid, std::uint64_t inode) const;
    void announce(const Change& change, std::int32_t holder, std::uint64_t seenNs,
                  const EventSource::Handler& handler) const;

    const ProcessWatch& m_processes;
    TableReader m_readTable;
    SocketTracker m_tracker;
};

}  // namespace sources
