#include "rules/sigma/Selection.h"

#include <utility>

#include "rules/sigma/FieldTest.h"
#include "rules/sigma/ValueCompiler.h"

namespace rules::sigma {
namespace {

/// What stands at the right of a field: one value or a list of them.
std::vector<const YamlNode*> valuesOf(const YamlNode& right) {
    if (!right.isList())
        return {&right};
    std::vector<const YamlNode*> values;
    for (const auto& item : right.items)
        values.push_back(item.get());
    return values;
}

Parsed<NodeId> compileField(const YamlNode::Entry& entry, AtomTable& atoms,
                            Expression& expression) {
    const auto test = FieldTest::parse(entry.key, entry.line);
    if (!test)
        return std::unexpected(test.error());
    const auto values = valuesOf(*entry.value);
    if (values.empty())
        return fault(entry.line, quoted(entry.key) + " has no values");
    std::vector<NodeId> nodes;
    for (const YamlNode* value : values) {
        auto node = compileValue(*test, *value, atoms, expression);
        if (!node)
            return node;
        nodes.push_back(*node);
    }
    const NodeId joined =
        test->all ? expression.all(std::move(nodes)) : expression.any(std::move(nodes));
    return test->negated ? expression.negation(joined) : joined;
}

Parsed<NodeId> compileMap(const YamlNode& map, AtomTable& atoms, Expression& expression) {
    if (map.entries.empty())
        return fault(map.line, "the selection is empty");
    std::vector<NodeId> nodes;
    for (const auto& entry : map.entries) {
        auto node = compileField(entry, atoms, expression);
        if (!node)
            return node;
        nodes.push_back(*node);
    }
    return expression.all(std::move(nodes));
}

Parsed<NodeId> compileItem(const YamlNode& item, AtomTable& atoms, Expression& expression) {
    if (item.isMap())
        return compileMap(item, atoms, expression);
    if (!item.isScalar() || item.text.empty())
        return fault(item.line, "is neither a keyword nor a map of fields");
    static const FieldTest kKeyword{.op = FieldTest::Operator::Contains};
    return compileValue(kKeyword, item, atoms, expression);
}

}  // namespace

Parsed<NodeId> compileSelection(const YamlNode& selection, AtomTable& atoms,
                                Expression& expression) {
    if (!selection.isList())
        return compileItem(selection, atoms, expression);
    if (selection.items.empty())
        return fault(selection.line, "the selection is empty");
    std::vector<NodeId> nodes;
    for (const auto& item : selection.items) {
        auto node = compileItem(*item, atoms, expression);
        if (!node)
            return node;
        nodes.push_back(*node);
    }
    return expression.any(std::move(nodes));
}

}  // namespace rules::sigma
