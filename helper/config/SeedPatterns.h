#pragma once

#include <optional>
#include <string_view>

#include "config/ImportPlan.h"

namespace config {

/// A word about something that is not taken over as it stands.
struct PatternRemark {
    ImportLine::Outcome outcome = ImportLine::Outcome::Refused;
    std::string_view why;
};

/// A name of TRUSTED_SYSTEM_PROCESSES, or the beginning of one (TRUSTED_…_PATTERNS). Nothing: it
/// may be trusted.
std::optional<PatternRemark> remarkOnName(std::string_view name);

/// A folder of PROTECTED_DIRECTORIES. Nothing: it may be protected.
std::optional<PatternRemark> remarkOnDirectory(std::string_view path);

/// The regular expressions are never run: they are known, or refused.
PatternRemark remarkOnPattern(std::string_view pattern);
PatternRemark remarkOnNetworkPattern(std::string_view pattern);

}  // namespace config
