#pragma once

#include <QByteArray>

#include "model/Error.h"
#include "model/ProcessKey.h"

namespace app::ctl {

/// Field 22 of the text of /proc/PID/stat (proc(5)). The command in parentheses may itself hold
/// blanks and parentheses: counted from the last one.
model::Result<std::uint64_t> parseStartTime(const QByteArray& stat);

/// Who has that number now.
model::Result<model::ProcessKey> identify(int pid);

}  // namespace app::ctl
