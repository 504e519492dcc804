#include "rules/sigma/Atom.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace rules::sigma {
namespace {

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}

bool sameLower(char value, char literal) {
    return lower(value) == literal;
}

bool equals(std::string_view value, std::string_view literal, bool cased) {
    return cased
               ? value == literal
               : std::equal(value.begin(), value.end(), literal.begin(), literal.end(), sameLower);
}

bool contains(std::string_view value, std::string_view literal, bool cased) {
    if (cased)
        return value.find(literal) != std::string_view::npos;
    return literal.empty() || std::search(value.begin(), value.end(), literal.begin(),
                                          literal.end(), sameLower) != value.end();
}

std::optional<double> toNumber(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool compares(double value, Atom::Comparison comparison, double limit) {
    using Comparison = Atom::Comparison;
    switch (comparison) {
        case Comparison::Less:
            return value < limit;
        case Comparison::LessOrEqual:
            return value <= limit;
        case Comparison::Greater:
            return value > limit;
        case Comparison::GreaterOrEqual:
            return value >= limit;
    }
    return false;
}

}  // namespace

std::string toLowerAscii(std::string_view text) {
    std::string lowered(text);
    std::ranges::transform(lowered, lowered.begin(), lower);
    return lowered;
}

bool matchesLiteral(std::string_view value, std::string_view literal, Anchors anchors, bool cased) {
    if (value.size() < literal.size())
        return false;
    if (!anchors.start && !anchors.end)
        return contains(value, literal, cased);
    if (anchors.start && anchors.end)
        return equals(value, literal, cased);
    const std::size_t from = anchors.start ? 0 : value.size() - literal.size();
    return equals(value.substr(from, literal.size()), literal, cased);
}

bool Atom::holds(const Values& values) const {
    if (field == kAnyField)
        return std::ranges::any_of(
            values.all, [&](const std::string* value) { return holdsFor(*value, values); });
    const std::string* value = values.byField[field];
    if (kind == Kind::Absent)
        return value == nullptr;
    return value != nullptr && holdsFor(*value, values);
}

bool Atom::holdsFor(const std::string& value, const Values& values) const {
    switch (kind) {
        case Kind::Present:
            return true;
        case Kind::Absent:
            return false;
        case Kind::Literal:
            return matchesLiteral(value, text, anchors, cased);
        case Kind::Regex:
            return re2::RE2::PartialMatch(value, *regex);
        case Kind::Cidr:
            return network.contains(value);
        case Kind::Number: {
            const auto found = toNumber(value);
            return found && compares(*found, comparison, number);
        }
        case Kind::OtherField: {
            const std::string* wanted = values.byField[other];
            return wanted != nullptr &&
                   matchesLiteral(value, cased ? *wanted : toLowerAscii(*wanted), anchors, cased);
        }
    }
    return false;
}

}  // namespace rules::sigma
