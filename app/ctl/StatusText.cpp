#include "app/ctl/StatusText.h"

#include <QJsonArray>
#include <QStringList>

#include "app/client/SafeText.h"
#include "app/ctl/TimeText.h"
#include "model/Timestamp.h"

namespace app::ctl {
namespace {

using client::safeText;

QString modeName(model::Mode mode) {
    return QString::fromStdString(std::string(model::toString(mode)));
}

QString counted(quint64 count, const char* one, const char* many) {
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

quint64 sum(const model::EventCounts& counts) {
    return counts.exec + counts.exit + counts.fork + counts.connect + counts.listen + counts.file;
}

QString countsText(const model::EventCounts& counts) {
    return QStringLiteral("exec %1, exit %2, fork %3, connect %4, listen %5, file %6")
        .arg(counts.exec)
        .arg(counts.exit)
        .arg(counts.fork)
        .arg(counts.connect)
        .arg(counts.listen)
        .arg(counts.file);
}

QString sourceText(const model::SourceHealth& source) {
    using State = model::SourceHealth::State;
    const char* state = source.state == State::Ok         ? "ok"
                        : source.state == State::Fallback ? "fallback"
                                                          : "off";
    const QString why =
        source.why.empty() ? QString() : QStringLiteral(": ") + safeText(source.why);
    return QStringLiteral("  %1 %2%3")
        .arg(safeText(source.name, 24), -12)
        .arg(QLatin1String(state), why);
}

QString suspendedText(const model::SuspendedProcess& one, qint64 nowUs) {
    const QString until =
        one.untilUs == 0 ? QStringLiteral("until somebody decides")
                         : QStringLiteral("%1 left").arg(
                               durationText(qMax<qint64>(0, (one.untilUs - nowUs) / 1'000'000)));
    return QStringLiteral("  pid %1, alert %2, %3")
        .arg(one.key.pid)
        .arg(safeText(one.alertId, 64), until);
}

QString learningText(const model::Learning& learning) {
    return QStringLiteral("Learning until %1: %2, %3 and %4 so far, told to nobody.")
        .arg(safeText(model::toRfc3339(learning.untilUs), 32),
             counted(learning.programs, "new program", "new programs"),
             counted(learning.listeners, "listener", "listeners"),
             counted(learning.unusual, "unusual place", "unusual places"));
}

QStringList degradedLines(const model::Health& health) {
    QStringList lines;
    for (const std::string& sentence : health.degraded)
        lines.append(QStringLiteral("! ") + safeText(sentence, 400));
    return lines;
}

}  // namespace

QString statusSentence(const model::Health& health) {
    if (!health.ready)
        return QStringLiteral("The helper is starting.");
    const QString watching = QStringLiteral("Watching %1, %2.")
                                 .arg(counted(health.processes, "process", "processes"),
                                      counted(health.connections, "connection", "connections"));
    if (!health.suspended.empty())
        return counted(health.suspended.size(), "process is", "processes are") +
               QStringLiteral(" suspended. ") + watching;
    return QStringLiteral("Nothing needs you. ") + watching;
}

QString statusText(const model::Health& health) {
    QStringList lines{statusSentence(health)};
    lines.append(QStringLiteral("mode %1 · helper %2 (pid %3) · events from %4, %5 lost")
                     .arg(modeName(health.mode), safeText(health.version, 40))
                     .arg(health.pid)
                     .arg(safeText(health.eventSource, 40))
                     .arg(sum(health.lost)));
    if (health.learning.active)
        lines.append(learningText(health.learning));
    return (lines + degradedLines(health)).join(QLatin1Char('\n'));
}

QJsonObject statusJson(const model::Health& health) {
    QJsonArray degraded;
    for (const std::string& sentence : health.degraded)
        degraded.append(QString::fromStdString(sentence));
    return {
        {QStringLiteral("ready"), health.ready},
        {QStringLiteral("sentence"), statusSentence(health)},
        {QStringLiteral("mode"), modeName(health.mode)},
        {QStringLiteral("version"), QString::fromStdString(health.version)},
        {QStringLiteral("pid"), health.pid},
        {QStringLiteral("event_source"), QString::fromStdString(health.eventSource)},
        {QStringLiteral("lost"), static_cast<qint64>(sum(health.lost))},
        {QStringLiteral("suspended"), static_cast<qint64>(health.suspended.size())},
        {QStringLiteral("processes"), static_cast<qint64>(health.processes)},
        {QStringLiteral("connections"), static_cast<qint64>(health.connections)},
        {QStringLiteral("degraded"), degraded},
    };
}

QString healthText(const model::Health& health, qint64 nowUs) {
    QStringList lines{statusText(health), QStringLiteral("scope %1").arg(safeText(health.scope)),
                      QStringLiteral("sources")};
    for (const model::SourceHealth& source : health.sources)
        lines.append(sourceText(source));
    lines.append(QStringLiteral("events ") + countsText(health.events));
    lines.append(QStringLiteral("lost   ") + countsText(health.lost));
    for (const model::QueueHealth& queue : health.queues)
        lines.append(QStringLiteral("queue %1: %2 of %3, %4 dropped")
                         .arg(safeText(queue.name, 24))
                         .arg(queue.length)
                         .arg(queue.capacity)
                         .arg(queue.dropped));
    if (!health.suspended.empty())
        lines.append(QStringLiteral("suspended"));
    for (const model::SuspendedProcess& one : health.suspended)
        lines.append(suspendedText(one, nowUs));
    lines.append(QStringLiteral("helper itself: %1 % of a core, %2 MiB")
                     .arg(health.cpuPercent, 0, 'f', 1)
                     .arg(static_cast<double>(health.residentKiB) / 1024.0, 0, 'f', 1));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace app::ctl
