#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "model/ProcessRow.h"

namespace app::ctl {

/// One row as contract.md's `ps` object. bootUs: when the machine started, for `start`.
QJsonObject processJson(const model::ProcessRow& row, qint64 bootUs);

/// A table with a heading, by pid; lines are cut to `columns` (0: not cut).
QString processTable(std::vector<model::ProcessRow> rows, int columns);

}  // namespace app::ctl
