#include "rules/sigma/AtomTable.h"

#include "rules/sigma/Utf8.h"

namespace rules::sigma {
namespace {

/// Two atoms are the same question when their spellings are the same.
std::string spell(const Atom& atom) {
    std::string spelling;
    for (const auto part : {static_cast<FieldId>(atom.kind), atom.field, atom.other,
                            static_cast<FieldId>(atom.comparison)})
        spelling += std::to_string(part) + ' ';
    for (const bool flag : {atom.cased, atom.anchors.start, atom.anchors.end})
        spelling += flag ? '1' : '0';
    return spelling + atom.text;
}

}  // namespace

FieldId AtomTable::field(std::string_view name) {
    if (name.empty())
        return kAnyField;
    return m_fields.try_emplace(std::string(name), static_cast<FieldId>(m_fields.size()))
        .first->second;
}

AtomId AtomTable::add(Atom atom) {
    const auto [known, isNew] =
        m_known.try_emplace(spell(atom), static_cast<AtomId>(m_atoms.size()));
    if (isNew) {
        m_atoms.push_back(std::move(atom));
        m_required.emplace_back();
    }
    return known->second;
}

Parsed<AtomId> AtomTable::addRegex(FieldId field, const RegexText& regex, int line) {
    const std::string flags = std::string(regex.multiLine ? "m" : "-") +
                              (regex.dotAll ? "s" : "-") + (regex.bytes ? "b " : "- ");
    Atom atom{.kind = Atom::Kind::Regex,
              .field = field,
              .cased = regex.cased,
              .text = flags + regex.text};
    if (const auto known = m_known.find(spell(atom)); known != m_known.end())
        return known->second;
    auto compiled = compileRegex(regex, line);
    if (!compiled)
        return std::unexpected(compiled.error());
    m_programLeft -= compiled->instructions;
    if (m_programLeft < 0)
        return fault(line, "the patterns of this rule are too large together");
    atom.regex = std::move(compiled->regex);
    const AtomId id = add(std::move(atom));
    m_required[id] = std::move(compiled->required);
    return id;
}

AtomId AtomTable::addLiteral(FieldId field, Pattern::Literal literal, bool cased) {
    if (!cased)
        literal.text = toLowerAscii(literal.text);
    const AtomId id = add({.kind = Atom::Kind::Literal,
                           .field = field,
                           .cased = cased,
                           .anchors = literal.anchors,
                           .text = literal.text});
    if (!literal.text.empty())
        m_required[id] = {toLowerAscii(literal.text)};
    return id;
}

Parsed<AtomId> AtomTable::addPattern(FieldId field, const Pattern& pattern, bool cased, int line) {
    if (pattern.matchesEverything())
        return add({.kind = Atom::Kind::Present, .field = field});
    // Bytes that are no UTF-8 (a UTF-16 text) have no cases.
    auto literal = pattern.asLiteral();
    if (literal && (cased || isAscii(literal->text) || !isUtf8(literal->text)))
        return addLiteral(field, *std::move(literal), cased);
    const RegexText regex{
        .text = pattern.regex(), .cased = cased, .dotAll = true, .bytes = pattern.isAscii()};
    const auto id = addRegex(field, regex, line);
    if (!id)
        return std::unexpected(id.error());
    const std::string longest = pattern.longestText();
    m_required[*id].clear();
    if (!longest.empty() && isAscii(longest))
        m_required[*id] = {toLowerAscii(longest)};
    return *id;
}

}  // namespace rules::sigma
