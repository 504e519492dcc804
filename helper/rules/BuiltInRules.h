#pragma once

#include <span>
#include <string_view>

namespace rules {

struct BuiltInRule {
    std::string_view id;
    std::string_view title;
};

/// The rules that are code, in the order of contract.md, "Rules: defaults".
std::span<const BuiltInRule> builtInRules();

/// Empty: no such rule.
std::string_view titleOf(std::string_view id);

}  // namespace rules
