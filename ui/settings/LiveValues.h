#pragma once

#include <QString>
#include <string_view>
#include <vector>

#include "model/ProcessRow.h"

namespace ui {

/// What stands beside a limit: the most that one program uses of it now ("Now at most 42 %,
/// cc1plus"). Empty for a setting that limits nothing measured.
QString liveValue(std::string_view key, const std::vector<const model::ProcessRow*>& rows);

}  // namespace ui
