#include "sources/procfs/SocketWatch.h"

#include <fcntl.h>

#include <array>
#include <unordered_set>
#include <utility>

#include "sources/procfs/ProcText.h"
#include "sources/procfs/SocketOwners.h"

namespace sources {
namespace {

// 32768	60999
EphemeralPorts readEphemeralPorts() {
    const FileDescriptor file(
        ::open("/proc/sys/net/ipv4/ip_local_port_range", O_RDONLY | O_CLOEXEC));
    std::array<char, 64> buffer;
    const ssize_t length = file ? ::read(file.get(), buffer.data(), buffer.size()) : 0;
    std::string_view text(buffer.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    const auto first = parseNumber<std::uint16_t>(takeWord(text));
    const auto last = parseNumber<std::uint16_t>(takeWord(text));
    return first && last ? EphemeralPorts{*first, *last} : EphemeralPorts{};
}

}  // namespace

SocketWatch::SocketWatch(const ProcessWatch& processes, TableReader readTable)
    : m_processes(processes), m_readTable(std::move(readTable)), m_tracker(readEphemeralPorts()) {}

model::Result<void> SocketWatch::poll(std::uint64_t seenNs, const EventSource::Handler& handler) {
    const auto rows = m_readTable();
    if (!rows)
        return std::unexpected(rows.error());
    const auto changes = m_tracker.update(*rows);
    std::unordered_set<std::uint64_t> inodes;
    for (const Change& change : changes)
        inodes.insert(change.listenerInode != 0 ? change.listenerInode : change.connection.inode);
    if (inodes.empty())
        return {};
    const auto owners =
        findSocketOwners(std::move(inodes), m_processes.processes().pidsYoungestFirst());
    for (const Change& change : changes) {
        const std::uint64_t inode =
            change.listenerInode != 0 ? change.listenerInode : change.connection.inode;
        const auto owner = owners.find(inode);
        announce(change, owner == owners.end() ? 0 : eldestHolder(owner->second, inode), seenNs,
                 handler);
    }
    return {};
}

/// Children inherit sockets; who opened it is the eldest of those who hold it.
std::int32_t SocketWatch::eldestHolder(std::int32_t pid, std::uint64_t inode) const {
    for (int generations = 0; generations < 16; ++generations) {
        const auto parent = m_processes.processes().parentOf(pid);
        if (parent <= 1 || findSocketOwners({inode}, {parent}).empty())
            return pid;
        pid = parent;
    }
    return pid;
}

void SocketWatch::announce(const Change& change, std::int32_t holder, std::uint64_t seenNs,
                           const EventSource::Handler& handler) const {
    if (holder != 0 && !m_processes.isWatched(holder))
        return;
    model::SocketEvent event;
    event.seenNs = seenNs;
    event.what = change.what;
    event.connection = change.connection;
    if (const auto key = m_processes.processes().keyOf(holder)) {
        event.key = *key;
        event.hasChannels =
            m_processes.processes().hasChildren(holder) || hasStandardChannel(holder);
    }
    handler(model::Event(std::move(event)));
}

}  // namespace sources
