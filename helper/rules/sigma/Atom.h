#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "rules/sigma/Cidr.h"
#include "rules/sigma/Pattern.h"

namespace re2 {
class RE2;
}

namespace rules::sigma {

/// A field's number in a rule set; kAnyField: a keyword, looked for in every field.
using FieldId = std::uint32_t;
inline constexpr FieldId kAnyField = std::numeric_limits<FieldId>::max();

/// An event's values by field number; nullptr: the field is absent. `all`: every value there is.
struct Values {
    std::span<const std::string* const> byField;
    std::span<const std::string* const> all;
};

/// The smallest question of a rule: does one field's value pass one test?
struct Atom {
    enum class Kind { Present, Absent, Literal, Regex, Cidr, Number, OtherField };
    enum class Comparison { Less, LessOrEqual, Greater, GreaterOrEqual };

    Kind kind = Kind::Present;
    FieldId field = 0;
    bool cased = false;
    Anchors anchors{};   // Literal, OtherField
    std::string text{};  // Literal: lower case unless cased; others: as the rule writes it
    std::shared_ptr<const re2::RE2> regex{};  // Regex
    Cidr network{};                           // Cidr
    double number = 0;                        // Number
    Comparison comparison = Comparison::Less;
    FieldId other = 0;  // OtherField

    bool holds(const Values& values) const;

  private:
    bool holdsFor(const std::string& value, const Values& values) const;
};

/// ASCII only: what goes beyond is compared by RE2, which knows Unicode's cases.
std::string toLowerAscii(std::string_view text);
/// `literal` is lower case unless `cased`.
bool matchesLiteral(std::string_view value, std::string_view literal, Anchors anchors, bool cased);

}  // namespace rules::sigma
