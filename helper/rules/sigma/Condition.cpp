#include "rules/sigma/Condition.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rules/sigma/Atom.h"

namespace rules::sigma {
namespace {

constexpr std::size_t kMaxBytes = 4096;
constexpr int kMaxDepth = 50;

bool isSpace(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\n' || sign == '\r';
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        std::size_t length = 1;
        if (!isSpace(text[0]) && text[0] != '(' && text[0] != ')' && text[0] != '|')
            length = std::min(text.find_first_of(" \t\r\n()|"), text.size());
        if (!isSpace(text[0]))
            words.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return words;
}

/// "*" any text; an iterative match, linear but for one way back.
bool fits(std::string_view name, std::string_view pattern) {
    std::size_t at = 0;
    std::size_t in = 0;
    std::size_t star = std::string_view::npos;
    std::size_t retry = 0;
    while (at < name.size()) {
        if (in < pattern.size() && pattern[in] == '*') {
            star = in++;
            retry = at;
        } else if (in < pattern.size() && pattern[in] == name[at]) {
            ++in;
            ++at;
        } else if (star != std::string_view::npos) {
            in = star + 1;
            at = ++retry;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', in) == std::string_view::npos;
}

class Reader {
  public:
    Reader(std::vector<std::string_view> words, int line, const Selections& selections,
           Expression& expression)
        : m_words(std::move(words)),
          m_line(line),
          m_selections(selections),
          m_expression(expression) {}

    Parsed<NodeId> read() {
        auto whole = either();
        if (whole && m_at < m_words.size())
            return wrong("does not go on with " + quoted(m_words[m_at]));
        return whole;
    }

  private:
    std::unexpected<Fault> wrong(const std::string& what) const {
        return fault(m_line, "the condition " + what);
    }

    bool take(std::string_view word) {
        if (m_at >= m_words.size() || toLowerAscii(m_words[m_at]) != word)
            return false;
        ++m_at;
        return true;
    }

    Parsed<NodeId> either() {
        std::vector<NodeId> children;
        do {
            auto child = both();
            if (!child)
                return child;
            children.push_back(*child);
        } while (take("or"));
        return m_expression.any(std::move(children));
    }

    Parsed<NodeId> both() {
        std::vector<NodeId> children;
        do {
            auto child = negated();
            if (!child)
                return child;
            children.push_back(*child);
        } while (take("and"));
        return m_expression.all(std::move(children));
    }

    Parsed<NodeId> negated() {
        bool negative = false;
        while (take("not"))
            negative = !negative;
        auto child = primary();
        if (!child || !negative)
            return child;
        return m_expression.negation(*child);
    }

    Parsed<NodeId> primary() {
        if (take("("))
            return group();
        if (m_at >= m_words.size())
            return wrong("ends too early");
        if (m_at + 1 < m_words.size() && toLowerAscii(m_words[m_at + 1]) == "of")
            return quantity();
        return selection(m_words[m_at++]);
    }

    Parsed<NodeId> group() {
        if (++m_depth > kMaxDepth)
            return wrong("has too many parentheses in each other");
        auto inner = either();
        --m_depth;
        if (inner && !take(")"))
            return wrong("lacks a )");
        return inner;
    }

    Parsed<NodeId> selection(std::string_view name) {
        if (name == "|" || name == ")")
            return wrong("has a " + quoted(name) + " where a selection should stand");
        const auto found = m_selections.find(name);
        if (found == m_selections.end())
            return wrong("names " + quoted(name) + ", which is no selection of this rule");
        return found->second;
    }

    Parsed<NodeId> quantity() {
        const std::string count = toLowerAscii(m_words[m_at]);
        m_at += 2;
        if (m_at >= m_words.size())
            return wrong("does not say of what");
        auto chosen = choose(m_words[m_at++]);
        if (!chosen)
            return std::unexpected(chosen.error());
        if (count == "all")
            return m_expression.all(*std::move(chosen));
        const auto least = count == "any" ? std::optional(1U) : number(count);
        if (!least)
            return wrong("counts " + quoted(count) + "; allowed are a number, any, all");
        return m_expression.atLeast(*least, *std::move(chosen));
    }

    static std::optional<std::uint32_t> number(std::string_view text) {
        std::uint32_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool whole = error == std::errc() && end == text.data() + text.size();
        return whole && value > 0 ? std::optional(value) : std::nullopt;
    }

    /// "them" is all selections but those whose name begins with an underscore.
    Parsed<std::vector<NodeId>> choose(std::string_view target) const {
        const bool them = toLowerAscii(target) == "them";
        std::vector<NodeId> chosen;
        for (const auto& [name, node] : m_selections)
            if (them ? name[0] != '_' : fits(name, target))
                chosen.push_back(node);
        if (chosen.empty())
            return wrong("names " + quoted(target) + ", which fits no selection of this rule");
        return chosen;
    }

    std::vector<std::string_view> m_words;
    std::size_t m_at = 0;
    int m_depth = 0;
    int m_line;
    const Selections& m_selections;
    Expression& m_expression;
};

}  // namespace

Parsed<NodeId> compileCondition(std::string_view text, int line, const Selections& selections,
                                Expression& expression) {
    if (text.size() > kMaxBytes)
        return fault(line, "the condition is longer than 4096 bytes");
    auto words = split(text);
    if (words.empty())
        return fault(line, "the condition is empty");
    if (std::ranges::find(words, "|") != words.end())
        return fault(line, "the condition counts over events (|); that is not evaluated");
    return Reader(std::move(words), line, selections, expression).read();
}

}  // namespace rules::sigma
