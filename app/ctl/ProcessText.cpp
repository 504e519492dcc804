#include "app/ctl/ProcessText.h"

#include <QStringList>
#include <algorithm>

#include "app/client/SafeText.h"
#include "app/ctl/TimeText.h"

namespace app::ctl {
namespace {

using client::safeText;

constexpr qint64 kUsPerTick = 10'000;

QString text(const std::string& bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString megabytes(quint64 kib) {
    return QString::number(static_cast<double>(kib) / 1024.0, 'f', 1);
}

QString commandOf(const model::ProcessRow& row) {
    // A process without arguments is the kernel's, or hides them: shown by name, in brackets.
    return row.commandLine.empty() ? u'[' + safeText(row.name, 32) + u']'
                                   : safeText(row.commandLine, 400);
}

QString tableLine(const model::ProcessRow& row) {
    return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 %8 %9")
        .arg(row.key.pid, 7)
        .arg(row.parentPid, 7)
        .arg(safeText(row.user, 12), -12)
        .arg(QLatin1Char(row.state))
        .arg(row.suspended ? QStringLiteral("susp") : QString(), -4)
        .arg(row.cpuPercent, 5, 'f', 1)
        .arg(megabytes(row.memoryKiB), 9)
        .arg(row.threads, 4)
        .arg(commandOf(row));
}

}  // namespace

QJsonObject processJson(const model::ProcessRow& row, qint64 bootUs) {
    const qint64 startUs = bootUs + static_cast<qint64>(row.key.startTimeTicks) * kUsPerTick;
    return {
        {QStringLiteral("pid"), row.key.pid},
        {QStringLiteral("ppid"), row.parentPid},
        {QStringLiteral("start"), rfc3339(startUs)},
        {QStringLiteral("name"), text(row.name)},
        {QStringLiteral("executable"), text(row.executable)},
        {QStringLiteral("command_line"), text(row.commandLine)},
        {QStringLiteral("uid"), static_cast<qint64>(row.uid)},
        {QStringLiteral("user"), text(row.user)},
        {QStringLiteral("state"), QString(QLatin1Char(row.state))},
        {QStringLiteral("cpu_percent"), row.cpuPercent},
        {QStringLiteral("cpu_percent_core"), row.cpuPercentCore},
        {QStringLiteral("memory_kib"), static_cast<qint64>(row.memoryKiB)},
        {QStringLiteral("memory_percent"), row.memoryPercent},
        {QStringLiteral("io_bytes_per_s"), static_cast<qint64>(row.ioBytesPerS)},
        {QStringLiteral("io_operations_per_s"), static_cast<qint64>(row.ioOperationsPerS)},
        {QStringLiteral("threads"), static_cast<qint64>(row.threads)},
        {QStringLiteral("descriptors"), static_cast<qint64>(row.descriptors)},
        {QStringLiteral("connections"), static_cast<qint64>(row.connections)},
        {QStringLiteral("package"), text(row.package)},
        {QStringLiteral("suspended"), row.suspended},
    };
}

QString processTable(std::vector<model::ProcessRow> rows, int columns) {
    std::ranges::sort(rows, {}, [](const model::ProcessRow& row) { return row.key; });
    QStringList lines{
        QStringLiteral("    PID    PPID USER         S       CPU%       MiB  THR COMMAND")};
    for (const model::ProcessRow& row : rows)
        lines.append(tableLine(row));
    if (columns > 0)
        for (QString& line : lines)
            line.truncate(columns);
    return lines.join(QLatin1Char('\n'));
}

}  // namespace app::ctl
