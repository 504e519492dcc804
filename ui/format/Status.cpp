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

/// Without a translation file Qt leaves "%n … (s)" as it is; English needs both forms.
QString counted(int n, const char* one, const char* many) {
    return n == 1 ? Words::tr(one) : Words::tr(many).arg(QString::number(n));
}

QString watching(const model::Health& health) {
    const QString processes = countText(health.processes);
    if (health.connections == 0)
        return Words::tr("Watching %1 processes.").arg(processes);
    return Words::tr("Watching %1 processes, %2 connections.")
        .arg(processes, countText(health.connections));
}

QString attentionSentence(const Situation& situation) {
    if (situation.openQuestions > 0)
        return counted(
            situation.openQuestions,
            QT_TRANSLATE_NOOP("ui::Status", "A program is suspended and waits for your answer."),
            QT_TRANSLATE_NOOP("ui::Status", "%1 programs are suspended and wait for your answer."));
    return counted(situation.attention,
                   QT_TRANSLATE_NOOP("ui::Status", "One alert wants to be looked at."),
                   QT_TRANSLATE_NOOP("ui::Status", "%1 alerts want to be looked at."));
}

QString calmSentence(const model::Health& health) {
    if (health.mode == model::Mode::Observe)
        return Words::tr("Observing only, nothing is stopped. %1").arg(watching(health));
    const auto limits = static_cast<int>(health.degraded.size());
    if (limits > 0)
        return counted(limits,
                       QT_TRANSLATE_NOOP("ui::Status",
                                         "Nothing needs you. One thing limits what "
                                         "can be seen or done."),
                       QT_TRANSLATE_NOOP("ui::Status",
                                         "Nothing needs you. %1 things limit what "
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
    const auto limits = static_cast<int>(situation.health->degraded.size());
    if (limits > 0)
        return counted(limits, QT_TRANSLATE_NOOP("ui::Status", "1 limit"),
                       QT_TRANSLATE_NOOP("ui::Status", "%1 limits"));
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
