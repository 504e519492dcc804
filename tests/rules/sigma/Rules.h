#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/sigma/RuleSet.h"

namespace rules::sigma::testing {

using Fields = std::initializer_list<std::pair<std::string_view, std::string_view>>;

inline Event eventWith(Fields fields, Category category = Category::ProcessCreation) {
    Event event(category);
    for (const auto& [name, value] : fields)
        event.set(name, std::string(value));
    return event;
}

/// A whole rule around a detection; its lines are indented as they stand.
inline std::string ruleWith(std::string_view detection, std::string_view id = "rule-under-test") {
    return "title: Rule under test\nid: " + std::string(id) +
           "\nlogsource:\n    category: process_creation\n    product: linux\ndetection:\n" +
           std::string(detection) + "\nlevel: high\n";
}

inline RuleSet::Compiled compileOne(std::string text) {
    const std::vector<RuleText> texts = {{"rule.yml", std::move(text)}};
    return RuleSet::compile(texts);
}

inline std::string problemsOf(const RuleSet::Compiled& compiled) {
    std::string all;
    for (const Problem& problem : compiled.problems)
        all += problem.path + ":" + std::to_string(problem.line) + ": " + problem.text + "\n";
    return all;
}

/// Whether the detection matches; a rule that is refused fails the test.
inline bool matches(std::string_view detection, Fields fields) {
    const auto compiled = compileOne(ruleWith(detection));
    EXPECT_EQ(problemsOf(compiled), "") << detection;
    return !compiled.set.match(eventWith(fields)).empty();
}

/// A selection of one line, "CommandLine|contains: x".
inline bool lineMatches(std::string_view line, Fields fields) {
    return matches("    sel:\n        " + std::string(line) + "\n    condition: sel", fields);
}

}  // namespace rules::sigma::testing
