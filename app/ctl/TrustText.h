#pragma once

#include <QJsonObject>
#include <QString>

namespace app::ctl {

/// "3f2a: path=/opt/x port=443, rules reverse-shell, until 2027-01-01T00:00:00Z, note …".
QString trustLine(const QJsonObject& entry);

/// "would have silenced 14 alerts of the last 7 days: unknown-process 14".
QString previewLine(const QJsonObject& preview);

}  // namespace app::ctl
