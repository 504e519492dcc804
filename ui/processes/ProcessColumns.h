#pragma once

#include <QString>
#include <QVariant>

#include "model/ProcessRow.h"

namespace ui {

/// The columns of the process page, a table of what each is called, says, and how wide it starts.
enum class ProcessColumn {
    Name,
    Pid,
    User,
    Cpu,
    Memory,
    Io,
    Threads,
    Descriptors,
    Connections,
    Package,
    State
};

inline constexpr int kProcessColumns = static_cast<int>(ProcessColumn::State) + 1;

struct ProcessColumnInfo {
    const char* title;    // marked for translation, context ui::ProcessColumns
    const char* toolTip;  // likewise
    int width;
    bool number;    // to the right
    int spare = 0;  // gives way in a narrow window, see ColumnWish
};

const ProcessColumnInfo& columnInfo(ProcessColumn column);
QString columnTitle(ProcessColumn column);
QString columnToolTip(ProcessColumn column);

/// Safe text of the cell.
QString cellText(const model::ProcessRow& row, ProcessColumn column);
QString cellToolTip(const model::ProcessRow& row, ProcessColumn column);
/// Three-way: <0, 0, >0.
int compareCells(const model::ProcessRow& a, const model::ProcessRow& b, ProcessColumn column);

QString processStateText(const model::ProcessRow& row);
QString processRowTitle(const model::ProcessRow& row);  // "bash (4242)"
/// A kernel thread has neither executable nor command line.
bool isKernelThread(const model::ProcessRow& row);
/// Name of a picture in resources/icons/symbolic.
QString processIconName(const model::ProcessRow& row);
/// By the helper or by a person.
bool isStopped(const model::ProcessRow& row);

}  // namespace ui
