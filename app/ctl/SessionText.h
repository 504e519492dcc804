#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "model/Session.h"

namespace app::ctl {

/// One line of `sessions --json`: id user uid source terminal seat service started ended duration_s
/// state; null where there is none. nowUs gives open sessions their duration.
QJsonObject sessionJson(const model::Session& session, qint64 nowUs);

/// The table of `sessions`, its head included; columns 0 = as wide as it gets.
QString sessionTable(const std::vector<model::Session>& sessions, qint64 nowUs, int columns);

}  // namespace app::ctl
