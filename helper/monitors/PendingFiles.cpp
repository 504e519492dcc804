#include "monitors/PendingFiles.h"

#include <algorithm>

namespace monitors {
namespace {

constexpr std::uint64_t kCheapNs = 2'000'000;
constexpr std::size_t kMostCostly = 4096;

}  // namespace

PendingFiles::Pending& PendingFiles::at(const std::string& path, unsigned what, std::uint64_t nowNs,
                                        std::shared_ptr<const Actor> actor) {
    auto [entry, isNew] = m_files.try_emplace(path);
    Pending& pending = entry->second;
    if (isNew) {
        pending.path = path;
        pending.firstNs = nowNs;
        pending.dueNs = nowNs + kSettleNs;
        const auto costly = m_notBefore.find(path);
        if (costly != m_notBefore.end())
            pending.dueNs = std::max(pending.dueNs, costly->second);
    }
    pending.what |= what;
    pending.lastNs = nowNs;
    if (actor)
        pending.actor = std::move(actor);
    return pending;
}

void PendingFiles::add(const std::string& path, unsigned what, std::uint64_t nowNs,
                       std::shared_ptr<const Actor> actor) {
    at(path, what, nowNs, std::move(actor));
}

void PendingFiles::addMove(const std::string& from, const std::string& to, unsigned what,
                           std::uint64_t nowNs, const std::shared_ptr<const Actor>& actor) {
    using sources::FileEvent;
    const unsigned kind = what & FileEvent::Folder;
    at(from, FileEvent::MovedAway | kind, nowNs, actor).movedTo = to;
    at(to, FileEvent::MovedHere | kind, nowNs, actor).movedFrom = from;
}

void PendingFiles::putOff(Pending&& pending, std::uint64_t dueNs) {
    pending.dueNs = dueNs;
    ++pending.tries;
    m_files.try_emplace(pending.path, pending);
}

std::optional<std::uint64_t> PendingFiles::dueNs() const {
    if (m_files.empty())
        return std::nullopt;
    return std::ranges::min_element(m_files, {},
                                    [](const auto& entry) { return entry.second.dueNs; })
        ->second.dueNs;
}

std::vector<PendingFiles::Pending> PendingFiles::takeDue(std::uint64_t nowNs, std::size_t most) {
    std::vector<Pending> due;
    for (auto entry = m_files.begin(); entry != m_files.end() && due.size() < most;) {
        if (entry->second.dueNs > nowNs) {
            ++entry;
            continue;
        }
        due.push_back(std::move(entry->second));
        entry = m_files.erase(entry);
    }
    std::ranges::sort(due, {}, &Pending::firstNs);
    return due;
}

void PendingFiles::cost(const std::string& path, std::uint64_t nowNs, std::uint64_t tookNs) {
    if (tookNs < kCheapNs) {
        m_notBefore.erase(path);
        return;
    }
    if (m_notBefore.size() >= kMostCostly)
        m_notBefore.clear();
    m_notBefore[path] = nowNs + tookNs * kCostShare;
}

}  // namespace monitors
