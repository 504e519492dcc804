#pragma once

#include <string>

#include "rules/sigma/Fault.h"
#include "rules/sigma/RuleInfo.h"
#include "rules/sigma/YamlNode.h"

namespace rules::sigma {

/// Everything of a rule but its detection.
struct RuleHeader {
    RuleInfo info;
    std::string notOurs;  // why it is not for this helper; empty = it is
};

/// Fault: what is missing or not understood. Without an id the title's words in kebab-case are one.
Parsed<RuleHeader> readRuleHeader(const YamlNode& document, const std::string& path);

}  // namespace rules::sigma
