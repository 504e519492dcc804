#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rules::sigma {

/// Which ends of the value a literal is tied to.
struct Anchors {
    bool start = false;
    bool end = false;
    bool operator==(const Anchors&) const = default;
};

/// A value of a rule with its wildcards read: "*" any text, "?" one character; a backslash takes a
/// wildcard's or another backslash's meaning away and is itself everywhere else (Sigma
/// specification 2, "Wildcards" and "Escaping").
class Pattern {
  public:
    enum class Kind { Text, AnyText, AnyCharacter, Dash };
    struct Piece {
        Kind kind = Kind::Text;
        std::string text;
        bool operator==(const Piece&) const = default;
    };

    static Pattern parse(std::string_view value);
    static Pattern literal(std::string text);

    /// contains, startswith, endswith: any text may stand before or behind.
    void openStart();
    void openEnd();
    /// windash: a dash or slash before a word stands for every sign that programs take for one.
    void openDashes();

    bool hasWildcards() const;
    /// The whole as one text; nullopt: it has wildcards.
    std::optional<std::string> text() const;
    /// The one text in it when that and the anchors say everything.
    struct Literal {
        std::string text;
        Anchors anchors;
    };
    std::optional<Literal> asLiteral() const;
    /// The longest text that must be there, empty = none.
    std::string longestText() const;
    bool matchesEverything() const;
    /// For RE2, anchored at both ends. Values need not be UTF-8: RE2 is told Latin-1, where a byte
    /// is a character, unless the pattern itself has more than ASCII, whose cases only UTF-8 knows.
    std::string regex() const;
    bool isAscii() const;

    const std::vector<Piece>& pieces() const { return m_pieces; }

  private:
    void append(Kind kind);
    void append(char byte);

    std::vector<Piece> m_pieces;
};

}  // namespace rules::sigma
