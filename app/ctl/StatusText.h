#pragma once

#include <QJsonObject>
#include <QString>

#include "model/Health.h"

namespace app::ctl {

/// "Nothing needs you. Watching 312 processes, 41 connections."
QString statusSentence(const model::Health& health);

/// The sentence, mode, events and what is degraded, a line each.
QString statusText(const model::Health& health);
QJsonObject statusJson(const model::Health& health);

/// All of it, for people. nowUs: for "29 s left".
QString healthText(const model::Health& health, qint64 nowUs);

}  // namespace app::ctl
