#pragma once

#include <string_view>

#include "config/ImportPlan.h"

namespace config {

/// What the first seed's config.json (TRUSTED_PORTS, PROTECTED_DIRECTORIES, SUSPICIOUS_PATTERNS …)
/// becomes, line by line. Error InvalidArgument: no JSON, with the line.
model::Result<ImportPlan> planSeed(std::string_view text, const model::Settings& now,
                                   const TrustCheck& checkTrust);

}  // namespace config
