#include "rules/RuleDefaults.h"

#include <algorithm>
#include <array>

namespace rules {
namespace {

using model::Level;
using model::ResponseKind;

struct Row {
    std::string_view id;
    RuleDefault values;
};

constexpr RuleDefault kAlertNotify{Level::Alert, ResponseKind::Notify, false};
constexpr RuleDefault kFeed{Level::Alert, ResponseKind::Drop, false};
constexpr RuleDefault kNew{Level::Warning, ResponseKind::Notify, true};
constexpr RuleDefault kRecord{Level::Info, ResponseKind::None, false};

// Rows that are WARNING, notify, not silenced need no entry: that is what an unknown id gets.
constexpr std::array<Row, 18> kRows{{
    {"reverse-shell", {Level::Alert, ResponseKind::KillTree, false}},
    {"bind-shell", {Level::Alert, ResponseKind::KillTree, false}},
    {"cryptominer", {Level::Alert, ResponseKind::Suspend, false}},
    {"malicious-address", kFeed},
    {"malicious-domain", kFeed},
    {"mining-pool", kFeed},
    {"tor", kFeed},
    {"fileless-execution", kAlertNotify},
    {"kernel-thread-lookalike", kAlertNotify},
    {"process-injection", kAlertNotify},
    {"port-scan-outbound", kAlertNotify},
    {"setuid-change", kAlertNotify},
    {"unknown-process", kNew},
    {"unusual-location", kNew},
    {"new-listener", kNew},
    {"login", kRecord},
    {"logout", kRecord},
    {"package-update", kRecord},
}};

const model::RuleSettings* configured(const model::Settings& settings, std::string_view ruleId) {
    const auto row = settings.rules.find(std::string(ruleId));
    return row == settings.rules.end() ? nullptr : &row->second;
}

// what.md: Sigma's severities map to INFO, WARNING, WARNING, ALERT, ALERT.
Level levelOfSeverity(std::string_view severity, Level otherwise) {
    if (severity == "informational")
        return Level::Info;
    if (severity == "low" || severity == "medium")
        return Level::Warning;
    return severity == "high" || severity == "critical" ? Level::Alert : otherwise;
}

}  // namespace

RuleDefault defaultOf(std::string_view ruleId) {
    const auto* row = std::ranges::find(kRows, ruleId, &Row::id);
    return row == kRows.end() ? RuleDefault{} : row->values;
}

ResponseKind responseOf(const model::Settings& settings, std::string_view ruleId) {
    const auto* row = configured(settings, ruleId);
    return row != nullptr && row->response ? *row->response : defaultOf(ruleId).response;
}

Level levelOf(const model::Settings& settings, std::string_view ruleId, Level found) {
    const auto* row = configured(settings, ruleId);
    return row != nullptr && row->level ? levelOfSeverity(*row->level, found) : found;
}

bool isEnabled(const model::Settings& settings, std::string_view ruleId) {
    const auto* row = configured(settings, ruleId);
    return row == nullptr || row->enabled.value_or(true);
}

}  // namespace rules
