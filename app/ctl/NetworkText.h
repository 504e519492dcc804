#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "model/ConnectionRow.h"

namespace app::ctl {

/// One row as contract.md's `net` object. What is not known is null.
QJsonObject connectionJson(const model::ConnectionRow& row);

/// A table with a heading, listeners first, then by process; lines are cut to `columns` (0: not
/// cut).
QString connectionTable(std::vector<model::ConnectionRow> rows, int columns);

/// "203.0.113.7 for 59 min 3 s, uid 1000": one entry of Enforcement1.ListBlocks.
QString blockLine(const QJsonObject& block);

}  // namespace app::ctl
