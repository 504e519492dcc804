#pragma once

#include <string_view>

#include "model/Settings.h"
#include "model/Severity.h"

namespace rules {

/// One row of contract.md's table "Rules: defaults", after the person's own configuration.
struct RuleDefault {
    model::Level level = model::Level::Warning;
    model::ResponseKind response = model::ResponseKind::Notify;
    bool silencedWhileLearning = false;
};

/// The table's row; for ids that are not in it (Sigma files): WARNING, notify, not silenced.
RuleDefault defaultOf(std::string_view ruleId);

/// What the configuration says about a rule, or the default. Level: `found` unless configured.
model::ResponseKind responseOf(const model::Settings& settings, std::string_view ruleId);
model::Level levelOf(const model::Settings& settings, std::string_view ruleId, model::Level found);
bool isEnabled(const model::Settings& settings, std::string_view ruleId);

}  // namespace rules
