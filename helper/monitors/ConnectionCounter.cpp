#include "monitors/ConnectionCounter.h"

#include <algorithm>

#include "sources/procfs/NetTableReader.h"
#include "sources/procfs/SocketOwners.h"

namespace monitors {
namespace {

constexpr std::uint64_t kLookAgainPasses = 30;
constexpr std::size_t kMaxSocketsKept = 4'096;
constexpr std::uint32_t kMaxDescriptors = 20'000;  // who holds more stays uncounted

}  // namespace

std::unordered_set<std::uint64_t> ConnectionCounter::connectedInodes() {
    if (!m_diag)
        if (auto diag = sources::SockDiagReader::create())
            m_diag = *std::move(diag);
    const auto rows = m_diag ? m_diag->read() : sources::readNetTables();
    std::unordered_set<std::uint64_t> inodes;
    for (const sources::SocketRow& row : rows.value_or(std::vector<sources::SocketRow>{}))
        if (row.isConnected() && row.connection.inode != 0)
            inodes.insert(row.connection.inode);
    return inodes;
}

bool ConnectionCounter::isDue(const Known& known, const model::ProcessRow& row) const {
    return known.lookedAt == 0 || known.startTicks != row.key.startTimeTicks ||
           known.descriptors != row.descriptors || m_pass - known.lookedAt >= kLookAgainPasses;
}

void ConnectionCounter::look(Known& known, const model::ProcessRow& row) {
    if (row.descriptors == 0 || row.descriptors > kMaxDescriptors || m_budget == 0 ||
        !isDue(known, row))
        return;
    m_budget -= std::min<std::size_t>(m_budget, row.descriptors);
    known = {row.key.startTimeTicks, row.descriptors, m_pass,
             sources::socketsOf(row.key.pid, kMaxSocketsKept)};
}

void ConnectionCounter::forgetOthers(const std::vector<model::ProcessRow>& rows) {
    if (m_known.size() <= rows.size())
        return;
    std::unordered_set<std::int32_t> living;
    for (const model::ProcessRow& row : rows)
        living.insert(row.key.pid);
    std::erase_if(m_known, [&](const auto& entry) { return !living.contains(entry.first); });
}

void ConnectionCounter::apply(std::vector<model::ProcessRow>& rows) {
    ++m_pass;
    m_budget = kDescriptorsPerPass;
    const auto connected = connectedInodes();
    for (model::ProcessRow& row : rows) {
        Known& known = m_known[row.key.pid];
        look(known, row);
        if (known.startTicks == row.key.startTimeTicks)
            row.connections = static_cast<std::uint32_t>(std::ranges::count_if(
                known.sockets, [&](std::uint64_t inode) { return connected.contains(inode); }));
    }
    forgetOthers(rows);
}

}  // namespace monitors
