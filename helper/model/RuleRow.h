#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// One rule as the rules page, `algomonitorctl rules` and Rules1.List show it. Texts of files are
/// raw bytes from outside.
struct RuleRow {
    std::string id;
    std::string title;
    std::string description;
    std::string ruleset;   // builtin sigma
    std::string category;  // of a Sigma rule: process_creation …
    std::string level;     // ALERT …, or a Sigma rule's own: high …
    std::string response;  // for certain verdicts, as configured
    bool enabled = true;
    std::vector<std::string> techniques;
    std::vector<std::string> falsePositives;
    std::string path;        // of its file
    std::uint64_t hits = 0;  // findings since the helper started

    bool operator==(const RuleRow&) const = default;
};

/// What became of reading the rule files again.
struct RulesReload {
    std::uint32_t rules = 0;
    std::vector<std::string> problems;  // one sentence a file
};

}  // namespace model
