#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/sigma/Expression.h"
#include "rules/sigma/Fault.h"

namespace rules::sigma {

/// The selections of one rule, compiled, by name.
using Selections = std::map<std::string, NodeId, std::less<>>;

/// Reads one condition ("all of sel* and not (filter or 1 of them)") into the expression. `not`
/// binds more than `and`, `and` more than `or`. Fault: what is not understood, an unknown
/// selection, a pattern that fits none. Bounded depth and length.
Parsed<NodeId> compileCondition(std::string_view text, int line, const Selections& selections,
                                Expression& expression);

}  // namespace rules::sigma
