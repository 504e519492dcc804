#include "rules/sigma/FieldTest.h"

#include <algorithm>
#include <array>
#include <optional>

namespace rules::sigma {
namespace {

using Operator = FieldTest::Operator;
using Encoding = FieldTest::Encoding;

template <typename T>
struct Row {
    std::string_view name;
    T value;
};

constexpr std::array<Row<Operator>, 10> kOperators{{{"contains", Operator::Contains},
                                                    {"startswith", Operator::StartsWith},
                                                    {"endswith", Operator::EndsWith},
                                                    {"re", Operator::Regex},
                                                    {"cidr", Operator::Cidr},
                                                    {"exists", Operator::Exists},
                                                    {"lt", Operator::Less},
                                                    {"lte", Operator::LessOrEqual},
                                                    {"gt", Operator::Greater},
                                                    {"gte", Operator::GreaterOrEqual}}};

constexpr std::array<Row<Encoding>, 7> kEncodings{{{"windash", Encoding::WinDash},
                                                   {"base64", Encoding::Base64},
                                                   {"base64offset", Encoding::Base64Offset},
                                                   {"utf16", Encoding::Utf16},
                                                   {"utf16le", Encoding::Utf16Little},
                                                   {"wide", Encoding::Utf16Little},
                                                   {"utf16be", Encoding::Utf16Big}}};

constexpr std::array<Row<bool FieldTest::*>, 4> kFlags{{{"all", &FieldTest::all},
                                                        {"cased", &FieldTest::cased},
                                                        {"neq", &FieldTest::negated},
                                                        {"fieldref", &FieldTest::fieldReference}}};

constexpr std::array<Row<bool FieldTest::*>, 3> kRegexFlags{
    {{"i", &FieldTest::ignoreCase}, {"m", &FieldTest::multiLine}, {"s", &FieldTest::dotAll}}};

template <typename Table>
auto lookUp(const Table& table, std::string_view name)
    -> std::optional<decltype(table.front().value)> {
    const auto row = std::ranges::find(table, name, &Table::value_type::name);
    if (row == table.end())
        return std::nullopt;
    return row->value;
}

Parsed<void> setOperator(FieldTest& test, Operator op, int line) {
    if (test.op != Operator::Equals)
        return fault(line, "two modifiers that exclude each other");
    test.op = op;
    return {};
}

Parsed<void> apply(FieldTest& test, std::string_view name, int line) {
    if (const auto op = lookUp(kOperators, name))
        return setOperator(test, *op, line);
    if (const auto encoding = lookUp(kEncodings, name)) {
        test.encodings.push_back(*encoding);
        return {};
    }
    if (const auto flag = lookUp(kFlags, name)) {
        test.*(*flag) = true;
        return {};
    }
    const auto regexFlag = lookUp(kRegexFlags, name);
    if (!regexFlag)
        return fault(line, "the modifier " + quoted(name) + " is not known");
    if (test.op != Operator::Regex)
        return fault(line, "the modifier " + quoted(name) + " stands only behind re");
    test.*(*regexFlag) = true;
    return {};
}

bool comparesTexts(Operator op) {
    return op == Operator::Equals || op == Operator::Contains || op == Operator::StartsWith ||
           op == Operator::EndsWith;
}

Parsed<FieldTest> checked(FieldTest test, int line) {
    if (!test.encodings.empty() && !comparesTexts(test.op))
        return fault(line, "encodes a value that is no text");
    if (test.fieldReference && (!comparesTexts(test.op) || !test.encodings.empty()))
        return fault(line, "fieldref goes with contains, startswith, endswith or alone");
    if (test.cased && !comparesTexts(test.op))
        return fault(line, "cased goes only with texts");
    if (test.field.empty() && !comparesTexts(test.op) && test.op != Operator::Regex)
        return fault(line, "needs a field");
    if (test.field.empty() && test.fieldReference)
        return fault(line, "needs a field");
    // Keywords are looked for anywhere in what is there.
    if (test.field.empty() && test.op == Operator::Equals)
        test.op = Operator::Contains;
    return test;
}

}  // namespace

Parsed<FieldTest> FieldTest::parse(std::string_view key, int line) {
    FieldTest test;
    std::size_t bar = key.find('|');
    test.field = key.substr(0, bar);
    while (bar != std::string_view::npos) {
        key.remove_prefix(bar + 1);
        bar = key.find('|');
        if (auto fine = apply(test, key.substr(0, bar), line); !fine)
            return std::unexpected(fine.error());
    }
    return checked(std::move(test), line);
}

}  // namespace rules::sigma
