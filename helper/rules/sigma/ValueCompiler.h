#pragma once

#include "rules/sigma/AtomTable.h"
#include "rules/sigma/Expression.h"
#include "rules/sigma/Fault.h"
#include "rules/sigma/FieldTest.h"
#include "rules/sigma/YamlNode.h"

namespace rules::sigma {

/// One field's test against one value.
Parsed<NodeId> compileValue(const FieldTest& test, const YamlNode& value, AtomTable& atoms,
                            Expression& expression);

}  // namespace rules::sigma
