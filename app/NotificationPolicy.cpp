#include "app/NotificationPolicy.h"

#include <algorithm>

#include "ui/format/AlertText.h"

namespace app {
namespace {

using Kind = BubblePlan::Kind;

constexpr std::int64_t kSecondUs = 1'000'000;
constexpr std::int64_t kStaleUs = 120 * kSecondUs;  // older ones are history, not news
constexpr std::int64_t kFloodUs = kSecondUs;        // a flood's bubble: at most once a second
constexpr std::int64_t kAnsweredOutcomeUs = 8 * kSecondUs;
constexpr std::int64_t kOutcomeUs = 60 * kSecondUs;  // nobody answered: time to come back
constexpr std::int64_t kWarningUs = 60 * kSecondUs;
constexpr std::int64_t kQuietCheckUs = 60 * kSecondUs;
constexpr std::size_t kMostKnown = 4096;
constexpr std::size_t kMostBatches = 32;
constexpr char kDigestKey[] = "digest";
constexpr char kFloodKey[] = "flood";
constexpr char kOthersKey[] = "others";

bool isUrgent(const model::Alert& alert) {
    return alert.finding.level >= model::Level::Alert;
}

bool isOver(const model::Alert& alert) {
    return alert.resolved || alert.state != model::AlertState::Raised;
}

BubblePlan planFor(const model::Alert& alert, std::int64_t nowUs) {
    BubblePlan plan{alert.id, Kind::Single, alert, 1, 0, isUrgent(alert), {}};
    if (isQuestion(alert, nowUs)) {
        plan.kind = Kind::Question;
        plan.breaksThrough = true;
        if (alert.deadlineUs)
            plan.secondsLeft = countdownSeconds(*alert.deadlineUs, nowUs);
    } else if (isOver(alert)) {
        plan.kind = Kind::Outcome;
        plan.breaksThrough = false;
    }
    return plan;
}

bool saysTheSame(const BubblePlan& a, const BubblePlan& b) {
    return a.kind == b.kind && a.count == b.count && a.secondsLeft == b.secondsLeft &&
           a.refusal == b.refusal && a.aside == b.aside && a.alert.state == b.alert.state &&
           a.alert.count == b.alert.count && a.alert.resolved == b.alert.resolved &&
           a.alert.plannedAction == b.alert.plannedAction &&
           a.alert.finding.message == b.alert.finding.message;
}

/// A question before a statement, one's own before somebody else's.
int weightOf(const BubblePlan& plan) {
    return (plan.kind == Kind::Question ? 2 : 0) + (plan.alert.outline ? 0 : 1);
}

void earliest(std::optional<std::int64_t>& next, std::optional<std::int64_t> other) {
    if (other && (!next || *other < *next))
        next = other;
}

/// When the number on the bubble is no longer right.
std::optional<std::int64_t> nextCountdownUs(const BubblePlan& plan) {
    if (plan.kind != Kind::Question || !plan.alert.deadlineUs || plan.secondsLeft == 0)
        return std::nullopt;
    return *plan.alert.deadlineUs - plan.secondsLeft * kSecondUs + 1;
}

}  // namespace

bool isQuestion(const model::Alert& alert, std::int64_t nowUs) {
    return alert.state == model::AlertState::Suspended && !alert.resolved &&
           (!alert.deadlineUs || *alert.deadlineUs > nowUs);
}

int countdownSeconds(std::int64_t deadlineUs, std::int64_t nowUs) {
    const std::int64_t left =
        std::clamp<std::int64_t>((deadlineUs - nowUs) / kSecondUs, 0, 100'000);
    return static_cast<int>(left <= 5 ? left : left / 5 * 5);
}

BubbleChanges NotificationPolicy::onAlert(const model::Alert& alert, const Moment& now) {
    if (const auto shown = m_shown.find(alert.id); shown != m_shown.end())
        return update(shown->second, alert, now);
    if (!m_taste.enabled || alert.finding.level == model::Level::Info || !isNews(alert, now) ||
        isSilenced(alert, now) || !remember(alert.id))
        return {};
    return announce(alert, now);
}

bool NotificationPolicy::isQuiet(const Moment& now) const {
    return now.isUndisturbed || m_taste.quietHours.contains(now.minuteOfDay);
}

bool NotificationPolicy::isNews(const model::Alert& alert, const Moment& now) const {
    return isQuestion(alert, now.us) || now.us - alert.raisedAtUs < kStaleUs ||
           (now.awaySinceUs && alert.raisedAtUs >= *now.awaySinceUs);
}

void NotificationPolicy::hold(const model::Alert& alert, std::uint64_t count, const Moment& now) {
    m_held += count;
    m_lastHeld = alert;
    m_wasAway = m_wasAway || now.awaySinceUs;
}

bool NotificationPolicy::isSilenced(const model::Alert& alert, const Moment& now) const {
    const auto until = m_taste.silencedUntilUs.find(alert.finding.ruleId);
    return until != m_taste.silencedUntilUs.end() && until->second > now.us &&
           !isQuestion(alert, now.us);
}

void NotificationPolicy::silence(const std::string& ruleId, std::int64_t untilUs) {
    m_taste.silencedUntilUs[ruleId] = untilUs;
}

/// False when this alert was decided about before. What is forgotten again is long past.
bool NotificationPolicy::remember(const std::string& id) {
    if (!m_known.insert(id).second)
        return false;
    m_knownOrder.push_back(id);
    if (m_knownOrder.size() > kMostKnown) {
        m_known.erase(m_knownOrder.front());
        m_knownOrder.pop_front();
    }
    return true;
}

BubbleChanges NotificationPolicy::announce(const model::Alert& alert, const Moment& now) {
    const bool urgent = isUrgent(alert) || isQuestion(alert, now.us);
    if (isQuiet(now) && !(urgent && m_taste.alertsBreakThrough)) {
        hold(alert, 1, now);
        return {};
    }
    if (ui::isAnotherPersons(alert) && !isQuestion(alert, now.us)) {
        addToBatch(kOthersKey, alert, now.us + kCoalesceUs);
        return {};
    }
    if (urgent)
        return showSingle(alert, now);
    addToBatch("rule:" + alert.finding.ruleId, alert, now.us + kCoalesceUs);
    return {};
}

BubbleChanges NotificationPolicy::showSingle(const model::Alert& alert, const Moment& now) {
    BubbleChanges changes;
    BubblePlan plan = planFor(alert, now.us);
    plan.breaksThrough = plan.breaksThrough && m_taste.alertsBreakThrough;
    if (!makeRoom(plan, changes)) {
        addToBatch(kFloodKey, alert, now.us + kFloodUs);
        return changes;
    }
    std::optional<std::int64_t> closeAtUs;
    if (plan.kind == Kind::Outcome)
        closeAtUs = now.us + kOutcomeUs;
    changes.push_back(show({std::move(plan), false, closeAtUs}));
    return changes;
}

/// Four bubbles at most beside the bursts; the one of least weight gives way to one of more.
bool NotificationPolicy::makeRoom(const BubblePlan& plan, BubbleChanges& changes) {
    std::size_t singles = 0;
    const BubblePlan* giveWay = nullptr;
    for (const auto& [key, shown] : m_shown) {
        if (m_batches.contains(key) || key == kDigestKey)
            continue;
        ++singles;
        if (giveWay == nullptr || weightOf(shown.plan) < weightOf(*giveWay))
            giveWay = &shown.plan;
    }
    if (singles < kMostSingleBubbles)
        return true;
    if (weightOf(*giveWay) >= weightOf(plan))
        return false;
    const std::string key = giveWay->key;
    changes.push_back({key, std::nullopt});
    m_shown.erase(key);
    return true;
}

void NotificationPolicy::addToBatch(const std::string& key, const model::Alert& alert,
                                    std::int64_t dueUs) {
    const bool full = !m_batches.contains(key) && m_batches.size() >= kMostBatches;
    Batch& batch = m_batches[full ? std::string(kFloodKey) : key];
    batch.plan.count = batch.plan.key.empty() ? 1 : batch.plan.count + 1;
    ++batch.unshown;
    batch.plan.key = full ? std::string(kFloodKey) : key;
    batch.plan.alert = alert;
    batch.plan.breaksThrough =
        batch.plan.breaksThrough || (isUrgent(alert) && m_taste.alertsBreakThrough);
    if (!batch.dueUs)
        batch.dueUs = dueUs;
}

BubbleChanges NotificationPolicy::update(Shown& shown, const model::Alert& alert,
                                         const Moment& now) {
    BubblePlan plan = planFor(alert, now.us);
    if (plan.kind == Kind::Question) {
        plan.refusal = shown.plan.refusal;
        plan.aside = shown.plan.aside;
        shown.closeAtUs.reset();  // asked again: taken back
    }
    plan.breaksThrough = plan.breaksThrough && m_taste.alertsBreakThrough;
    if (plan.kind == Kind::Outcome && !shown.closeAtUs)
        shown.closeAtUs = now.us + (shown.answered ? kAnsweredOutcomeUs : kOutcomeUs);
    const bool same = saysTheSame(plan, shown.plan);
    shown.plan = plan;
    return same ? BubbleChanges{} : BubbleChanges{{plan.key, plan}};
}

BubbleChange NotificationPolicy::show(Shown shown) {
    BubbleChange change{shown.plan.key, shown.plan};
    m_shown[change.key] = std::move(shown);
    return change;
}

BubbleChanges NotificationPolicy::onTick(const Moment& now) {
    BubbleChanges changes;
    tickBatches(now, changes);
    tickShown(now, changes);
    tickHeld(now, changes);
    return changes;
}

void NotificationPolicy::tickBatches(const Moment& now, BubbleChanges& changes) {
    for (auto& [key, batch] : m_batches) {
        if (!batch.dueUs || *batch.dueUs > now.us)
            continue;
        batch.dueUs.reset();
        if (isQuiet(now) && !batch.plan.breaksThrough) {  // it has become so meanwhile
            hold(batch.plan.alert, batch.unshown, now);
            batch.plan.count -= batch.unshown;
            batch.unshown = 0;
            continue;
        }
        batch.unshown = 0;
        batch.plan.kind = batch.plan.count > 1 ? Kind::Burst : Kind::Single;
        changes.push_back(show({batch.plan, false, now.us + kWarningUs}));
    }
}

void NotificationPolicy::tickShown(const Moment& now, BubbleChanges& changes) {
    for (auto at = m_shown.begin(); at != m_shown.end();) {
        Shown& shown = at->second;
        if (shown.closeAtUs && *shown.closeAtUs <= now.us) {
            changes.push_back({at->first, std::nullopt});
            forgetShownPart(at->first);
            at = m_shown.erase(at);
            continue;
        }
        if (const auto next = nextCountdownUs(shown.plan); next && *next <= now.us) {
            shown.plan.secondsLeft = countdownSeconds(*shown.plan.alert.deadlineUs, now.us);
            changes.push_back({at->first, shown.plan});
        }
        ++at;
    }
}

void NotificationPolicy::tickHeld(const Moment& now, BubbleChanges& changes) {
    if (m_held == 0 || isQuiet(now))
        return;
    BubblePlan plan{kDigestKey, m_held > 1 ? Kind::Digest : Kind::Single, m_lastHeld, m_held};
    plan.wasAway = m_wasAway;
    m_held = 0;
    m_wasAway = false;
    changes.push_back(show({std::move(plan), false, now.us + kOutcomeUs}));
}

std::optional<std::int64_t> NotificationPolicy::nextTickUs(const Moment& now) const {
    std::optional<std::int64_t> next;
    for (const auto& [key, batch] : m_batches)
        earliest(next, batch.dueUs);
    for (const auto& [key, shown] : m_shown) {
        earliest(next, shown.closeAtUs);
        earliest(next, nextCountdownUs(shown.plan));
    }
    if (m_held > 0)
        earliest(next, now.us + kQuietCheckUs);
    return next;
}

void NotificationPolicy::onClockSet(std::int64_t byUs) {
    for (auto& [key, batch] : m_batches)
        if (batch.dueUs)
            *batch.dueUs += byUs;
    for (auto& [key, shown] : m_shown)
        if (shown.closeAtUs)
            *shown.closeAtUs += byUs;
}

void NotificationPolicy::onAnswered(const std::string& key) {
    if (const auto shown = m_shown.find(key); shown != m_shown.end())
        shown->second.answered = true;
}

BubbleChanges NotificationPolicy::onRefused(const std::string& key, const std::string& why,
                                            const Moment& now) {
    Shown* shown = askedStill(key, now);
    if (shown == nullptr)
        return {};
    shown->plan.refusal = why;
    return {{key, shown->plan}};
}

BubbleChanges NotificationPolicy::onAside(const std::string& key, const std::string& what,
                                          const Moment& now) {
    Shown* shown = askedStill(key, now);
    if (shown == nullptr)
        return {};
    shown->plan.aside = what;
    return {{key, shown->plan}};
}

/// Pressed, but still to be answered; the bubble of everything else went with the press.
NotificationPolicy::Shown* NotificationPolicy::askedStill(const std::string& key,
                                                          const Moment& now) {
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return nullptr;
    shown->second.answered = false;
    if (isQuestion(shown->second.plan.alert, now.us))
        return &shown->second;
    m_shown.erase(shown);
    return nullptr;
}

void NotificationPolicy::onClosed(const std::string& key) {
    const auto shown = m_shown.find(key);
    // Servers close a bubble whose button was pressed; what comes of the answer is still to be
    // said.
    if (shown == m_shown.end() || shown->second.answered)
        return;
    m_shown.erase(shown);
    forgetShownPart(key);
}

/// A burst whose bubble is gone starts anew with what came since it was last drawn.
void NotificationPolicy::forgetShownPart(const std::string& key) {
    const auto batch = m_batches.find(key);
    if (batch == m_batches.end())
        return;
    if (batch->second.unshown == 0)
        m_batches.erase(batch);
    else
        batch->second.plan.count = batch->second.unshown;
}

}  // namespace app
