#include "sources/netlink/SocketTable.h"

#include <fcntl.h>

#include <algorithm>
#include <array>

#include "sources/procfs/NetTableReader.h"
#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/SocketOwners.h"
#include "sources/procfs/StatParser.h"

namespace sources {
namespace {

constexpr std::uint64_t kSearchAgainReads = 30;  // for sockets nobody seemed to hold

std::optional<model::ProcessKey> keyOf(std::int32_t pid) {
    std::array<char, 1024> buffer;
    const auto directory = ProcDirectory::open(pid);
    const auto text = directory ? directory->readFile("stat", buffer) : std::nullopt;
    const auto stat = text ? parseProcStat(*text) : std::nullopt;
    return stat ? std::optional(model::ProcessKey{pid, stat->startTicks}) : std::nullopt;
}

std::vector<std::int32_t> allPids() {
    std::vector<std::int32_t> pids;
    const FileDescriptor folder(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder)
        forEachNumber(folder.get(), [&](std::int32_t pid) {
            pids.push_back(pid);
            return true;
        });
    std::ranges::reverse(pids);  // who came last has what is new
    return pids;
}

}  // namespace

SocketTable::SocketTable(Owners owners) {
    if (owners != Owners::Any)
        return;
    if (auto holders = SocketHolders::create())
        m_holders = *std::move(holders);
}

model::Result<std::vector<SocketRow>> SocketTable::readRows() {
    if (!m_diag)
        if (auto diag = SockDiagReader::create())
            m_diag = *std::move(diag);
    return m_diag ? m_diag->read(SockDiagReader::Traffic::Counted) : readNetTables();
}

void SocketTable::forgetEnded() {
    std::unordered_map<std::int32_t, std::uint64_t> living;
    std::erase_if(m_found, [&](const auto& entry) {
        const model::ProcessKey& key = entry.second;
        const auto [known, isNew] = living.emplace(key.pid, 0);
        if (isNew)
            if (const auto now = keyOf(key.pid))
                known->second = now->startTimeTicks;
        return known->second != key.startTimeTicks;
    });
}

void SocketTable::search(const std::vector<SocketRow>& rows) {
    if (m_reads++ % kSearchAgainReads == 0)
        m_nobodys.clear();
    std::unordered_set<std::uint64_t> present, wanted;
    for (const SocketRow& row : rows)
        if (const auto inode = row.connection.inode; inode != 0) {
            present.insert(inode);
            if (!m_found.contains(inode) && !m_nobodys.contains(inode))
                wanted.insert(inode);
        }
    std::erase_if(m_found, [&](const auto& entry) { return !present.contains(entry.first); });
    std::erase_if(m_nobodys, [&](std::uint64_t inode) { return !present.contains(inode); });
    if (wanted.empty())
        return;
    std::unordered_map<std::int32_t, model::ProcessKey> keys;
    for (const auto& [inode, pid] : findSocketOwners(wanted, allPids(), kDescriptorsPerRead)) {
        const auto known = keys.find(pid);
        const auto key =
            known != keys.end() ? known->second : keyOf(pid).value_or(model::ProcessKey{});
        keys[pid] = key;
        if (key)
            m_found.emplace(inode, key);
        wanted.erase(inode);
    }
    m_nobodys.merge(wanted);
}

SocketHolders::ByInode SocketTable::ownersOf(const std::vector<SocketRow>& rows) {
    if (m_holders)
        if (auto holders = m_holders->read())
            return *std::move(holders);
    forgetEnded();
    search(rows);
    return m_found;
}

model::Result<std::vector<OwnedSocket>> SocketTable::read() {
    auto rows = readRows();
    if (!rows)
        return std::unexpected(rows.error());
    const auto owners = ownersOf(*rows);
    std::vector<OwnedSocket> sockets;
    sockets.reserve(rows->size());
    for (SocketRow& row : *rows) {
        const auto owner = owners.find(row.connection.inode);
        sockets.push_back(
            {std::move(row), owner == owners.end() ? model::ProcessKey{} : owner->second});
    }
    return sockets;
}

}  // namespace sources
