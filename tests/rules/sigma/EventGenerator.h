#pragma once

#include <string>
#include <vector>

#include "rules/sigma/YamlNode.h"
#include "tests/rules/sigma/Reference.h"

namespace rules::sigma::testing {

/// Events made of a rule's own values: for its selections alone, in pairs and together, with one
/// and another of their alternatives. Some of them match, if all is well.
std::vector<FieldMap> eventsFor(const YamlNode& rule);

/// The same event with something missing or a sign too many, one change at a time.
std::vector<FieldMap> nearMisses(const FieldMap& event);

/// Letters in the other case.
FieldMap otherCase(FieldMap event);

/// A text that a simple regular expression matches: the first alternative, as few as may be.
std::string sampleOf(const std::string& regex);

}  // namespace rules::sigma::testing
