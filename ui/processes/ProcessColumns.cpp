#include "ui/processes/ProcessColumns.h"

#include <QCoreApplication>
#include <array>
#include <compare>
#include <string_view>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::ProcessColumns)
};

constexpr qsizetype kNameLimit = 64;
constexpr qsizetype kToolTipLimit = 1200;

constexpr std::array<ProcessColumnInfo, kProcessColumns> kColumns{{
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "Name"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Program name as the kernel knows it"), 176, false},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "PID"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Process number"), 56, true},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "User"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "On whose behalf it runs"), 66, false},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "CPU"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Processor time, of the whole machine"), 64, true},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "Memory"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Resident memory"), 84, true},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "I/O"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Read and written, bytes a second"), 84, true, 1},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "Threads"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Threads"), 82, true, 3},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "Files"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Open descriptors; – where they cannot be read"), 58,
     true, 4},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "Connections"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "Open network connections"), 100, true, 5},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "Package"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "The installed package its executable belongs to"),
     100, false, 2},
    {QT_TRANSLATE_NOOP("ui::ProcessColumns", "State"),
     QT_TRANSLATE_NOOP("ui::ProcessColumns", "What it is doing now"), 88, false},
}};

struct StateWord {
    char state;
    const char* word;
};

constexpr StateWord kStates[] = {
    {'R', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Running")},
    {'S', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Sleeping")},
    {'D', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Waiting for disk")},
    {'T', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Stopped")},
    {'t', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Being debugged")},
    {'Z', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Ended (zombie)")},
    {'X', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Ended")},
    {'I', QT_TRANSLATE_NOOP("ui::ProcessColumns", "Idle")},
};

constexpr std::string_view kShells[] = {"sh",  "bash", "dash", "zsh", "fish",
                                        "ksh", "tmux", "ash",  "csh", "screen"};

QString dash() {
    return QStringLiteral("–");
}

QString packageCell(const model::ProcessRow& row) {
    if (!row.package.empty())
        return safeText(row.package, kNameLimit);
    return row.executable.empty() ? dash() : Words::tr("unknown");
}

template <typename T>
int order(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

}  // namespace

const ProcessColumnInfo& columnInfo(ProcessColumn column) {
    return kColumns.at(static_cast<std::size_t>(column));
}

QString columnTitle(ProcessColumn column) {
    return Words::tr(columnInfo(column).title);
}

QString columnToolTip(ProcessColumn column) {
    return plainToolTip(Words::tr(columnInfo(column).toolTip));
}

QString cellText(const model::ProcessRow& row, ProcessColumn column) {
    switch (column) {
        case ProcessColumn::Name:
            return row.name.empty() ? Words::tr("unnamed") : safeText(row.name, kNameLimit);
        case ProcessColumn::Pid:
            return QString::number(row.key.pid);
        case ProcessColumn::User:
            return row.user.empty() ? QString::number(row.uid) : safeText(row.user, kNameLimit);
        case ProcessColumn::Cpu:
            return percentText(row.cpuPercent);
        case ProcessColumn::Memory:
            return isKernelThread(row) && row.memoryKiB == 0 ? dash() : sizeText(row.memoryKiB);
        case ProcessColumn::Io:
            return row.ioBytesPerS == 0 ? dash() : rateText(row.ioBytesPerS);
        case ProcessColumn::Threads:
            return row.threads == 0 ? dash() : countText(row.threads);
        case ProcessColumn::Descriptors:
            return row.descriptors == 0 ? dash() : countText(row.descriptors);
        case ProcessColumn::Connections:
            return row.connections == 0 ? dash() : countText(row.connections);
        case ProcessColumn::Package:
            return packageCell(row);
        case ProcessColumn::State:
            break;
    }
    return processStateText(row);
}

QString cellToolTip(const model::ProcessRow& row, ProcessColumn column) {
    switch (column) {
        case ProcessColumn::Cpu:
            return plainToolTip(
                Words::tr("%1 of the machine, %2 of one core")
                    .arg(percentText(row.cpuPercent), percentText(row.cpuPercentCore)));
        case ProcessColumn::Memory:
            return plainToolTip(Words::tr("%1 resident, %2 of the machine")
                                    .arg(sizeText(row.memoryKiB), percentText(row.memoryPercent)));
        case ProcessColumn::Io:
            return plainToolTip(
                Words::tr("%1, %2 operations a second")
                    .arg(rateText(row.ioBytesPerS), countText(row.ioOperationsPerS)));
        case ProcessColumn::Name: {
            const QString command = safeText(row.commandLine, kToolTipLimit);
            const QString path = safeText(row.executable, kToolTipLimit);
            return plainToolTip(command.isEmpty() ? processRowTitle(row)
                                                  : command + QLatin1Char('\n') + path);
        }
        default:
            return plainToolTip(cellText(row, column));
    }
}

int compareCells(const model::ProcessRow& a, const model::ProcessRow& b, ProcessColumn column) {
    switch (column) {
        case ProcessColumn::Name:
            return order(a.name, b.name);
        case ProcessColumn::Pid:
            break;
        case ProcessColumn::User:
            return order(a.user, b.user);
        case ProcessColumn::Cpu:
            return order(a.cpuPercent, b.cpuPercent);
        case ProcessColumn::Memory:
            return order(a.memoryKiB, b.memoryKiB);
        case ProcessColumn::Io:
            return order(a.ioBytesPerS, b.ioBytesPerS);
        case ProcessColumn::Threads:
            return order(a.threads, b.threads);
        case ProcessColumn::Descriptors:
            return order(a.descriptors, b.descriptors);
        case ProcessColumn::Connections:
            return order(a.connections, b.connections);
        case ProcessColumn::Package:
            return order(a.package, b.package);
        case ProcessColumn::State:
            return a.suspended == b.suspended ? order(a.state, b.state)
                                              : order(a.suspended, b.suspended);
    }
    return order(a.key.pid, b.key.pid);
}

QString processStateText(const model::ProcessRow& row) {
    if (row.suspended)
        return Words::tr("Suspended");
    for (const StateWord& entry : kStates) {
        if (entry.state == row.state)
            return Words::tr(entry.word);
    }
    return dash();
}

QString processRowTitle(const model::ProcessRow& row) {
    return QStringLiteral("%1 (%2)").arg(cellText(row, ProcessColumn::Name)).arg(row.key.pid);
}

bool isKernelThread(const model::ProcessRow& row) {
    return row.executable.empty() && row.commandLine.empty() && row.uid == 0 &&
           (row.key.pid == 2 || row.parentPid == 2);
}

QString processIconName(const model::ProcessRow& row) {
    if (isStopped(row))
        return QStringLiteral("suspend");
    if (isKernelThread(row))
        return QStringLiteral("kernel");
    for (const std::string_view shell : kShells) {
        if (row.name == shell)
            return QStringLiteral("terminal");
    }
    return QStringLiteral("program");
}

bool isStopped(const model::ProcessRow& row) {
    return row.suspended || row.state == 'T';
}

}  // namespace ui
