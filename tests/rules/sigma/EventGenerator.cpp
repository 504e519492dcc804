#include "tests/rules/sigma/EventGenerator.h"

#include <algorithm>
#include <cctype>

namespace rules::sigma::testing {
namespace {

constexpr std::size_t kAlternatives = 6;
constexpr std::size_t kMaxEvents = 400;

class RegexSample {
  public:
    explicit RegexSample(const std::string& regex) : m_regex(regex) {}

    std::string alternatives() {
        const std::string first = sequence();
        while (take('|'))
            sequence();
        return first;
    }

  private:
    bool more() const { return m_at < m_regex.size(); }
    bool take(char sign) {
        const bool there = more() && m_regex[m_at] == sign;
        m_at += there ? 1 : 0;
        return there;
    }
    std::string sequence() {
        std::string text;
        while (more() && m_regex[m_at] != '|' && m_regex[m_at] != ')') {
            const std::string piece = one();
            for (std::size_t times = repetitions(); times > 0; --times)
                text += piece;
        }
        return text;
    }
    std::string one() {
        const char sign = m_regex[m_at++];
        if (sign == '(')
            return group();
        if (sign == '[')
            return oneOf();
        if (sign == '\\')
            return escaped(m_regex[m_at++]);
        if (sign == '^' || sign == '$')
            return {};
        return {sign == '.' ? 'x' : sign};
    }
    std::string group() {
        if (take('?'))
            while (more() && m_regex[m_at++] != ':') {
            }
        std::string inner = alternatives();
        take(')');
        return inner;
    }
    std::string oneOf() {
        const bool negated = take('^');
        const std::size_t first = m_at;
        if (m_regex[m_at] == ']')
            ++m_at;
        while (more() && m_regex[m_at] != ']')
            m_at += m_regex[m_at] == '\\' ? 2 : 1;
        const std::string inside = m_regex.substr(first, m_at++ - first);
        if (negated)
            return "q";
        return inside[0] == '\\' ? escaped(inside[1]) : inside.substr(0, 1);
    }
    static std::string escaped(char sign) {
        if (sign == 's')
            return " ";
        if (sign == 'd')
            return "7";
        if (sign == 'b')
            return {};
        return {sign == 'w' || sign == 'S' ? 'x' : sign};
    }
    std::size_t repetitions() {
        std::size_t times = 1;
        if (take('*') || take('?'))
            times = 0;
        else if (take('{')) {
            times = std::stoul(m_regex.substr(m_at));
            m_at = m_regex.find('}', m_at) + 1;
        } else {
            take('+');
        }
        take('?');
        return times;
    }

    const std::string& m_regex;
    std::size_t m_at = 0;
};

std::string withoutWildcards(const std::string& pattern) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool escape = pattern[at] == '\\' && at + 1 < pattern.size() &&
                            std::string("*?\\").find(pattern[at + 1]) != std::string::npos;
        if (escape)
            text += pattern[++at];
        else if (pattern[at] != '*')
            text += pattern[at] == '?' ? 'q' : pattern[at];
    }
    return text;
}

/// What is wanted of one field, put together at the end.
struct Parts {
    std::string start;
    std::string middle;
    std::string end;
    std::string whole;

    std::string text() const { return whole.empty() ? start + middle + end : whole; }
};

class Builder {
  public:
    explicit Builder(std::size_t alternative) : m_alternative(alternative) {}

    void selection(const YamlNode& node) {
        if (node.isList() && !node.items.empty())
            return selection(*node.items[m_alternative % node.items.size()]);
        if (node.isScalar())
            m_parts["CommandLine"].middle += " " + withoutWildcards(node.text) + " ";
        for (const auto& entry : node.entries)
            field(entry.key, *entry.value);
    }
    FieldMap event() const {
        FieldMap event;
        for (const auto& [name, parts] : m_parts)
            event[name] = parts.text();
        return event;
    }

  private:
    void field(const std::string& key, const YamlNode& right) {
        const std::string name = key.substr(0, key.find('|'));
        const bool all = key.find("|all") != std::string::npos;
        if (!right.isList())
            return add(m_parts[name], key, right);
        for (std::size_t at = 0; at < right.items.size(); ++at)
            if (all || at == m_alternative % right.items.size())
                add(m_parts[name], key, *right.items[at]);
    }
    static void add(Parts& parts, const std::string& key, const YamlNode& value) {
        const auto is = [&](const char* modifier) {
            return key.find(modifier) != std::string::npos;
        };
        if (is("|re"))
            parts.middle += sampleOf(value.text);
        else if (is("|cidr"))
            parts.whole = value.text.substr(0, value.text.find('/'));
        else if (is("|contains"))
            parts.middle += withoutWildcards(value.text);
        else if (is("|startswith"))
            parts.start = withoutWildcards(value.text);
        else if (is("|endswith"))
            parts.end = withoutWildcards(value.text);
        else
            parts.whole = withoutWildcards(value.text);
    }

    std::size_t m_alternative;
    std::map<std::string, Parts> m_parts;
};

/// All of them, each one, each two.
std::vector<std::vector<const YamlNode*>> groupsOf(const std::vector<const YamlNode*>& nodes) {
    std::vector<std::vector<const YamlNode*>> groups = {nodes};
    for (std::size_t a = 0; a < nodes.size(); ++a) {
        groups.push_back({nodes[a]});
        for (std::size_t b = a + 1; b < nodes.size(); ++b)
            groups.push_back({nodes[a], nodes[b]});
    }
    return groups;
}

}  // namespace

std::string sampleOf(const std::string& regex) {
    return RegexSample(regex).alternatives();
}

std::vector<FieldMap> eventsFor(const YamlNode& rule) {
    std::vector<const YamlNode*> wanted;
    for (const auto& entry : rule.find("detection")->entries)
        if (entry.key != "condition" && !entry.key.starts_with("filter"))
            wanted.push_back(entry.value.get());
    std::vector<FieldMap> events;
    for (std::size_t alternative = 0; alternative < kAlternatives; ++alternative)
        for (const auto& group : groupsOf(wanted)) {
            Builder builder(alternative);
            for (const YamlNode* node : group)
                builder.selection(*node);
            if (events.size() < kMaxEvents)
                events.push_back(builder.event());
        }
    return events;
}

std::vector<FieldMap> nearMisses(const FieldMap& event) {
    std::vector<FieldMap> misses;
    for (const auto& [name, value] : event) {
        FieldMap without = event;
        without.erase(name);
        misses.push_back(without);
        for (const std::string& other :
             {value + "~", "~" + value, std::string(), value.substr(0, value.size() / 2),
              value.substr(std::min<std::size_t>(1, value.size()))}) {
            FieldMap changed = event;
            changed[name] = other;
            misses.push_back(changed);
        }
    }
    return misses;
}

FieldMap otherCase(FieldMap event) {
    for (auto& [name, value] : event)
        std::ranges::transform(value, value.begin(), [](unsigned char sign) {
            if (sign >= 0x80)
                return static_cast<char>(sign);
            return static_cast<char>(std::islower(sign) ? std::toupper(sign) : std::tolower(sign));
        });
    return event;
}

}  // namespace rules::sigma::testing
