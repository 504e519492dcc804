// What a person asks the Responder to do (Alerts1).
#include <algorithm>

#include "enforcement/ProcessHandle.h"
#include "enforcement/Responder.h"
#include "storage/AlertLog.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;
using model::AlertState;
using model::Outcome;

constexpr std::int64_t kLongestPauseUs = 60'000'000;
constexpr std::size_t kMostExemptions = 1024;

ActResult done(std::string detail) {
    return {Outcome::Done, std::move(detail), {}, {}};
}

}  // namespace

model::Result<model::Alert> Responder::alertOf(const std::string& id) const {
    if (const auto* known = m_book.remembered(id))
        return *known;
    auto alert = m_dependencies.alerts.get(id);
    if (!alert)
        return model::unexpected(Code::InvalidArgument, "alert", "there is none with this id");
    return *std::move(alert);
}

/// The open case of an alert, or one that is opened for what is left of an alert's processes.
model::Result<Case*> Responder::caseOf(const std::string& id) {
    if (Case* open = m_book.find(id)) {
        if (open->acting)
            return model::unexpected(Code::Unavailable, "alert", "it is being acted upon just now");
        return open;
    }
    auto alert = alertOf(id);
    if (!alert)
        return std::unexpected(alert.error());
    const auto subject = alert->finding.process.key;
    if (const auto handle = ProcessHandle::open(subject); !handle)
        return std::unexpected(handle.error());
    if (const auto reason = m_dependencies.protectedProcesses.reasonFor(subject))
        return model::unexpected(Code::Protected, "pid " + std::to_string(subject.pid), *reason);
    Case newCase;
    newCase.scope = scopeOf(alert->finding, m_dependencies.protectedProcesses);
    newCase.alert = *std::move(alert);
    if (!m_actor.suspend(newCase, rootsOf(newCase.alert.finding), "to be killed"))
        return model::unexpected(Code::NoSuchProcess, "pid " + std::to_string(subject.pid),
                                 newCase.alert.responses.back().detail);
    return &m_book.open(std::move(newCase));
}

model::Result<ActResult> Responder::kill(const std::string& id, const std::string& by,
                                         WhenDone whenDone) {
    const auto open = caseOf(id);
    if (!open)
        return std::unexpected(open.error());
    return m_actor.kill(**open, rules::Planned::KillTree, by, std::move(whenDone));
}

model::Result<ActResult> Responder::allow(const std::string& id, const std::string& by) {
    if (Case* open = m_book.find(id)) {
        if (open->acting || open->killing)
            return model::unexpected(Code::Unavailable, "alert", "it is being killed");
        exempt(open->alert.finding, true);
        return m_actor.letGo(*open, AlertState::Allowed, "allow", by);
    }
    auto alert = alertOf(id);
    if (!alert)
        return std::unexpected(alert.error());
    if (alert->state == AlertState::Killed || alert->state == AlertState::Gone)
        return ActResult{Outcome::Skipped, "its processes are gone", {}, {}};
    exempt(alert->finding, true);
    alert->state = AlertState::Allowed;
    takeBackBlock(*alert, by);
    const auto result = done("nothing was suspended; it is left alone from now on");
    m_recorder.note(*alert, "allow", result, by);
    saveChange(*alert);
    return result;
}

model::Result<ActResult> Responder::allowAlways(const std::string& id,
                                                const std::map<std::string, std::string>& match,
                                                const std::string& by) {
    const Case* open = m_book.find(id);
    const auto alert = open != nullptr ? model::Result<model::Alert>(open->alert) : alertOf(id);
    if (!alert)
        return std::unexpected(alert.error());
    if (!m_dependencies.addTrust)
        return model::unexpected(Code::Unavailable, "trust", "no settings to store it in");
    model::TrustEntry entry;
    entry.match = match;
    entry.rules = {alert->finding.ruleId};
    entry.note = "allowed for alert " + id;
    if (const auto added = m_dependencies.addTrust(entry); !added)
        return std::unexpected(added.error());
    refresh();
    return allow(id, by);
}

model::Result<ActResult> Responder::resolve(const std::string& id, const std::string& by) {
    Case* open = m_book.find(id);
    auto alert = open != nullptr ? model::Result<model::Alert>(open->alert) : alertOf(id);
    if (!alert)
        return std::unexpected(alert.error());
    alert->resolved = true;
    // Killed, allowed, resumed say more about it than resolved would.
    if (alert->state == AlertState::Raised)
        alert->state = AlertState::Resolved;
    const auto result = done("looked at");
    m_recorder.note(*alert, "resolve", result, by);
    saveChange(*alert);
    if (open != nullptr)
        open->alert = *std::move(alert);
    return result;
}

/// Answers what was taken back; nothing was: skipped, and not noted.
ActResult Responder::takeBackBlock(model::Alert& alert, const std::string& by) {
    auto result = m_network.unblock(alert);
    if (result.outcome != Outcome::Skipped)
        m_recorder.note(alert, "unblock", result, by);
    return result;
}

/// Resumes what is suspended, lets a blocked peer in, forgets an allow, unresolves. A killed
/// process does not come back.
model::Result<ActResult> Responder::undo(const std::string& id, const std::string& by) {
    if (Case* open = m_book.find(id)) {
        if (open->acting || open->killing)
            return model::unexpected(Code::Unavailable, "alert", "it is being killed");
        return m_actor.letGo(*open, AlertState::Resumed, "resume", by);
    }
    auto alert = alertOf(id);
    if (!alert)
        return std::unexpected(alert.error());
    ActResult result = takeBackBlock(*alert, by);
    if (result.outcome == Outcome::Skipped)
        result.detail = "there is nothing to take back";
    if (alert->resolved)
        result = done("no longer marked as looked at");
    if (alert->state == AlertState::Allowed)
        result = done("no longer allowed; the next time is asked about again");
    if (result.outcome == Outcome::Skipped)
        return result;
    exempt(alert->finding, false);
    alert->resolved = false;
    if (alert->state == AlertState::Allowed || alert->state == AlertState::Resolved)
        alert->state = AlertState::Raised;
    m_recorder.note(*alert, "undo", result, by);
    saveChange(*alert);
    return result;
}

/// Rule and process, until the process ends.
void Responder::exempt(const model::Finding& finding, bool exempted) {
    PolicyContext next = *m_stopper.context();
    if (next.allowed.size() >= kMostExemptions)
        std::erase_if(next.allowed,
                      [](const auto& exemption) { return !ProcessHandle::open(exemption.second); });
    const PolicyContext::Exemption exemption{finding.ruleId, finding.process.key};
    if (!exempted)
        next.allowed.erase(exemption);
    else if (next.allowed.size() < kMostExemptions)
        next.allowed.insert(exemption);
    setContext(std::move(next));
}

void Responder::pauseCountdown(const std::string& id) {
    Case* open = m_book.find(id);
    if (open == nullptr || !open->alert.deadlineUs || open->wasPaused || open->acting)
        return;
    open->wasPaused = true;
    open->pausedAtUs = m_dependencies.clockUs();
    *open->alert.deadlineUs += kLongestPauseUs;
    saveChange(open->alert);
    m_actor.publish();
}

void Responder::continueCountdown(const std::string& id) {
    Case* open = m_book.find(id);
    if (open == nullptr || open->pausedAtUs == 0 || !open->alert.deadlineUs)
        return;
    const auto stoodUs = m_dependencies.clockUs() - open->pausedAtUs;
    *open->alert.deadlineUs -=
        std::clamp<std::int64_t>(kLongestPauseUs - stoodUs, 0, kLongestPauseUs);
    open->pausedAtUs = 0;
    saveChange(open->alert);
    m_actor.publish();
}

// --- acts that are carried out elsewhere ---

void Responder::noteAct(const std::string& id, const std::string& action, const ActResult& result,
                        const std::string& evidence, bool killed) {
    Case* open = m_book.find(id);
    auto known = open != nullptr ? model::Result<model::Alert>(open->alert) : alertOf(id);
    if (!known)
        return;
    if (!evidence.empty())
        known->evidence = evidence;
    if (killed && open == nullptr)
        known->state = AlertState::Killed;
    m_recorder.note(*known, action, result, "helper");
    saveChange(*known);
    if (open != nullptr)
        open->alert = *std::move(known);
}

bool Responder::takeKill(std::uint32_t uid) {
    return m_budget.take(uid, m_dependencies.steadyUs());
}

}  // namespace enforcement
