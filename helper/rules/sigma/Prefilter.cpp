#include "rules/sigma/Prefilter.h"

#include <algorithm>
#include <map>

namespace rules::sigma {

Prefilter::Prefilter(const AtomTable& atoms) {
    std::map<std::string, std::vector<Hit>> byLiteral;
    for (AtomId id = 0; id < atoms.atoms().size(); ++id) {
        const Atom& atom = atoms.atoms()[id];
        const bool decides = atom.kind == Atom::Kind::Literal;
        for (const std::string& text : atoms.requiredTexts(id)) {
            byLiteral[text].push_back({.atom = id,
                                       .field = atom.field,
                                       .length = static_cast<std::uint32_t>(text.size()),
                                       .anchors = decides ? atom.anchors : Anchors{},
                                       .decides = decides,
                                       .cased = decides && atom.cased ? &atom.text : nullptr});
            noteField(atom.field);
        }
    }
    for (auto& [literal, hits] : byLiteral) {
        m_literals.push_back(literal);
        m_firstHit.push_back(static_cast<std::uint32_t>(m_hits.size()));
        m_hits.insert(m_hits.end(), hits.begin(), hits.end());
    }
    m_firstHit.push_back(static_cast<std::uint32_t>(m_hits.size()));
    m_scanner = LiteralScanner(m_literals);
}

void Prefilter::noteField(FieldId field) {
    if (field == kAnyField) {
        m_keywords = true;
        return;
    }
    if (m_fields.size() <= field)
        m_fields.resize(field + 1U);
    m_fields[field] = true;
}

bool Prefilter::fits(const Hit& hit, const std::string& value, std::size_t from) {
    if ((hit.anchors.start && from != 0) || (hit.anchors.end && from + hit.length != value.size()))
        return false;
    return hit.cased == nullptr || value.compare(from, hit.length, *hit.cased) == 0;
}

bool Prefilter::continues(const std::string& value, std::size_t from, const std::string& literal) {
    return from + literal.size() <= value.size() &&
           matchesLiteral(std::string_view(value).substr(from, literal.size()), literal,
                          {true, true}, false);
}

}  // namespace rules::sigma
