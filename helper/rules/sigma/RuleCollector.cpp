#include "rules/sigma/RuleCollector.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "rules/sigma/Detection.h"
#include "rules/sigma/RuleHeader.h"

namespace rules::sigma {

void RuleCollector::complain(const std::string& path, const Fault& fault, Impact impact) {
    m_problems.push_back({path, fault.line, fault.text, impact});
}

void RuleCollector::add(const RuleText& text) {
    const auto documents = parseYaml(text.text);
    if (!documents)
        return complain(text.path, documents.error(), Impact::Refused);
    if (documents->empty())
        return complain(text.path, {0, "is empty"}, Impact::Refused);
    for (const auto& document : *documents)
        addDocument(*document, text.path);
}

void RuleCollector::addDocument(const YamlNode& document, const std::string& path) {
    if (!document.isMap())
        return complain(path, {document.line, "is not a rule"}, Impact::Refused);
    if (document.find("correlation") != nullptr)
        return m_correlations.add(document, path);
    if (document.find("action") != nullptr)
        return complain(path, {document.line, "\"action\" is no longer part of Sigma"},
                        Impact::Refused);
    addRule(document, path);
}

void RuleCollector::addRule(const YamlNode& document, const std::string& path) {
    auto header = readRuleHeader(document, path);
    if (!header)
        return complain(path, header.error(), Impact::Refused);
    if (!header->notOurs.empty())
        return complain(path, {document.line, header->notOurs}, Impact::Skipped);
    const YamlNode* detection = document.find("detection");
    if (detection == nullptr)
        return complain(path, {document.line, "has no detection"}, Impact::Refused);
    m_atoms.beginRule();
    const auto root = compileDetection(*detection, m_atoms, m_expression);
    if (!root)
        return complain(path, root.error(), Impact::Refused);
    keep(std::move(header->info), *root);
}

void RuleCollector::keep(RuleInfo info, NodeId root) {
    const auto [known, isNew] = m_byId.try_emplace(info.id, m_rules.size());
    if (!isNew) {
        const RuleInfo& earlier = m_rules[known->second];
        complain(earlier.path,
                 {earlier.line, "is replaced: " + info.path + " has the same id " + info.id},
                 Impact::Replaced);
        known->second = m_rules.size();
    }
    m_rules.push_back(std::move(info));
    m_roots.push_back(root);
}

void RuleCollector::finish() {
    std::vector<RuleInfo> rules;
    std::vector<NodeId> roots;
    for (std::size_t at = 0; at < m_rules.size(); ++at) {
        if (m_byId.at(m_rules[at].id) != at)
            continue;
        rules.push_back(std::move(m_rules[at]));
        roots.push_back(m_roots[at]);
    }
    m_rules = std::move(rules);
    m_roots = std::move(roots);
    for (Problem& problem : m_correlations.problems())
        m_problems.push_back(std::move(problem));
    std::ranges::sort(m_problems, {}, [](const Problem& problem) {
        return std::tie(problem.path, problem.line, problem.text);
    });
}

}  // namespace rules::sigma
