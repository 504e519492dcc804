#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/sigma/Atom.h"
#include "rules/sigma/Fault.h"
#include "rules/sigma/RegexCompiler.h"

namespace rules::sigma {

using AtomId = std::uint32_t;

/// All questions of all rules, each once however many rules ask it.
class AtomTable {
  public:
    /// What must be in a value, in lower case, for its regex to match at all; empty: cannot be
    /// told.
    using RequiredTexts = std::vector<std::string>;

    /// What the patterns of one rule may cost begins anew.
    void beginRule() { m_programLeft = kMaxProgram; }
    FieldId field(std::string_view name);
    AtomId add(Atom atom);
    /// Compiles a regular expression in RE2: linear time whatever the value is. Fault: RE2's words.
    Parsed<AtomId> addRegex(FieldId field, const RegexText& regex, int line);
    Parsed<AtomId> addPattern(FieldId field, const Pattern& pattern, bool cased, int line);

    const std::vector<Atom>& atoms() const { return m_atoms; }
    const RequiredTexts& requiredTexts(AtomId id) const { return m_required[id]; }
    const std::unordered_map<std::string, FieldId>& fields() const { return m_fields; }

  private:
    AtomId addLiteral(FieldId field, Pattern::Literal literal, bool cased);

    static constexpr int kMaxProgram = 200'000;  // instructions of RE2

    int m_programLeft = kMaxProgram;
    std::vector<Atom> m_atoms;
    std::vector<RequiredTexts> m_required;  // by atom
    std::unordered_map<std::string, AtomId> m_known;
    std::unordered_map<std::string, FieldId> m_fields;
};

}  // namespace rules::sigma
