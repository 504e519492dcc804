#include "enforcement/CaseActor.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>

namespace enforcement {
namespace {

using Keys = std::vector<model::ProcessKey>;

void addTo(Keys& members, const Keys& more) {
    std::set<model::ProcessKey> known(members.begin(), members.end());
    for (const auto& key : more)
        if (known.insert(key).second)
            members.push_back(key);
}

Keys without(const Keys& keys, const Keys& taken) {
    Keys rest;
    std::ranges::copy_if(keys, std::back_inserter(rest), [&](const auto& key) {
        return std::ranges::find(taken, key) == taken.end();
    });
    return rest;
}

std::string count(std::size_t number) {
    return std::to_string(number) + (number == 1 ? " process" : " processes");
}

model::Outcome outcomeOf(const StopReport& report) {
    if (!report.stopped.empty())
        return report.complete ? model::Outcome::Done : model::Outcome::Failed;
    if (!report.spared.empty())
        return model::Outcome::Refused;
    return report.failed.empty() ? model::Outcome::Skipped : model::Outcome::Failed;
}

ActResult suspendResult(const ProcessFreezer::Report& report, const std::string& why) {
    ActResult result{outcomeOf(report), {}, report.stopped, report.failed};
    if (result.outcome == model::Outcome::Skipped) {
        result.detail = "it had ended";
        return result;
    }
    result.detail = count(report.stopped.size()) + " suspended" + (why.empty() ? "" : ", " + why);
    if (report.cgroupFrozen)
        result.detail += "; their cgroup is frozen";
    if (!report.failed.empty())
        result.detail += "; " + count(report.failed.size()) + " could not be";
    if (!report.spareReasons.empty())
        result.detail +=
            "; " + count(report.spared.size()) + " left alone: " + report.spareReasons.front();
    return result;
}

ActResult evidenceResult(const model::Result<EvidenceCollector::Evidence>& evidence) {
    ActResult result;
    if (!evidence) {
        result.detail = model::toString(evidence.error());
        return result;
    }
    result.outcome = model::Outcome::Done;
    result.detail = evidence->directory;
    if (!evidence->unfinished.empty())
        result.detail += "; unfinished (" + std::to_string(evidence->unfinished.size()) +
                         "): " + evidence->unfinished.front();
    return result;
}

}  // namespace

/// Everything a kill needs and gives, so that it can run beside the main thread.
struct CaseActor::Killing {
    std::string alertId;
    model::Finding finding;
    Keys members;
    SuspectScope scope;
    rules::Planned how = rules::Planned::KillTree;
    std::string by;
    bool withEvidence = true;
    WhenDone whenDone;
    model::Result<EvidenceCollector::Evidence> evidence;
    ActResult cut;  // of its connection
    ActResult result;
    bool finished = false;
};

bool CaseActor::suspend(Case& open, const Keys& roots, const std::string& why) {
    const auto report = m_tools.freezer.stopTree(roots, open.scope);
    addTo(open.members, report.stopped);
    open.cgroupFrozen = open.cgroupFrozen || report.cgroupFrozen;
    m_tools.recorder.note(open.alert, "suspend", suspendResult(report, why), "helper");
    return !open.members.empty();
}

void CaseActor::suspendMore(Case& open, const Keys& roots) {
    const auto before = open.members.size();
    const auto report = m_tools.freezer.stopTree(roots, open.scope);
    addTo(open.members, report.stopped);
    m_tools.stopper.settled(open.members);
    if (open.members.size() == before)
        return;
    m_tools.recorder.note(open.alert, "suspend", suspendResult(report, "in all"), "helper");
    m_tools.recorder.changed(open.alert);
    m_tools.book.update(open.alert);
    publish();
}

Case CaseActor::takeOut(Case& open) {
    Case ended = std::move(open);
    ended.alert.deadlineUs.reset();
    ended.alert.plannedAction.clear();
    m_tools.book.close(ended.alert.id);
    return ended;
}

void CaseActor::conclude(Case& ended, model::AlertState state) {
    ended.alert.state = state;
    m_tools.recorder.changed(ended.alert);
    m_tools.book.update(ended.alert);
    m_tools.stopper.settled(ended.members);
    m_tools.recorder.storePending(m_tools.book.cases());
}

// The kernel forgets them first: our own SIGCONT is nobody's. The pending file last: a helper that
// is killed in between finds an alert that is no longer open, and resumes once more.
ActResult CaseActor::letGo(Case& open, model::AlertState state, const std::string& action,
                           const std::string& by) {
    Case ended = takeOut(open);
    tellKernel();
    const auto result = m_tools.freezer.letGo(heldByNobody(ended.members));
    m_tools.recorder.note(ended.alert, action, result, by);
    conclude(ended, state);
    return result;
}

/// Somebody another question is open for stays suspended. Their cgroup may be thawed: from now on
/// a SIGCONT matters there too.
Keys CaseActor::heldByNobody(const Keys& keys) {
    Keys free;
    for (const auto& key : keys)
        if (Case* other = m_tools.book.holding(key))
            other->cgroupFrozen = false;
        else
            free.push_back(key);
    return free;
}

void CaseActor::close(Case& open, model::AlertState state) {
    Case ended = takeOut(open);
    tellKernel();
    m_tools.freezer.forget(ended.members);
    conclude(ended, state);
}

void CaseActor::run(Killing& killing) const {
    if (killing.withEvidence) {
        killing.evidence =
            m_tools.evidence.collect(killing.alertId, killing.finding, killing.members);
        killing.cut = m_tools.network.cut(killing.finding);
    }
    killing.result = killing.how == rules::Planned::Kill
                         ? m_tools.terminator.kill(rootsOf(killing.finding), killing.scope)
                         : m_tools.terminator.killTree(killing.members, killing.scope);
}

ActResult CaseActor::kill(Case& open, rules::Planned how, const std::string& by,
                          WhenDone whenDone) {
    auto killing = std::make_shared<Killing>();
    killing->alertId = open.alert.id;
    killing->finding = open.alert.finding;
    killing->members = open.members;
    killing->scope = open.scope;
    killing->how = how;
    killing->by = by;
    killing->withEvidence = !open.killing;
    killing->whenDone = std::move(whenDone);
    open.acting = true;
    const auto work = [this, killing] { run(*killing); };
    const auto done = [this, killing] { finish(*killing); };
    if (m_tools.offload)
        m_tools.offload(work, done);
    else {
        work();
        done();
    }
    if (killing->finished)
        return killing->result;
    return {model::Outcome::Pending, "evidence is being saved, then they are killed", {}, {}};
}

void CaseActor::finish(Killing& killing) {
    killing.finished = true;
    if (Case* open = m_tools.book.find(killing.alertId))
        finish(*open, killing);
    if (killing.whenDone)
        killing.whenDone(killing.result);
}

void CaseActor::finish(Case& open, const Killing& killing) {
    open.acting = false;
    const bool gone = killing.result.failed.empty();
    if (killing.withEvidence)
        noteEvidence(open.alert, killing);
    if (killing.withEvidence || gone)
        m_tools.recorder.note(open.alert, std::string(rules::toString(killing.how)), killing.result,
                              killing.by);
    m_tools.book.update(open.alert);
    gone ? finishGone(open, killing) : finishFailed(open, killing);
}

void CaseActor::noteEvidence(model::Alert& alert, const Killing& killing) {
    m_tools.recorder.note(alert, "evidence", evidenceResult(killing.evidence), killing.by);
    if (killing.cut.outcome != model::Outcome::Skipped)
        m_tools.recorder.note(alert, "drop", killing.cut, killing.by);
    if (killing.evidence)
        alert.evidence = killing.evidence->directory;
}

/// They stay suspended and are tried again.
void CaseActor::finishFailed(Case& open, const Killing& killing) {
    addTo(open.members, killing.result.failed);
    open.killing = true;
    open.planned = killing.how;
    open.alert.deadlineUs.reset();
    publish();
    if (killing.withEvidence)
        m_tools.recorder.changed(open.alert);
}

/// Who was suspended and not killed goes on: below a process that was killed alone, or protected
/// since.
void CaseActor::finishGone(Case& open, const Killing& killing) {
    const Keys rest = without(open.members, killing.result.done);
    const bool anybody = !killing.result.done.empty() || open.killing;
    close(open, anybody ? model::AlertState::Killed : model::AlertState::Gone);
    if (!rest.empty())
        (void)m_tools.freezer.letGo(heldByNobody(rest));  // who has ended needs it no more
}

void CaseActor::tellKernel() {
    Keys suspended;
    for (const auto& [id, open] : m_tools.book.cases())
        suspended.insert(suspended.end(), open.members.begin(), open.members.end());
    m_tools.kernel.watchSuspended(suspended);
}

void CaseActor::publish() {
    tellKernel();
    m_tools.recorder.storePending(m_tools.book.cases());
    for (const auto& [id, open] : m_tools.book.cases())
        m_tools.stopper.settled(open.members);
}

}  // namespace enforcement
