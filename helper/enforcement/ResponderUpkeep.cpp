// What the Responder does without being asked: deadlines, foreign SIGCONTs, start and end.
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <fstream>

#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"
#include "enforcement/Responder.h"
#include "rules/RuleDefaults.h"
#include "storage/AlertLog.h"
#include "storage/PendingFile.h"

namespace enforcement {
namespace {

using model::AlertState;
using model::Outcome;
using rules::Planned;
using Keys = std::vector<model::ProcessKey>;

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::int64_t kJumpUs = 2 * kSecondUs;
constexpr std::int64_t kCloseLookUs = 100'000;  // while late children may turn up
constexpr int kContinuesTold = 5;

Keys living(const Keys& keys) {
    Keys alive;
    for (const auto& key : keys)
        if (const auto handle = ProcessHandle::open(key); handle && !handle->hasEnded())
            alive.push_back(key);
    return alive;
}

Planned responseAsPlanned(model::ResponseKind response) {
    if (response == model::ResponseKind::Kill)
        return Planned::Kill;
    return response == model::ResponseKind::KillTree ? Planned::KillTree : Planned::KeepSuspended;
}

std::string senderText(const model::ProcessKey& sender) {
    const auto member = sender ? readMember(sender.pid) : std::nullopt;
    std::string text = "pid " + std::to_string(sender.pid);
    return member && member->key == sender ? text + " of uid " + std::to_string(member->uid) : text;
}

const std::string& currentBootId() {
    static const std::string id = [] {
        std::ifstream file("/proc/sys/kernel/random/boot_id");
        std::string text;
        std::getline(file, text);
        return text;
    }();
    return id;
}

std::vector<std::string> idsOf(const CaseBook& book) {
    std::vector<std::string> ids;
    for (const auto& [id, open] : book.cases())
        ids.push_back(id);
    return ids;
}

}  // namespace

// --- time ---

std::optional<std::int64_t> Responder::nextDeadlineUs() const {
    const auto nowUs = m_dependencies.clockUs();
    std::optional<std::int64_t> next;
    for (const auto& [id, open] : m_book.cases()) {
        auto atUs = nowUs + (nowUs < open.watchUntilUs ? kCloseLookUs : kSecondUs);
        if (open.alert.deadlineUs && !open.acting)
            atUs = std::min(atUs, *open.alert.deadlineUs);
        next = std::min(next.value_or(atUs), atUs);
    }
    return next;
}

void Responder::tick(std::int64_t nowUs) {
    refresh();
    followClock(nowUs);
    for (const auto& id : idsOf(m_book))
        if (Case* open = m_book.find(id); open != nullptr && !open->acting)
            look(*open, nowUs);
}

/// Deadlines are shown in wall-clock time and are meant as time that passes: somebody who sets the
/// clock back must not keep a process suspended (threats 8).
void Responder::followClock(std::int64_t nowUs) {
    const auto offsetUs = nowUs - m_dependencies.steadyUs();
    const auto jumpUs = offsetUs - m_clockOffsetUs;
    m_clockOffsetUs = offsetUs;
    if (std::abs(jumpUs) < kJumpUs)
        return;
    for (auto& [id, open] : m_book.cases()) {
        open.watchUntilUs += jumpUs;
        open.pausedAtUs += open.pausedAtUs == 0 ? 0 : jumpUs;
        if (open.alert.deadlineUs) {
            *open.alert.deadlineUs += jumpUs;
            saveChange(open.alert);
        }
    }
    m_recorder.storePending(m_book.cases());
}

void Responder::look(Case& open, std::int64_t nowUs) {
    if (living(open.members).empty()) {
        m_actor.close(open, open.killing ? AlertState::Killed : AlertState::Gone);
        return;
    }
    if (open.alert.deadlineUs && *open.alert.deadlineUs <= nowUs)
        return atDeadline(open);
    const bool awake = std::ranges::any_of(open.members, [](const auto& key) {
        const auto member = readMember(key.pid);
        return member && member->key == key && !member->isDead() && member->isAwake();
    });
    if (awake && !open.cgroupFrozen)
        return open.killing ? void(m_actor.kill(open, open.planned, "helper"))
                            : answerContinue(open, "an unknown process");
    if (nowUs < open.watchUntilUs)
        m_actor.suspendMore(open, open.members);
}

/// Who switched to observe mode meanwhile wants nothing done to anybody.
void Responder::atDeadline(Case& open) {
    if (m_stopper.context()->settings.mode == model::Mode::Observe)
        open.planned = Planned::Resume;
    switch (open.planned) {
        case Planned::Kill:
        case Planned::KillTree:
            return killAutomatically(open, open.planned);
        case Planned::Resume:
            m_actor.letGo(open, AlertState::Resumed, "resume", "helper");
            return;
        case Planned::KeepSuspended:
        case Planned::Nothing:
            return keepSuspended(open, "nobody answered; they stay suspended");
    }
}

// --- a SIGCONT from outside (threats 11) ---

void Responder::onSignal(const model::SignalEvent& event) {
    if (event.signal != SIGCONT || event.sender.pid == ::getpid())
        return;
    Case* open = m_book.holding(event.target);
    if (open != nullptr && !open->acting)
        answerContinue(*open, senderText(event.sender));
}

void Responder::answerContinue(Case& open, const std::string& who) {
    ++open.continuations;
    const auto report = m_dependencies.freezer.stopTree(open.members, open.scope);
    if (open.continuations <= kContinuesTold)
        m_recorder.note(
            open.alert, "suspend",
            {report.complete ? Outcome::Done : Outcome::Failed,
             "woken by a SIGCONT from " + who + "; suspended again", report.stopped, report.failed},
            "helper");
    if (open.continuations > 1 &&
        m_budget.take(open.alert.finding.process.uid, m_dependencies.steadyUs())) {
        m_actor.kill(open, Planned::KillTree, "helper");
        return;
    }
    if (open.continuations <= kContinuesTold)
        saveChange(open.alert);
}

// --- start ---

void Responder::restore() {
    refresh();
    const auto loaded = m_dependencies.pending.load();
    if (!loaded)
        m_dependencies.alerts.say(model::Level::Error, "Who was suspended before is not known: " +
                                                           toString(loaded.error()));
    std::map<std::string, Keys> pending;
    if (loaded)
        for (const auto& entry : *loaded)
            pending[entry.alertId] = entry.keys;
    for (auto& alert : m_dependencies.alerts.unfinished()) {
        const auto found = pending.extract(alert.id);
        takeOver(alert, found ? found.mapped() : rootsOf(alert.finding));
    }
    for (const auto& [id, keys] : pending)
        letStrandedGo(keys);
    letStrandedGo(m_stopper.unsettled());
    m_actor.publish();
}

/// A question goes on where it stood; one whose time is over is answered at the first tick.
void Responder::takeOver(model::Alert alert, const Keys& keys) {
    Case open;
    if (alert.bootId.empty() || alert.bootId == currentBootId())
        open.members = living(keys);
    open.scope = scopeOf(alert.finding, m_dependencies.protectedProcesses);
    open.planned = rules::plannedFromString(alert.plannedAction);
    open.watchUntilUs = m_dependencies.clockUs() + kSecondUs;
    open.alert = std::move(alert);
    m_dependencies.freezer.adopt(open.members);
    m_book.remember(open.alert, m_dependencies.clockUs());
    Case& taken = m_book.open(std::move(open));
    if (taken.members.empty()) {
        m_actor.close(taken, AlertState::Gone);
        return;
    }
    m_actor.suspend(taken, Keys(taken.members), "taken over after a restart");
    saveChange(taken.alert);
}

/// Stopped by a helper that was killed before it could say why: nobody could ever decide on them.
void Responder::letStrandedGo(const Keys& keys) {
    Keys stranded;
    for (const auto& key : living(keys))
        if (m_book.holding(key) == nullptr)
            stranded.push_back(key);
    if (!stranded.empty()) {
        const auto result = m_dependencies.freezer.letGo(stranded);
        m_dependencies.alerts.say(model::Level::Warning,
                                  "The helper was ended while it suspended a process; " +
                                      result.detail + " (first pid " +
                                      std::to_string(stranded.front().pid) + ")");
    }
    m_stopper.settled(keys);
}

// --- end ---

void Responder::shutdown() {
    refresh();
    m_actor.stopOffloading();
    for (const auto& id : idsOf(m_book))
        if (Case* open = m_book.find(id); open != nullptr && open->alert.deadlineUs)
            resolveUnattended(*open);
}

void Responder::resolveUnattended(Case& open) {
    const auto& settings = m_stopper.context()->settings;
    if (settings.askUnattended != "enforce") {
        m_actor.letGo(open, AlertState::Resumed, "resume", "helper");
        return;
    }
    open.planned = responseAsPlanned(rules::responseOf(settings, open.alert.finding.ruleId));
    atDeadline(open);
}

}  // namespace enforcement
