#include "ui/format/Status.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"

namespace ui {

namespace {

/// Gives lupdate its context: a free function has none.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::Status)
};

QString watching(const model::Health& health) {
    const QString processes =
        countedText(health.processes, Words::tr("1 process"), Words::tr("%1 processes"));
    if (health.connections == 0)
        return Words::tr("Watching %1.").arg(processes);
    return Words::tr("Watching %1, %2.")
        .arg(processes, countedText(health.connections, Words::tr("1 connection"),
                                    Words::tr("%1 connections")));
}

QString attentionSentence(const Situation& situation) {
    if (situation.openQuestions > 0)
        return countedText(static_cast<std::uint64_t>(situation.openQuestions),
                           Words::tr("A program is suspended and waits for your answer."),
                           Words::tr("%1 programs are suspended and wait for your answer."));
    return countedText(static_cast<std::uint64_t>(situation.attention),
                       Words::tr("One alert wants to be looked at."),
                       Words::tr("%1 alerts want to be looked at."));
}

QString calmSentence(const model::Health& health) {
    if (health.mode == model::Mode::Observe)
        return Words::tr("Observing only, nothing is stopped. %1").arg(watching(health));
    const auto limits = health.degraded.size();
    if (limits > 0)
        return countedText(limits,
                           Words::tr("Nothing needs you. One thing limits what "
                                     "can be seen or done."),
                           Words::tr("Nothing needs you. %1 things limit what "
                                     "can be seen or done."));
    return Words::tr("Nothing needs you. %1").arg(watching(health));
}

}  // namespace

Status statusOf(const Situation& situation) {
    if (!situation.reachable) {
        const QString why = safeText(situation.why, 200);
        return {ShieldState::Unreachable,
                why.isEmpty() ? Words::tr("Nothing is being watched: the helper does not answer.")
                              : Words::tr("Nothing is being watched. %1").arg(why)};
    }
    if (!situation.health)
        return {ShieldState::Observing, Words::tr("Connecting to the helper…")};
    if (situation.openQuestions > 0)
        return {ShieldState::Asking, attentionSentence(situation)};
    if (situation.attention > 0)
        return {ShieldState::Attention, attentionSentence(situation)};
    if (!situation.health->ready)
        return {ShieldState::Observing, Words::tr("The helper is starting and takes stock…")};
    const bool observing = situation.health->mode == model::Mode::Observe;
    return {observing ? ShieldState::Observing : ShieldState::Calm,
            calmSentence(*situation.health)};
}

QString healthWord(const Situation& situation) {
    if (!situation.reachable)
        return Words::tr("Unreachable");
    if (!situation.health)
        return Words::tr("Connecting");
    const auto limits = situation.health->degraded.size();
    if (limits > 0)
        return countedText(limits, Words::tr("1 limit"), Words::tr("%1 limits"));
    return lostEvents(*situation.health) > 0 ? Words::tr("Events lost") : Words::tr("All well");
}

std::uint64_t lostEvents(const model::Health& health) {
    const model::EventCounts& lost = health.lost;
    return lost.exec + lost.exit + lost.fork + lost.connect + lost.listen + lost.file;
}

QString eventSourceText(const model::Health& health) {
    if (health.eventSource == "ebpf")
        return Words::tr("eBPF");
    if (health.eventSource == "connector")
        return Words::tr("process connector");
    if (health.eventSource == "procfs")
        return Words::tr("polling /proc");
    return health.eventSource.empty() ? Words::tr("no event source")
                                      : safeText(health.eventSource, 40);
}

QString healthLine(const model::Health& health) {
    const QString lost = Words::tr("%1 events lost").arg(countText(lostEvents(health)));
    const QString own = Words::tr("helper %1 CPU, %2")
                            .arg(percentText(health.cpuPercent), sizeText(health.residentKiB));
    return QStringList{eventSourceText(health), lost, own}.join(QStringLiteral(" · "));
}

}  // namespace ui
