#include "enforcement/ProcessFreezer.h"

#include <algorithm>
#include <array>
#include <csignal>

#include "enforcement/ProcessHandle.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;

constexpr std::chrono::milliseconds kPersonsLimit(500);

std::string count(std::size_t number, const char* what) {
    return std::to_string(number) + (number == 1 ? " process " : " processes ") + what;
}

ActResult resultOf(const StopReport& report) {
    ActResult result;
    result.done = report.stopped;
    result.failed = report.failed;
    result.outcome = report.complete ? model::Outcome::Done : model::Outcome::Failed;
    result.detail = count(report.stopped.size(), "suspended");
    if (!report.failed.empty())
        result.detail += ", " + count(report.failed.size(), "still running");
    if (!report.spared.empty())
        result.detail +=
            ", " + count(report.spared.size(), "left alone: ") + report.spareReasons.front();
    return result;
}

model::Result<void> wake(const model::ProcessKey& key) {
    const auto handle = ProcessHandle::open(key);
    return handle ? handle->signal(SIGCONT) : std::unexpected(handle.error());
}

bool hasEnded(const model::Error& error) {
    return error.code == Code::NoSuchProcess || error.code == Code::ProcessChanged;
}

}  // namespace

ProcessFreezer::ProcessFreezer(const ProtectedProcesses& protectedProcesses, CgroupFreezer cgroups)
    : m_protected(protectedProcesses), m_cgroups(std::move(cgroups)) {}

ProcessFreezer::Report ProcessFreezer::stop(std::span<const model::ProcessKey> roots,
                                            const SuspectScope& scope,
                                            std::chrono::milliseconds limit, Keys& remembered) {
    Report report{enforcement::stopTree(roots, scope, std::chrono::steady_clock::now() + limit)};
    {
        const std::lock_guard lock(m_mutex);
        remembered.insert(report.stopped.begin(), report.stopped.end());
    }
    return report;
}

ProcessFreezer::Report ProcessFreezer::stopTree(std::span<const model::ProcessKey> roots,
                                                const SuspectScope& scope,
                                                std::chrono::milliseconds limit) {
    Report report = stop(roots, scope, limit, m_helpers);
    if (!report.complete || !report.spared.empty() || report.stopped.empty())
        return report;
    const auto& subject = report.stopped.front();
    std::string cgroup = m_cgroups.freeze(subject, report.stopped);
    report.cgroupFrozen = !cgroup.empty();
    const std::lock_guard lock(m_mutex);
    if (report.cgroupFrozen)
        m_frozen[subject] = std::move(cgroup);
    return report;
}

// Thawed first: a frozen process does not see its SIGCONT.
ActResult ProcessFreezer::letGo(std::span<const model::ProcessKey> keys) {
    forget(keys);
    ActResult result;
    for (const auto& key : keys) {
        const auto woken = wake(key);
        if (woken)
            result.done.push_back(key);
        else if (!hasEnded(woken.error()))
            result.failed.push_back(key);
    }
    result.outcome = result.failed.empty() ? model::Outcome::Done : model::Outcome::Failed;
    result.detail = result.done.empty() && result.failed.empty()
                        ? "nobody was left to resume"
                        : count(result.done.size(), "resumed");
    return result;
}

void ProcessFreezer::forget(std::span<const model::ProcessKey> keys) {
    thawCgroupsOf(keys);
    const std::lock_guard lock(m_mutex);
    for (const auto& key : keys) {
        m_helpers.erase(key);
        m_persons.erase(key);
    }
}

void ProcessFreezer::thawCgroupsOf(std::span<const model::ProcessKey> keys) {
    const std::lock_guard lock(m_mutex);
    for (const auto& key : keys)
        if (const auto frozen = m_frozen.extract(key))
            m_cgroups.thaw(frozen.mapped());
}

void ProcessFreezer::adopt(std::span<const model::ProcessKey> keys) {
    const std::lock_guard lock(m_mutex);
    m_helpers.insert(keys.begin(), keys.end());
    for (const auto& key : keys)
        if (auto cgroup = m_cgroups.frozenCgroupOf(key); !cgroup.empty())
            m_frozen[key] = std::move(cgroup);
}

SuspectScope ProcessFreezer::personsScope(const TreeMember& member) const {
    return {member.uid == 0 ? std::nullopt : std::optional(member.uid), &m_protected};
}

model::Result<ActResult> ProcessFreezer::suspend(const model::ProcessKey& key) {
    const auto handle = ProcessHandle::open(key);
    if (!handle)
        return std::unexpected(handle.error());
    if (const auto reason = m_protected.reasonFor(key))
        return model::unexpected(Code::Protected, "pid " + std::to_string(key.pid), *reason);
    const auto member = readMember(key.pid);
    if (!member || member->key != key || handle->hasEnded())
        return model::unexpected(Code::NoSuchProcess, "pid " + std::to_string(key.pid),
                                 "it has ended");
    const auto roots = std::array{key};
    return resultOf(stop(roots, personsScope(*member), kPersonsLimit, m_persons));
}

/// The process and what was suspended along with it, as far as it is still below it.
std::vector<model::ProcessKey> ProcessFreezer::personsBelow(const model::ProcessKey& key) const {
    std::vector<model::ProcessKey> keys{key};
    const auto roots = std::array{key};
    const auto members = readTree(roots, isInitOrSelf);
    const std::lock_guard lock(m_mutex);
    for (const auto& member : members)
        if (member.key != key && m_persons.contains(member.key) && !m_helpers.contains(member.key))
            keys.push_back(member.key);
    return keys;
}

model::Result<ActResult> ProcessFreezer::resume(const model::ProcessKey& key) {
    if (const auto handle = ProcessHandle::open(key); !handle)
        return std::unexpected(handle.error());
    if (isHelpers(key))
        return model::unexpected(Code::Protected, "pid " + std::to_string(key.pid),
                                 "it is suspended for an alert; allow the alert instead");
    if (const auto reason = m_protected.reasonFor(key))
        return model::unexpected(Code::Protected, "pid " + std::to_string(key.pid), *reason);
    return letGo(personsBelow(key));
}

bool ProcessFreezer::isHelpers(const model::ProcessKey& key) const {
    const std::lock_guard lock(m_mutex);
    return m_helpers.contains(key);
}

bool ProcessFreezer::isSuspended(const model::ProcessKey& key) const {
    const std::lock_guard lock(m_mutex);
    return m_helpers.contains(key) || m_persons.contains(key);
}

}  // namespace enforcement
