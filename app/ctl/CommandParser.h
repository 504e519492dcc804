#pragma once

#include <QString>
#include <QStringList>

#include "app/ctl/Command.h"
#include "model/Error.h"

namespace app::ctl {

/// What the arguments (without the program's name) ask for. nowUs resolves "--since 10m".
/// Errors name the argument and what it may be. Pure.
model::Result<CommandLine> parseCommandLine(const QStringList& arguments, qint64 nowUs);

/// Every command with one line on what it does, from the same table.
QString helpText();

}  // namespace app::ctl
