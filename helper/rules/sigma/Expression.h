#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "rules/sigma/AtomTable.h"

namespace rules::sigma {

using NodeId = std::uint32_t;

/// The conditions of all rules as one graph: a selection that is named twice stands there once.
class Expression {
  public:
    NodeId atom(AtomId id);
    NodeId all(std::vector<NodeId> children);
    NodeId any(std::vector<NodeId> children);
    NodeId atLeast(std::uint32_t count, std::vector<NodeId> children);
    NodeId negation(NodeId child);

    /// `holds` answers for an atom.
    template <typename Holds>
    bool evaluate(NodeId id, Holds& holds) const {
        const Node& node = m_nodes[id];
        if (node.kind == Kind::Atom)
            return holds(node.atom);
        if (node.kind == Kind::Not)
            return !evaluate(m_children[node.first], holds);
        // Any, all and at least N are all "at least so many".
        std::uint32_t missing = node.least;
        std::uint32_t left = node.count;
        for (; missing > 0 && left >= missing; --left)
            if (evaluate(m_children[node.first + node.count - left], holds))
                --missing;
        return missing == 0;
    }

    /// A set of atoms of which at least one holds whenever the node does: `cost` says how often an
    /// atom may be expected to hold, the cheapest set is taken. nullopt: there is none.
    using Cost = std::function<std::optional<double>(AtomId)>;
    std::optional<std::vector<AtomId>> necessary(NodeId id, const Cost& cost) const;

    std::size_t size() const { return m_nodes.size(); }
    /// Takes back what was added since size() was `nodes`: a rule turned out to be wrong.
    void shrink(std::size_t nodes);

  private:
    enum class Kind : std::uint8_t { Atom, Not, AtLeast };
    struct Node {
        Kind kind = Kind::Atom;
        AtomId atom = 0;
        std::uint32_t first = 0;  // child
        std::uint32_t count = 0;
        std::uint32_t least = 0;
    };
    struct Need;

    NodeId push(const Node& node);
    std::span<const NodeId> children(const Node& node) const {
        return std::span(m_children).subspan(node.first, node.count);
    }
    std::optional<Need> needOf(NodeId id, const Cost& cost) const;
    std::optional<Need> cheapest(const Node& node, const Cost& cost) const;
    std::optional<Need> together(const Node& node, const Cost& cost) const;

    std::vector<Node> m_nodes;
    std::vector<NodeId> m_children;
};

}  // namespace rules::sigma
