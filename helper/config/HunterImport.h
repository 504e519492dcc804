#pragma once

#include <string_view>

#include "config/ImportPlan.h"

namespace config {

/// Is it an anomaly_hunter.conf: sections and key = value? Pure.
bool looksLikeHunter(std::string_view text);

/// What anomaly_hunter.conf becomes, line by line.
model::Result<ImportPlan> planHunter(std::string_view text, const model::Settings& now,
                                     const TrustCheck& checkTrust);

}  // namespace config
