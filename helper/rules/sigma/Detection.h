#pragma once

#include "rules/sigma/AtomTable.h"
#include "rules/sigma/Expression.h"
#include "rules/sigma/Fault.h"
#include "rules/sigma/YamlNode.h"

namespace rules::sigma {

/// A rule's `detection` as one node of the expression: its selections, joined by its condition, or
/// by any of several.
Parsed<NodeId> compileDetection(const YamlNode& detection, AtomTable& atoms,
                                Expression& expression);

}  // namespace rules::sigma
