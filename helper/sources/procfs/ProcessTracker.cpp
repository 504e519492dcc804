#include "sources/procfs/ProcessTracker.h"

#include <algorithm>

namespace sources {

/// fork(2) copies the parent's memory, so the random place of its first stack; execve(2) makes a
/// new one. The name changes in most cases where the place may not be seen.
bool ProcessTracker::sharesImage(const ProcStat& stat) const {
    const auto parent = m_processes.find(stat.parentPid);
    return parent != m_processes.end() && parent->second.startStack == stat.startStack &&
           (stat.startStack != 0 || parent->second.name == stat.name);
}

ProcessTracker::Observation ProcessTracker::observe(const ProcStat& stat) {
    Observation seen;
    seen.key = {stat.pid, stat.startTicks};
    const auto parent = m_processes.find(stat.parentPid);
    seen.parent = {stat.parentPid, parent == m_processes.end() ? 0 : parent->second.startTicks};
    const auto known = m_processes.find(stat.pid);
    const bool isNew = known == m_processes.end() || known->second.startTicks != stat.startTicks;
    if (isNew) {
        seen.change = sharesImage(stat) ? Change::Forked : Change::Started;
        if (known != m_processes.end())
            seen.replaced = model::ProcessKey{stat.pid, known->second.startTicks};
    } else if (known->second.startStack != stat.startStack ||
               (stat.startStack == 0 && known->second.name != stat.name)) {
        seen.change = Change::Executed;
    }
    m_processes[stat.pid] = {stat.startTicks, stat.startStack, stat.parentPid, m_sweep, stat.name};
    return seen;
}

std::optional<model::ProcessKey> ProcessTracker::forget(std::int32_t pid) {
    const auto known = m_processes.find(pid);
    if (known == m_processes.end())
        return std::nullopt;
    const model::ProcessKey key{pid, known->second.startTicks};
    m_processes.erase(known);
    return key;
}

std::vector<model::ProcessKey> ProcessTracker::sweep() {
    std::vector<model::ProcessKey> gone;
    for (auto entry = m_processes.begin(); entry != m_processes.end();) {
        if (entry->second.sweep == m_sweep) {
            ++entry;
            continue;
        }
        gone.push_back({entry->first, entry->second.startTicks});
        entry = m_processes.erase(entry);
    }
    ++m_sweep;
    return gone;
}

std::optional<model::ProcessKey> ProcessTracker::keyOf(std::int32_t pid) const {
    const auto known = m_processes.find(pid);
    if (known == m_processes.end())
        return std::nullopt;
    return model::ProcessKey{pid, known->second.startTicks};
}

std::int32_t ProcessTracker::parentOf(std::int32_t pid) const {
    const auto known = m_processes.find(pid);
    return known == m_processes.end() ? 0 : known->second.parentPid;
}

bool ProcessTracker::hasChildren(std::int32_t pid) const {
    return std::ranges::any_of(m_processes,
                               [&](const auto& entry) { return entry.second.parentPid == pid; });
}

std::vector<std::int32_t> ProcessTracker::pidsYoungestFirst() const {
    std::vector<std::pair<std::uint64_t, std::int32_t>> order;
    order.reserve(m_processes.size());
    for (const auto& [pid, known] : m_processes)
        order.emplace_back(known.startTicks, pid);
    std::ranges::sort(order, std::greater{});
    std::vector<std::int32_t> pids;
    pids.reserve(order.size());
    for (const auto& [ticks, pid] : order)
        pids.push_back(pid);
    return pids;
}

}  // namespace sources
