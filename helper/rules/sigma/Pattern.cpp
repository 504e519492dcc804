#include "rules/sigma/Pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "rules/sigma/Utf8.h"

namespace rules::sigma {
namespace {

/// How RE2 writes what is not text.
struct Spelling {
    std::string_view anyText;
    std::string_view anyCharacter;  // one UTF-8 character, or one byte that belongs to none
    std::string_view anyDash;       // - / en dash, em dash, horizontal bar
};

constexpr Spelling kLatin1{".*", R"((?:[\x00-\x7F]|[\xC0-\xFF][\x80-\xBF]{0,3}|[\x80-\xBF]))",
                           R"((?:[-/]|\xE2\x80[\x93\x94\x95]))"};
constexpr Spelling kUtf8{R"(\C*)", R"((?:.|\C))", R"([-/\x{2013}-\x{2015}])"};

bool isWord(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z') || code == '_' || code >= 0x80;
}

bool isMeta(char byte) {
    return byte == '*' || byte == '?' || byte == '\\';
}

/// A dash that begins an option: no word before it, one behind it.
bool isOptionDash(std::string_view text, std::size_t at) {
    return (text[at] == '-' || text[at] == '/') && (at == 0 || !isWord(text[at - 1])) &&
           at + 1 < text.size() && isWord(text[at + 1]);
}

std::string bytesRegex(std::string_view text) {
    return RE2::QuoteMeta(std::string(text));
}

}  // namespace

void Pattern::append(Kind kind) {
    const bool again =
        kind == Kind::AnyText && !m_pieces.empty() && m_pieces.back().kind == Kind::AnyText;
    if (!again)
        m_pieces.push_back({kind, {}});
}

void Pattern::append(char byte) {
    if (m_pieces.empty() || m_pieces.back().kind != Kind::Text)
        m_pieces.push_back({Kind::Text, {}});
    m_pieces.back().text.push_back(byte);
}

Pattern Pattern::parse(std::string_view value) {
    Pattern pattern;
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == '\\' && at + 1 < value.size() && isMeta(value[at + 1]))
            pattern.append(value[++at]);
        else if (value[at] == '*')
            pattern.append(Kind::AnyText);
        else if (value[at] == '?')
            pattern.append(Kind::AnyCharacter);
        else
            pattern.append(value[at]);
    }
    return pattern;
}

Pattern Pattern::literal(std::string text) {
    Pattern pattern;
    if (!text.empty())
        pattern.m_pieces.push_back({Kind::Text, std::move(text)});
    return pattern;
}

void Pattern::openStart() {
    if (m_pieces.empty() || m_pieces.front().kind != Kind::AnyText)
        m_pieces.insert(m_pieces.begin(), Piece{Kind::AnyText, {}});
}

void Pattern::openEnd() {
    append(Kind::AnyText);
}

void Pattern::openDashes() {
    Pattern opened;
    for (const Piece& piece : m_pieces) {
        if (piece.kind != Kind::Text) {
            opened.append(piece.kind);
            continue;
        }
        for (std::size_t at = 0; at < piece.text.size(); ++at)
            if (isOptionDash(piece.text, at))
                opened.append(Kind::Dash);
            else
                opened.append(piece.text[at]);
    }
    *this = std::move(opened);
}

bool Pattern::hasWildcards() const {
    return std::ranges::any_of(m_pieces,
                               [](const Piece& piece) { return piece.kind != Kind::Text; });
}

std::optional<std::string> Pattern::text() const {
    if (hasWildcards())
        return std::nullopt;
    return m_pieces.empty() ? std::string() : m_pieces.front().text;
}

std::optional<Pattern::Literal> Pattern::asLiteral() const {
    Literal found{{}, {true, true}};
    for (std::size_t at = 0; at < m_pieces.size(); ++at) {
        const Piece& piece = m_pieces[at];
        if (piece.kind == Kind::Text && found.text.empty())
            found.text = piece.text;
        else if (piece.kind == Kind::AnyText && at == 0)
            found.anchors.start = false;
        else if (piece.kind == Kind::AnyText && at + 1 == m_pieces.size())
            found.anchors.end = false;
        else
            return std::nullopt;
    }
    // Nothing but "*" is no literal; nothing at all is the empty one.
    return m_pieces.empty() || !found.text.empty() ? std::optional(found) : std::nullopt;
}

std::string Pattern::longestText() const {
    std::string longest;
    for (const Piece& piece : m_pieces)
        if (piece.text.size() > longest.size())
            longest = piece.text;
    return longest;
}

bool Pattern::matchesEverything() const {
    return m_pieces.size() == 1 && m_pieces.front().kind == Kind::AnyText;
}

bool Pattern::isAscii() const {
    return std::ranges::all_of(m_pieces,
                               [](const Piece& piece) { return sigma::isAscii(piece.text); });
}

std::string Pattern::regex() const {
    const Spelling& spelling = isAscii() ? kLatin1 : kUtf8;
    std::string regex = "\\A";
    for (const Piece& piece : m_pieces) {
        if (piece.kind == Kind::Text)
            regex += bytesRegex(piece.text);
        else if (piece.kind == Kind::AnyText)
            regex += spelling.anyText;
        else
            regex += piece.kind == Kind::Dash ? spelling.anyDash : spelling.anyCharacter;
    }
    return regex + "\\z";
}

}  // namespace rules::sigma
