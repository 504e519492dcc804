#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/sigma/RuleInfo.h"
#include "rules/sigma/YamlNode.h"

namespace rules::sigma {

/// Rules about other rules (Sigma's correlations). They are not evaluated; what can be wrong with
/// them is still said: the only rules of Sigma that can go in a circle.
class Correlations {
  public:
    void add(const YamlNode& document, const std::string& path);
    /// One for each: skipped, or refused when it leads back to itself.
    std::vector<Problem> problems() const;

  private:
    struct Rule {
        std::string path;
        int line = 0;
        std::vector<std::string> refersTo;
    };

    bool leadsBack(std::size_t from) const;

    std::vector<Rule> m_rules;
    std::map<std::string, std::size_t> m_byName;  // by id and by name
};

}  // namespace rules::sigma
