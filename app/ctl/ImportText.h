#pragma once

#include <QJsonObject>
#include <QString>

namespace app::ctl {

/// The report on an import, one line for each line of the file, and the sums below.
QString importText(const QJsonObject& report);

}  // namespace app::ctl
