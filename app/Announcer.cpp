#include "app/Announcer.h"

#include <QTime>
#include <algorithm>

#include "app/BubbleText.h"
#include "model/Clock.h"
#include "model/Timestamp.h"

namespace app {
namespace {

constexpr std::int64_t kLongestTimerMs = 60'000;  // the wall clock may jump meanwhile

constexpr int kSettlingMs = 3'000;
constexpr std::int64_t kClockSetUs = 2'000'000;  // less is a clock that is kept right

/// The alert a bubble stands for; empty when it stands for several.
QString alertOf(const BubblePlan& plan) {
    const bool several =
        plan.kind == BubblePlan::Kind::Burst || plan.kind == BubblePlan::Kind::Digest;
    return several ? QString() : QString::fromStdString(plan.alert.id);
}

}  // namespace

Announcer::Announcer(Notifier& notifier, NotificationTaste taste, QObject* parent)
    : QObject(parent),
      m_notifier(notifier),
      m_policy(std::move(taste)),
      m_clockOffsetUs(model::realtimeUs() - model::bootTimeUs()) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Announcer::tick);
    m_settling.setSingleShot(true);
    m_settling.setInterval(kSettlingMs);
    connect(&m_settling, &QTimer::timeout, this, [this] {
        m_lockedSinceUs.reset();
        tick();
    });
    connect(&notifier, &Notifier::actionInvoked, this, &Announcer::onAction);
    connect(&notifier, &Notifier::closed, this, &Announcer::onClosed);
    connect(&notifier, &Notifier::serverChanged, this, &Announcer::retell);
}

/// Now; a wall clock that was set meanwhile is noticed on the way.
Moment Announcer::present() {
    const std::int64_t us = model::realtimeUs();
    const std::int64_t setByUs = us - model::bootTimeUs() - m_clockOffsetUs;
    if (std::abs(setByUs) > kClockSetUs) {
        m_clockOffsetUs += setByUs;
        m_policy.onClockSet(setByUs);
        if (m_lockedSinceUs)
            *m_lockedSinceUs += setByUs;
    }
    const QTime time = QTime::currentTime();
    return {us, time.hour() * 60 + time.minute(), m_lockedSinceUs || m_fullScreen.inFront(),
            m_lockedSinceUs};
}

void Announcer::setLocked(bool locked) {
    if (!locked)
        return m_settling.start();
    m_settling.stop();
    if (!m_lockedSinceUs)
        m_lockedSinceUs = model::realtimeUs();
}

void Announcer::onAlert(const model::Alert& alert) {
    apply(m_policy.onAlert(alert, present()));
}

void Announcer::onRefused(const QString& alertId, const QString& why) {
    const auto changes = m_policy.onRefused(alertId.toStdString(), why.toStdString(), present());
    apply(changes);
    if (changes.empty())
        tell(why);
}

void Announcer::onAside(const QString& alertId, const QString& what) {
    const auto changes = m_policy.onAside(alertId.toStdString(), what.toStdString(), present());
    apply(changes);
    if (changes.empty())
        tell(what);
}

void Announcer::tell(const QString& sentence) {
    m_notifier.show(resultBubble(sentence, m_notifier.server()));
}

void Announcer::silence(const QString& ruleId, qint64 untilUs) {
    m_policy.silence(ruleId.toStdString(), untilUs);
    Q_EMIT silenced(ruleId, untilUs);
}

ui::Silences Announcer::silences() const {
    ui::Silences silences;
    for (const auto& [rule, untilUs] : m_policy.taste().silencedUntilUs)
        silences[QString::fromStdString(rule)] = untilUs;
    return silences;
}

void Announcer::apply(const BubbleChanges& changes) {
    for (const BubbleChange& change : changes) {
        if (change.show) {
            m_shown.insert_or_assign(change.key, *change.show);
            m_notifier.show(toBubble(*change.show, m_notifier.server()));
        } else {
            m_shown.erase(change.key);
            m_notifier.close(QString::fromStdString(change.key));
        }
    }
    schedule();
}

void Announcer::tick() {
    apply(m_policy.onTick(present()));
}

void Announcer::schedule() {
    const Moment now = present();
    const auto next = m_policy.nextTickUs(now);
    if (!next)
        return m_timer.stop();
    const std::int64_t ms = (*next - now.us + 999) / 1000;
    m_timer.start(static_cast<int>(std::clamp<std::int64_t>(ms, 0, kLongestTimerMs)));
}

void Announcer::onAction(const QString& key, const QString& button) {
    const auto shown = m_shown.find(key.toStdString());
    if (shown == m_shown.end())
        return;
    const BubblePlan plan = shown->second;
    const QString alertId = alertOf(plan);
    const BubbleAction action = bubbleAction(button);
    if (action == BubbleAction::Kill || action == BubbleAction::AllowOnce ||
        action == BubbleAction::Dump)
        m_policy.onAnswered(plan.key);
    if (action == BubbleAction::Kill)
        Q_EMIT killRequested(alertId);
    else if (action == BubbleAction::AllowOnce)
        Q_EMIT allowRequested(alertId);
    else if (action == BubbleAction::Dump)
        Q_EMIT dumpRequested(alertId);
    else if (action == BubbleAction::Undo)
        Q_EMIT undoRequested(alertId);
    else if (action == BubbleAction::AllowAlways)
        Q_EMIT allowAlwaysRequested(alertId);
    else if (action == BubbleAction::Details)
        Q_EMIT detailsRequested(alertId);
    else if (action == BubbleAction::Silence) {
        m_notifier.close(key);
        onClosed(key);
        silence(QString::fromStdString(plan.alert.finding.ruleId),
                ui::tomorrowUs(model::realtimeUs()));
    }
}

void Announcer::onClosed(const QString& key) {
    m_policy.onClosed(key.toStdString());
    if (m_policy.isShown(key.toStdString()))
        return;  // answered: what comes of it is still to be said
    m_shown.erase(key.toStdString());
    schedule();
}

/// The server is another one: buttons and markup may be other ones too.
void Announcer::retell() {
    if (!m_notifier.server().present)
        return;
    for (const auto& [key, plan] : m_shown)
        m_notifier.show(toBubble(plan, m_notifier.server()));
}

}  // namespace app
