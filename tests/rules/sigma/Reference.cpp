#include "tests/rules/sigma/Reference.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "rules/sigma/Cidr.h"

namespace rules::sigma::testing {
namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char sign) {
        return static_cast<char>(sign < 0x80 ? std::tolower(sign) : sign);
    });
    return text;
}

bool has(const std::string& modifiers, const std::string& name) {
    return ("|" + modifiers + "|").find("|" + name + "|") != std::string::npos;
}

/// Recursion over both texts; slow and obvious.
bool glob(const char* pattern, const char* text) {
    if (*pattern == 0)
        return *text == 0;
    if (*pattern == '*')
        return glob(pattern + 1, text) || (*text != 0 && glob(pattern, text + 1));
    if (*pattern == '?')
        return *text != 0 && glob(pattern + 1, text + 1);
    if (*pattern == '\\' && (pattern[1] == '*' || pattern[1] == '?' || pattern[1] == '\\'))
        ++pattern;
    return *pattern == *text && glob(pattern + 1, text + 1);
}

bool textMatches(const std::string& modifiers, std::string pattern, std::string text) {
    const bool contains = has(modifiers, "contains");
    if (contains || has(modifiers, "endswith"))
        pattern = "*" + pattern;
    if (contains || has(modifiers, "startswith"))
        pattern += (pattern.ends_with('\\') ? "\\*" : "*");
    if (!has(modifiers, "cased")) {
        pattern = lower(pattern);
        text = lower(text);
    }
    return glob(pattern.c_str(), text.c_str());
}

/// Recursive descent over blank-separated words.
class Words {
  public:
    Words(const std::string& text, std::function<bool(const std::string&)> named,
          std::vector<std::string> names)
        : m_named(std::move(named)), m_names(std::move(names)) {
        std::string spaced;
        for (const char sign : text)
            spaced += sign == '(' || sign == ')' ? std::string{' ', sign, ' '} : std::string{sign};
        std::istringstream stream(spaced);
        for (std::string word; stream >> word;)
            m_words.push_back(word);
    }

    bool either() {
        bool result = both();
        while (take("or"))
            result = both() || result;
        return result;
    }

  private:
    bool take(const std::string& word) {
        const bool there = m_at < m_words.size() && lower(m_words[m_at]) == word;
        m_at += there ? 1 : 0;
        return there;
    }
    bool both() {
        bool result = one();
        while (take("and"))
            result = one() && result;
        return result;
    }
    bool one() {
        if (take("not"))
            return !one();
        if (take("(")) {
            const bool inner = either();
            take(")");
            return inner;
        }
        const std::string word = m_words.at(m_at++);
        return take("of") ? several(word, m_words.at(m_at++)) : m_named(word);
    }
    bool several(const std::string& count, const std::string& target) {
        std::size_t all = 0;
        std::size_t held = 0;
        for (const std::string& name : m_names) {
            if (target == "them" ? name[0] == '_' : !glob(target.c_str(), name.c_str()))
                continue;
            ++all;
            held += m_named(name) ? 1 : 0;
        }
        return count == "all" ? held == all : held >= (count == "any" ? 1 : std::stoul(count));
    }

    std::function<bool(const std::string&)> m_named;
    std::vector<std::string> m_names;
    std::vector<std::string> m_words;
    std::size_t m_at = 0;
};

}  // namespace

bool Reference::matches() const {
    const YamlNode& node = *m_detection.find("condition");
    if (node.isScalar())
        return condition(node.text);
    return std::ranges::any_of(node.items, [&](const auto& item) { return condition(item->text); });
}

bool Reference::condition(const std::string& text) const {
    std::vector<std::string> names;
    for (const auto& entry : m_detection.entries)
        if (entry.key != "condition")
            names.push_back(entry.key);
    return Words(
               text, [&](const std::string& name) { return selection(*m_detection.find(name)); },
               names)
        .either();
}

bool Reference::selection(const YamlNode& node) const {
    if (node.isMap())
        return map(node);
    if (node.isList())
        return std::ranges::any_of(node.items, [&](const auto& item) { return selection(*item); });
    return std::ranges::any_of(m_event, [&](const auto& field) {
        return textMatches("contains", node.text, field.second);
    });
}

bool Reference::map(const YamlNode& node) const {
    return std::ranges::all_of(node.entries,
                               [&](const auto& entry) { return field(entry.key, *entry.value); });
}

bool Reference::field(const std::string& key, const YamlNode& right) const {
    const std::size_t bar = key.find('|');
    const std::string name = key.substr(0, bar);
    const std::string modifiers = bar == std::string::npos ? "" : key.substr(bar + 1);
    if (!right.isList())
        return value(name, modifiers, right);
    const auto one = [&](const auto& item) { return value(name, modifiers, *item); };
    return has(modifiers, "all") ? std::ranges::all_of(right.items, one)
                                 : std::ranges::any_of(right.items, one);
}

bool Reference::value(const std::string& name, const std::string& modifiers,
                      const YamlNode& value) const {
    const auto field = m_event.find(name);
    if (value.isNull())
        return field == m_event.end();
    if (field == m_event.end())
        return false;
    if (has(modifiers, "re")) {
        RE2::Options options;
        options.set_case_sensitive(!has(modifiers, "i"));
        return RE2::PartialMatch(field->second, RE2(value.text, options));
    }
    if (has(modifiers, "cidr"))
        return Cidr::parse(value.text)->contains(field->second);
    for (const char* unknown : {"windash", "base64", "exists", "fieldref", "lt", "gt"})
        if (has(modifiers, unknown))
            throw std::logic_error(std::string("the reference does not know ") + unknown);
    return textMatches(modifiers, value.text, field->second);
}

}  // namespace rules::sigma::testing
