#include "enforcement/Responder.h"

#include <pwd.h>

#include <QUuid>
#include <algorithm>
#include <array>

#include "rules/RuleDefaults.h"
#include "storage/AlertLog.h"

namespace enforcement {
namespace {

using model::AlertState;
using model::Outcome;
using model::ResponseKind;
using rules::Planned;

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::size_t kMostRulesCounted = 16'384;
constexpr std::int64_t kWatchForChildrenUs = 5 * kSecondUs;

std::optional<std::uint32_t> uidOf(const std::string& name) {
    std::array<char, 4096> buffer;
    passwd entry{};
    passwd* found = nullptr;
    ::getpwnam_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    return found == nullptr ? std::nullopt : std::optional(found->pw_uid);
}

Planned plannedOf(ResponseKind act) {
    if (act == ResponseKind::Kill)
        return Planned::Kill;
    return act == ResponseKind::KillTree ? Planned::KillTree : Planned::Nothing;
}

}  // namespace

Responder::Responder(Dependencies dependencies)
    : m_dependencies(std::move(dependencies)),
      m_stopper(m_dependencies.protectedProcesses, std::move(m_dependencies.journal)),
      m_budget(0),
      m_recorder({m_dependencies.alerts, m_dependencies.audit, m_dependencies.pending,
                  m_dependencies.clockUs}),
      m_network(std::move(m_dependencies.network)),
      m_actor({m_dependencies.terminator, m_dependencies.freezer, m_dependencies.evidence,
               m_dependencies.kernel, m_stopper, m_book, m_recorder, m_network,
               m_dependencies.offload}),
      m_clockOffsetUs(m_dependencies.clockUs() - m_dependencies.steadyUs()) {
    m_recorder.onRaised = [this](const auto& alert) {
        if (onRaised)
            onRaised(alert);
    };
    m_recorder.onChanged = [this](const auto& alert) {
        if (onChanged)
            onChanged(alert);
    };
    setContext({});
    refresh();
}

// --- policy in force ---

void Responder::setContext(PolicyContext context) {
    context.trustedUsers.clear();
    for (const auto& entry : context.settings.trust)
        if (const auto user = entry.match.find("user"); user != entry.match.end())
            if (const auto uid = uidOf(user->second))
                context.trustedUsers[*uid] = user->second;
    m_budget.setPerMinute(context.settings.automaticKillsPerMinute);
    m_dependencies.kernel.setStopping(context.stopsAnything());
    m_stopper.setContext(std::make_shared<const PolicyContext>(std::move(context)));
}

void Responder::refresh() {
    auto settings = m_dependencies.settings();
    const auto context = m_stopper.context();
    if (settings == context->settings)
        return;
    PolicyContext next = *context;
    next.settings = std::move(settings);
    setContext(std::move(next));
}

void Responder::settingsChanged() {
    refresh();
}

void Responder::desktopPresent(bool present) {
    const auto context = m_stopper.context();
    if (context->desktopPresent == present)
        return;
    PolicyContext next = *context;
    next.desktopPresent = present;
    setContext(std::move(next));
}

void Responder::setLearning(bool learning) {
    const auto context = m_stopper.context();
    if (context->learning == learning)
        return;
    PolicyContext next = *context;
    next.learning = learning;
    setContext(std::move(next));
}

rules::Decision Responder::decideOn(const model::Finding& finding) const {
    const bool isProtected =
        m_dependencies.protectedProcesses.reasonFor(finding.process.key).has_value();
    auto input = m_stopper.context()->inputFor(finding, m_dependencies.clockUs(), isProtected);
    input.killBudgetLeft = m_budget.hasLeft(finding.process.uid, m_dependencies.steadyUs());
    return rules::decide(input);
}

// --- findings ---

void Responder::handle(model::Finding finding) {
    refresh();
    if (m_hits.size() < kMostRulesCounted || m_hits.contains(finding.ruleId))
        ++m_hits[finding.ruleId];
    const auto decision = decideOn(finding);
    const auto nowUs = m_dependencies.clockUs();
    model::Alert* known = m_book.repeated(finding, nowUs);
    if (!decision.raise) {
        if (onLearned && decision.why == rules::kStillLearning)
            onLearned(finding);
        release(finding);
        if (known != nullptr)
            m_recorder.counted(*known);
        return;
    }
    finding.level = *decision.raise;
    const bool isNew = known == nullptr;
    model::Alert alert = isNew ? newAlert(finding) : merged(*known, finding);
    if (decision.stopNow)
        return stopFor(std::move(alert), isNew, decision, finding);
    release(finding);
    onlyTell(alert, isNew, decision);
}

model::Alert Responder::newAlert(const model::Finding& finding) const {
    model::Alert alert;
    alert.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    alert.raisedAtUs = m_dependencies.clockUs();
    alert.changedAtUs = alert.raisedAtUs;
    if (finding.login)
        alert.userName = finding.login->user;
    else if (m_dependencies.userName)
        alert.userName = m_dependencies.userName(finding.process.uid);
    alert.hostName = m_dependencies.hostName;
    alert.finding = finding;
    const auto steadyUs = m_dependencies.steadyUs();
    if (finding.seenNs == 0)  // a source that knows no time of its own
        alert.finding.seenNs = static_cast<std::uint64_t>(steadyUs) * 1000;
    alert.seenAtUs =
        alert.raisedAtUs - steadyUs + static_cast<std::int64_t>(alert.finding.seenNs / 1000);
    return alert;
}

/// The same thing again changes nothing but the count; a certain verdict replaces a likely one, and
/// seen_at stays when it was seen first.
model::Alert Responder::merged(model::Alert alert, const model::Finding& finding) {
    if (finding.certainty > alert.finding.certainty) {
        const auto firstSeenNs = alert.finding.seenNs;
        alert.finding = finding;
        alert.finding.seenNs = firstSeenNs;
    }
    return alert;
}

void Responder::publishAlert(model::Alert& alert, bool isNew) {
    const auto nowUs = m_dependencies.clockUs();
    if (isNew) {
        m_recorder.raise(alert);
        m_book.remember(alert, nowUs);
    } else {
        m_recorder.counted(alert);
        m_book.update(alert);
    }
}

void Responder::onlyTell(model::Alert& alert, bool isNew, const rules::Decision& decision) {
    const auto& rule = alert.finding.ruleId;
    if (isNew && !decision.why.empty()) {
        const auto response = rules::responseOf(m_stopper.context()->settings, rule);
        m_recorder.noteSkipped(alert, std::string(model::toString(response)), decision.why);
    }
    publishAlert(alert, isNew);
    if (decision.actNow == ResponseKind::Drop || decision.actNow == ResponseKind::Block)
        actOnNetwork(alert, isNew, decision.actNow);
}

/// The same peer again is cut again, and told of once.
void Responder::actOnNetwork(model::Alert& alert, bool isNew, ResponseKind kind) {
    const auto acts = m_network.respond(alert, kind, m_dependencies.steadyUs());
    if (!isNew)
        return;
    for (const auto& [action, result] : acts)
        m_recorder.note(alert, action, result, "helper");
    saveChange(alert);
}

/// Stopped in the kernel or on the intake thread, and the policy as it is now does not want it.
void Responder::release(const model::Finding& finding) {
    if (finding.alreadyStopped)
        for (const auto& key : rootsOf(finding))
            release(key);
}

void Responder::release(const model::ProcessKey& key) {
    const std::array keys{key};
    if (!m_dependencies.freezer.isSuspended(key))
        (void)m_dependencies.freezer.letGo(keys);  // who has ended needs it no more
    m_stopper.settled(keys);
}

// --- suspending ---

/// Already stopped: the line goes first, it is what latency is measured by. Otherwise the stop
/// does.
void Responder::stopFor(model::Alert alert, bool isNew, const rules::Decision& decision,
                        const model::Finding& finding) {
    if (Case* open = m_book.find(alert.id))
        return stopMoreFor(*open, finding);
    Case newCase;
    newCase.scope = scopeOf(finding, m_dependencies.protectedProcesses);
    newCase.alert = std::move(alert);
    openCase(newCase, decision);
    if (finding.alreadyStopped)
        publishAlert(newCase.alert, isNew);
    const bool holds = m_actor.suspend(newCase, rootsOf(finding), std::string(decision.why));
    if (!holds)
        closeEmpty(newCase.alert);
    if (!finding.alreadyStopped)
        publishAlert(newCase.alert, isNew);
    if (!holds)
        return saveChange(newCase.alert);
    Case& open = m_book.open(std::move(newCase));
    m_actor.publish();
    saveChange(open.alert);
    if (const auto how = plannedOf(decision.actNow); how != Planned::Nothing)
        killAutomatically(open, how);
}

/// What the line says before anything is known of the outcome, and what a restarted helper goes by:
/// a kill that is due at once has a deadline that is over.
void Responder::openCase(Case& open, const rules::Decision& decision) {
    const auto nowUs = m_dependencies.clockUs();
    const auto atOnce = plannedOf(decision.actNow);
    open.planned = atOnce == Planned::Nothing ? decision.planned : atOnce;
    open.watchUntilUs = nowUs + kWatchForChildrenUs;
    open.alert.state = AlertState::Suspended;
    open.alert.resolved = false;
    open.alert.plannedAction = rules::toString(open.planned);
    if (decision.askForS > 0 || atOnce != Planned::Nothing)
        open.alert.deadlineUs = nowUs + decision.askForS * kSecondUs;
}

void Responder::closeEmpty(model::Alert& alert) const {
    const bool ended =
        alert.responses.empty() || alert.responses.back().outcome == Outcome::Skipped;
    alert.state = ended ? AlertState::Gone : AlertState::Raised;
    alert.deadlineUs.reset();
    alert.plannedAction.clear();
}

void Responder::stopMoreFor(Case& open, const model::Finding& finding) {
    open.alert = merged(std::move(open.alert), finding);
    m_recorder.counted(open.alert);
    m_book.update(open.alert);
    if (!open.acting)
        m_actor.suspendMore(open, rootsOf(finding));
}

void Responder::killAutomatically(Case& open, Planned how) {
    const auto uid = open.alert.finding.process.uid;
    if (m_budget.take(uid, m_dependencies.steadyUs())) {
        m_actor.kill(open, how, "helper");
        return;
    }
    keepSuspended(open, "the cap on automatic kills is reached; they stay suspended");
}

void Responder::keepSuspended(Case& open, std::string_view why) {
    const std::string action(rules::toString(open.planned));
    m_recorder.noteSkipped(open.alert, action.empty() ? "kill-tree" : action, why);
    open.planned = Planned::Nothing;
    open.alert.deadlineUs.reset();
    open.alert.plannedAction.clear();
    saveChange(open.alert);
    m_actor.publish();
}

void Responder::saveChange(model::Alert& alert) {
    m_recorder.changed(alert);
    m_book.update(alert);
}

std::vector<model::SuspendedProcess> Responder::suspended() const {
    std::vector<model::SuspendedProcess> all;
    for (const auto& [id, open] : m_book.cases())
        for (const auto& key : open.members)
            all.push_back({key, id, open.alert.deadlineUs.value_or(0)});
    return all;
}

}  // namespace enforcement
