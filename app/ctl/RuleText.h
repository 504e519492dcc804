#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "app/ctl/RuleFolders.h"

namespace app::ctl {

/// What became of one rule file. A file of several rules is refused when one of them is.
struct RuleFileState {
    std::string path;
    std::string state;  // loaded skipped refused
    int line = 0;
    std::string why{};
    std::vector<std::string> ids{};  // of the rules in force
};

/// One for each file, in their order, then what could not be read.
std::vector<RuleFileState> statesOf(const LoadedRules& rules);

QString stateLine(const RuleFileState& file);
QJsonObject stateJson(const RuleFileState& file);
QString ruleLine(const rules::sigma::RuleInfo& info);
QJsonObject ruleJson(const rules::sigma::RuleInfo& info);
/// {"matched":["<rule id>",…]}
QJsonObject matchJson(const std::vector<const rules::sigma::RuleInfo*>& matched);

}  // namespace app::ctl
