#include "rules/sigma/Correlations.h"

namespace rules::sigma {
namespace {

constexpr std::size_t kMaxFollowed = 1000;

std::vector<std::string> namesIn(const YamlNode* node) {
    std::vector<std::string> names;
    if (node == nullptr)
        return names;
    if (node->isScalar())
        names.push_back(node->text);
    for (const auto& item : node->items)
        if (item->isScalar())
            names.push_back(item->text);
    return names;
}

}  // namespace

void Correlations::add(const YamlNode& document, const std::string& path) {
    const YamlNode& correlation = *document.find("correlation");
    for (const char* key : {"id", "name"})
        if (const YamlNode* name = document.find(key); name != nullptr && name->isScalar())
            m_byName.try_emplace(name->text, m_rules.size());
    // Beyond so many, looking for circles would cost more than it tells.
    const bool few = m_rules.size() < kMaxFollowed;
    m_rules.push_back({path, document.line,
                       few ? namesIn(correlation.find("rules")) : std::vector<std::string>()});
}

/// Each rule is visited once, however they refer to each other.
bool Correlations::leadsBack(std::size_t from) const {
    std::vector<bool> seen(m_rules.size(), false);
    std::vector<std::size_t> open = {from};
    while (!open.empty()) {
        const Rule& rule = m_rules[open.back()];
        open.pop_back();
        for (const std::string& name : rule.refersTo) {
            const auto other = m_byName.find(name);
            if (other == m_byName.end() || seen[other->second])
                continue;
            if (other->second == from)
                return true;
            seen[other->second] = true;
            open.push_back(other->second);
        }
    }
    return false;
}

std::vector<Problem> Correlations::problems() const {
    std::vector<Problem> problems;
    for (std::size_t at = 0; at < m_rules.size(); ++at) {
        const Rule& rule = m_rules[at];
        if (!rule.refersTo.empty() && leadsBack(at))
            problems.push_back(
                {rule.path, rule.line, "is a correlation that refers to itself", Impact::Refused});
        else
            problems.push_back({rule.path, rule.line,
                                "is a correlation of rules, which is not evaluated",
                                Impact::Skipped});
    }
    return problems;
}

}  // namespace rules::sigma
