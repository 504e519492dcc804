#pragma once

#include <QJsonObject>
#include <QString>

namespace app::client {

/// Alerts as rows of RFC 4180 (comma, every cell quoted), without the end of the line. The columns
/// are fields of the ECS object (contract.md, "Logs") and named like them; "timestamp" is
/// "@timestamp". No cell is more than one line or holds a control or bidi character, and one that a
/// spreadsheet would take for a formula begins with an apostrophe.
QString alertCsvHeader();
QString alertCsvRow(const QJsonObject& alert);

}  // namespace app::client
