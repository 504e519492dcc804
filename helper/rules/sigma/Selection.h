#pragma once

#include "rules/sigma/AtomTable.h"
#include "rules/sigma/Expression.h"
#include "rules/sigma/Fault.h"
#include "rules/sigma/YamlNode.h"

namespace rules::sigma {

/// One selection: a map of fields (all of them), a list of maps or keywords (one of them), a
/// keyword.
Parsed<NodeId> compileSelection(const YamlNode& selection, AtomTable& atoms,
                                Expression& expression);

}  // namespace rules::sigma
