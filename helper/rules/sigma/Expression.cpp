#include "rules/sigma/Expression.h"

#include <utility>

namespace rules::sigma {

struct Expression::Need {
    std::vector<AtomId> atoms;
    double cost = 0;
};

NodeId Expression::push(const Node& node) {
    m_nodes.push_back(node);
    return static_cast<NodeId>(m_nodes.size() - 1);
}

NodeId Expression::atom(AtomId id) {
    return push({.kind = Kind::Atom, .atom = id});
}

NodeId Expression::atLeast(std::uint32_t count, std::vector<NodeId> children) {
    if (children.size() == 1 && count == 1)
        return children.front();
    const auto first = static_cast<std::uint32_t>(m_children.size());
    m_children.insert(m_children.end(), children.begin(), children.end());
    return push({.kind = Kind::AtLeast,
                 .first = first,
                 .count = static_cast<std::uint32_t>(children.size()),
                 .least = count});
}

NodeId Expression::all(std::vector<NodeId> children) {
    const auto count = static_cast<std::uint32_t>(children.size());
    return atLeast(count, std::move(children));
}

NodeId Expression::any(std::vector<NodeId> children) {
    return atLeast(1, std::move(children));
}

NodeId Expression::negation(NodeId child) {
    const auto first = static_cast<std::uint32_t>(m_children.size());
    m_children.push_back(child);
    return push({.kind = Kind::Not, .first = first, .count = 1});
}

void Expression::shrink(std::size_t nodes) {
    while (m_nodes.size() > nodes) {
        if (m_nodes.back().count > 0)
            m_children.resize(m_nodes.back().first);
        m_nodes.pop_back();
    }
}

std::optional<std::vector<AtomId>> Expression::necessary(NodeId id, const Cost& cost) const {
    auto need = needOf(id, cost);
    if (!need)
        return std::nullopt;
    return std::move(need->atoms);
}

std::optional<Expression::Need> Expression::needOf(NodeId id, const Cost& cost) const {
    const Node& node = m_nodes[id];
    if (node.kind == Kind::Not)
        return std::nullopt;
    if (node.kind == Kind::AtLeast)
        return node.least == node.count ? cheapest(node, cost) : together(node, cost);
    const auto ownCost = cost(node.atom);
    return ownCost ? std::optional(Need{{node.atom}, *ownCost}) : std::nullopt;
}

/// Of what must hold together any one will do.
std::optional<Expression::Need> Expression::cheapest(const Node& node, const Cost& cost) const {
    std::optional<Need> best;
    for (const NodeId child : children(node)) {
        auto need = needOf(child, cost);
        if (need && (!best || need->cost < best->cost))
            best = std::move(need);
    }
    return best;
}

std::optional<Expression::Need> Expression::together(const Node& node, const Cost& cost) const {
    if (node.least == 0)
        return std::nullopt;
    Need whole;
    for (const NodeId child : children(node)) {
        auto need = needOf(child, cost);
        if (!need)
            return std::nullopt;
        whole.atoms.insert(whole.atoms.end(), need->atoms.begin(), need->atoms.end());
        whole.cost += need->cost;
    }
    return whole;
}

}  // namespace rules::sigma
