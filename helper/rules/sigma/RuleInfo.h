#pragma once

#include <string>
#include <vector>

#include "model/Severity.h"
#include "rules/sigma/Event.h"

namespace rules::sigma {

/// A rule file as it was read. The path is only for messages.
struct RuleText {
    std::string path;
    std::string text;
};

/// What a rule says about itself. Texts come from the file: escape before showing.
struct RuleInfo {
    std::string id;  // UUID; our own: kebab-case
    std::string title;
    std::string description;
    std::string severity;  // informational low medium high critical
    model::Level level = model::Level::Warning;
    std::vector<std::string> tags;        // "attack.t1059.004"
    std::vector<std::string> techniques;  // "T1059.004"
    std::vector<std::string> falsePositives;
    std::string path;
    int line = 0;  // where the rule begins in the file
    Category category = Category::ProcessCreation;
};

/// What became of a rule that is not in force.
enum class Impact {
    Skipped,  // for another product or category: not ours to evaluate
    Refused,  // wrong
    Replaced  // a later file has a rule of the same id
};

struct Problem {
    std::string path;
    int line = 0;  // 0 = the file as a whole
    std::string text;
    Impact impact = Impact::Refused;
};

}  // namespace rules::sigma
