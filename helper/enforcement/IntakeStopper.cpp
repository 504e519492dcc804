#include "enforcement/IntakeStopper.h"

#include <algorithm>
#include <csignal>

#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"
#include "enforcement/SuspectScope.h"
#include "model/Timestamp.h"

namespace enforcement {

IntakeStopper::IntakeStopper(ProtectedProcesses& protectedProcesses, StopJournal journal)
    : m_protected(protectedProcesses), m_journal(std::move(journal)) {}

void IntakeStopper::setContext(std::shared_ptr<const PolicyContext> context) {
    m_context.set(std::move(context));
}

bool IntakeStopper::stopNow(const model::Finding& finding) {
    const SnapshotCell<PolicyContext>::Look context(m_context);
    const bool isProtected =
        isInitOrSelf(finding.process.key.pid) || m_protected.isProvenOnIntake(finding.process.key);
    const auto input = context->inputFor(finding, model::realtimeUs(), isProtected);
    return rules::decide(input).stopNow && stopSuspects(finding);
}

bool IntakeStopper::stopSuspects(const model::Finding& finding) {
    auto roots = rootsOf(finding);
    roots.resize(std::min(roots.size(), kMaxSuspects));
    std::vector<TreeMember> members;
    std::vector<std::uint32_t> uids;
    for (const auto& root : roots)
        if (const auto member = readMember(root.pid); member && member->key == root) {
            members.push_back(*member);
            uids.push_back(member->uid);
        }
    const SuspectScope scope{onlyUid(finding.process.uid, uids), nullptr};
    bool stopped = false;
    for (const auto& member : members)
        if (!scope.spareReason(member) && !m_protected.isProvenOnIntake(member.key))
            stopped = stopOne(member.key) || stopped;
    return stopped;
}

// Noted first: a helper that is killed in between resumes somebody who was not stopped, which is
// harmless. The other way round somebody would stay stopped for ever.
bool IntakeStopper::stopOne(const model::ProcessKey& key) {
    const auto handle = ProcessHandle::open(key);
    if (!handle)
        return false;
    m_journal.add(key);
    return handle->signal(SIGSTOP).has_value();
}

void IntakeStopper::settled(std::span<const model::ProcessKey> keys) {
    for (const auto& key : keys)
        m_journal.remove(key);
}

}  // namespace enforcement
