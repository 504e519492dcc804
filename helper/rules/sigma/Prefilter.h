#pragma once

#include <string>
#include <vector>

#include "rules/sigma/AtomTable.h"
#include "rules/sigma/LiteralScanner.h"

namespace rules::sigma {

/// One pass over a value instead of one per question: says which atoms' texts are in it. For plain
/// texts that is the answer itself; for patterns it says that they are worth trying.
class Prefilter {
  public:
    Prefilter() = default;
    explicit Prefilter(const AtomTable& atoms);

    /// Calls found(atom, whether it holds for sure) for what is in the field's value, an atom
    /// possibly more than once.
    template <typename Found>
    void scan(FieldId field, const std::string& value, const Found& found) const {
        m_scanner.scan(value, [&](std::uint32_t literal, std::size_t from) {
            const std::string& text = m_literals[literal];
            if (text.size() > m_scanner.beginning() && !continues(value, from, text))
                return;
            for (std::uint32_t at = m_firstHit[literal]; at < m_firstHit[literal + 1]; ++at)
                if (const Hit& hit = m_hits[at]; isAbout(hit, field) && fits(hit, value, from))
                    found(hit.atom, hit.decides);
        });
    }

    /// No atom is about this field: not worth scanning.
    bool ignores(FieldId field) const {
        return !m_keywords && (field >= m_fields.size() || !m_fields[field]);
    }
    std::size_t bytes() const { return m_scanner.bytes(); }

  private:
    struct Hit {
        AtomId atom = 0;
        FieldId field = 0;
        std::uint32_t length = 0;
        Anchors anchors;
        bool decides = false;
        const std::string* cased = nullptr;  // the text with its case, when that counts
    };

    static bool isAbout(const Hit& hit, FieldId field) {
        return hit.field == field || hit.field == kAnyField;
    }
    static bool fits(const Hit& hit, const std::string& value, std::size_t from);
    static bool continues(const std::string& value, std::size_t from, const std::string& literal);
    void noteField(FieldId field);

    LiteralScanner m_scanner;
    std::vector<std::string> m_literals;
    std::vector<std::uint32_t> m_firstHit;  // by literal, one more at the end
    std::vector<Hit> m_hits;
    std::vector<bool> m_fields;
    bool m_keywords = false;
};

}  // namespace rules::sigma
