#pragma once

#include <QString>

#include "model/Alert.h"

namespace app::ctl {

/// "2026-11-20 10:50:22 ALERT suspended  python3(4242, alice): …  [id]", everything from outside
/// escaped. nowUs: for what is left of an open question.
QString alertLine(const model::Alert& alert, qint64 nowUs);

}  // namespace app::ctl
