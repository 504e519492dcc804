#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/sigma/AtomTable.h"
#include "rules/sigma/Correlations.h"
#include "rules/sigma/Expression.h"
#include "rules/sigma/RuleInfo.h"
#include "rules/sigma/YamlNode.h"

namespace rules::sigma {

/// Reads rule texts one after the other and keeps what is in force of them.
class RuleCollector {
  public:
    void add(const RuleText& text);
    /// After the last one: drops what was replaced, orders the problems.
    void finish();

    AtomTable& atoms() { return m_atoms; }
    Expression& expression() { return m_expression; }
    std::vector<RuleInfo>& rules() { return m_rules; }
    std::vector<NodeId>& roots() { return m_roots; }
    std::vector<Problem>& problems() { return m_problems; }

  private:
    void addDocument(const YamlNode& document, const std::string& path);
    void addRule(const YamlNode& document, const std::string& path);
    void keep(RuleInfo info, NodeId root);
    void complain(const std::string& path, const Fault& fault, Impact impact);

    AtomTable m_atoms;
    Expression m_expression;
    std::vector<RuleInfo> m_rules;
    std::vector<NodeId> m_roots;  // of the same rule
    std::map<std::string, std::size_t> m_byId;
    Correlations m_correlations;
    std::vector<Problem> m_problems;
};

}  // namespace rules::sigma
