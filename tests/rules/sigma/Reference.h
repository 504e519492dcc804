#pragma once

#include <map>
#include <string>

#include "rules/sigma/YamlNode.h"

namespace rules::sigma::testing {

using FieldMap = std::map<std::string, std::string>;

/// The specification read a second time, as plainly as can be: no prefilter, nothing compiled, one
/// value at a time. What the rules beside the checkout and our own use of it.
class Reference {
  public:
    Reference(const YamlNode& rule, const FieldMap& event)
        : m_detection(*rule.find("detection")), m_event(event) {}

    bool matches() const;

  private:
    bool condition(const std::string& text) const;
    bool selection(const YamlNode& node) const;
    bool map(const YamlNode& node) const;
    bool field(const std::string& key, const YamlNode& right) const;
    bool value(const std::string& name, const std::string& modifiers, const YamlNode& value) const;

    const YamlNode& m_detection;
    const FieldMap& m_event;
};

}  // namespace rules::sigma::testing
