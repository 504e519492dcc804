#include "rules/sigma/Detection.h"

#include <utility>

#include "rules/sigma/Condition.h"
#include "rules/sigma/Selection.h"

namespace rules::sigma {
namespace {

constexpr std::size_t kMaxConditions = 20;

/// Not selections: the condition itself, and what only counting over events would need.
bool isSelectionKey(std::string_view key) {
    return key != "condition" && key != "timeframe";
}

Parsed<Selections> compileSelections(const YamlNode& detection, AtomTable& atoms,
                                     Expression& expression) {
    Selections selections;
    for (const auto& entry : detection.entries) {
        if (!isSelectionKey(entry.key))
            continue;
        auto node = compileSelection(*entry.value, atoms, expression);
        if (!node)
            return fault(node.error().line, entry.key.empty()
                                                ? node.error().text
                                                : quoted(entry.key) + ": " + node.error().text);
        if (entry.key.empty())
            return fault(entry.line, "a selection has no name");
        selections.emplace(entry.key, *node);
    }
    return selections;
}

Parsed<NodeId> compileConditions(const YamlNode& conditions, const Selections& selections,
                                 Expression& expression) {
    if (conditions.isScalar())
        return compileCondition(conditions.text, conditions.line, selections, expression);
    if (!conditions.isList() || conditions.items.empty())
        return fault(conditions.line, "the condition is not a text");
    if (conditions.items.size() > kMaxConditions)
        return fault(conditions.line, "more than 20 conditions");
    std::vector<NodeId> nodes;
    for (const auto& item : conditions.items) {
        if (!item->isScalar())
            return fault(item->line, "a condition is not a text");
        auto node = compileCondition(item->text, item->line, selections, expression);
        if (!node)
            return node;
        nodes.push_back(*node);
    }
    return expression.any(std::move(nodes));
}

}  // namespace

Parsed<NodeId> compileDetection(const YamlNode& detection, AtomTable& atoms,
                                Expression& expression) {
    if (!detection.isMap())
        return fault(detection.line, "\"detection\" is not a map of selections");
    const YamlNode* condition = detection.find("condition");
    if (condition == nullptr)
        return fault(detection.line, "\"detection\" has no condition");
    const auto selections = compileSelections(detection, atoms, expression);
    if (!selections)
        return std::unexpected(selections.error());
    if (selections->empty())
        return fault(detection.line, "\"detection\" has no selection");
    return compileConditions(*condition, *selections, expression);
}

}  // namespace rules::sigma
