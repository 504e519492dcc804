#include "rules/sigma/ValueCompiler.h"

#include <charconv>
#include <cmath>
#include <utility>

#include "rules/sigma/Encoding.h"

namespace rules::sigma {
namespace {

using Operator = FieldTest::Operator;
using Encoding = FieldTest::Encoding;

Parsed<std::string> wholeText(const Pattern& pattern, int line) {
    auto text = pattern.text();
    if (!text)
        return fault(line, "a value that is encoded has no wildcards and no windash before it");
    return *std::move(text);
}

Parsed<std::vector<Pattern>> encode(const Pattern& pattern, Encoding encoding, int line) {
    const auto text = wholeText(pattern, line);
    if (!text)
        return std::unexpected(text.error());
    if (encoding == Encoding::Base64)
        return std::vector{Pattern::literal(encodeBase64(*text))};
    if (encoding == Encoding::Base64Offset) {
        std::vector<Pattern> patterns;
        for (const std::string& part : base64AtOffsets(*text))
            if (!part.empty())
                patterns.push_back(Pattern::literal(part));
        if (patterns.size() < 3)
            return fault(line, "the value is too short for base64offset");
        return patterns;
    }
    const Utf16 form = encoding == Encoding::Utf16      ? Utf16::Marked
                       : encoding == Encoding::Utf16Big ? Utf16::BigEndian
                                                        : Utf16::LittleEndian;
    const auto wide = encodeUtf16(*text, form);
    if (!wide)
        return fault(line, "the value is not UTF-8 text");
    return std::vector{Pattern::literal(*wide)};
}

Parsed<std::vector<Pattern>> encodeAll(const FieldTest& test, Pattern pattern, int line) {
    std::vector<Pattern> patterns{std::move(pattern)};
    for (const Encoding encoding : test.encodings) {
        if (encoding == Encoding::WinDash) {
            for (Pattern& each : patterns)
                each.openDashes();
            continue;
        }
        if (patterns.size() > 1)
            return fault(line, "nothing can be done to a value behind base64offset");
        auto encoded = encode(patterns.front(), encoding, line);
        if (!encoded)
            return encoded;
        patterns = *std::move(encoded);
    }
    return patterns;
}

Parsed<NodeId> compileText(const FieldTest& test, const YamlNode& value, AtomTable& atoms,
                           Expression& expression) {
    auto patterns = encodeAll(test, Pattern::parse(value.text), value.line);
    if (!patterns)
        return std::unexpected(patterns.error());
    std::vector<NodeId> nodes;
    for (Pattern& pattern : *patterns) {
        if (test.op == Operator::Contains || test.op == Operator::EndsWith)
            pattern.openStart();
        if (test.op == Operator::Contains || test.op == Operator::StartsWith)
            pattern.openEnd();
        const auto id = atoms.addPattern(atoms.field(test.field), pattern, test.cased, value.line);
        if (!id)
            return std::unexpected(id.error());
        nodes.push_back(expression.atom(*id));
    }
    return expression.any(std::move(nodes));
}

Parsed<AtomId> compileRegexValue(const FieldTest& test, const YamlNode& value, AtomTable& atoms) {
    const RegexText regex{.text = value.text,
                          .cased = !test.ignoreCase,
                          .multiLine = test.multiLine,
                          .dotAll = test.dotAll,
                          .bytes = isAboutBytes(value.text)};
    return atoms.addRegex(atoms.field(test.field), regex, value.line);
}

Parsed<AtomId> compileCidr(const FieldTest& test, const YamlNode& value, AtomTable& atoms) {
    const auto network = Cidr::parse(value.text);
    if (!network)
        return fault(value.line, quoted(value.text) + " is not a network like 192.0.2.0/24");
    return atoms.add({.kind = Atom::Kind::Cidr,
                      .field = atoms.field(test.field),
                      .text = value.text,
                      .network = *network});
}

Parsed<AtomId> compilePresence(const FieldTest& test, AtomTable& atoms, bool present) {
    return atoms.add({.kind = present ? Atom::Kind::Present : Atom::Kind::Absent,
                      .field = atoms.field(test.field)});
}

Parsed<AtomId> compileExists(const FieldTest& test, const YamlNode& value, AtomTable& atoms) {
    const std::string text = toLowerAscii(value.text);
    if (text != "true" && text != "false")
        return fault(value.line, "exists is true or false, not " + quoted(value.text));
    return compilePresence(test, atoms, text == "true");
}

Atom::Comparison comparisonOf(Operator op) {
    if (op == Operator::Less)
        return Atom::Comparison::Less;
    if (op == Operator::LessOrEqual)
        return Atom::Comparison::LessOrEqual;
    return op == Operator::Greater ? Atom::Comparison::Greater : Atom::Comparison::GreaterOrEqual;
}

Parsed<AtomId> compileNumber(const FieldTest& test, const YamlNode& value, AtomTable& atoms) {
    double number = 0;
    const char* last = value.text.data() + value.text.size();
    const auto [end, error] = std::from_chars(value.text.data(), last, number);
    if (error != std::errc() || end != last || !std::isfinite(number))
        return fault(value.line, quoted(value.text) + " is not a number");
    return atoms.add({.kind = Atom::Kind::Number,
                      .field = atoms.field(test.field),
                      .text = value.text,
                      .number = number,
                      .comparison = comparisonOf(test.op)});
}

Parsed<AtomId> compileReference(const FieldTest& test, const YamlNode& value, AtomTable& atoms) {
    if (value.text.empty())
        return fault(value.line, "fieldref names no field");
    const Anchors anchors{test.op == Operator::Equals || test.op == Operator::StartsWith,
                          test.op == Operator::Equals || test.op == Operator::EndsWith};
    return atoms.add({.kind = Atom::Kind::OtherField,
                      .field = atoms.field(test.field),
                      .cased = test.cased,
                      .anchors = anchors,
                      .other = atoms.field(value.text)});
}

Parsed<AtomId> compileOne(const FieldTest& test, const YamlNode& value, AtomTable& atoms) {
    if (test.fieldReference)
        return compileReference(test, value, atoms);
    if (test.op == Operator::Regex)
        return compileRegexValue(test, value, atoms);
    if (test.op == Operator::Cidr)
        return compileCidr(test, value, atoms);
    if (test.op == Operator::Exists)
        return compileExists(test, value, atoms);
    return compileNumber(test, value, atoms);
}

bool isText(const FieldTest& test) {
    return !test.fieldReference &&
           (test.op == Operator::Equals || test.op == Operator::Contains ||
            test.op == Operator::StartsWith || test.op == Operator::EndsWith);
}

}  // namespace

Parsed<NodeId> compileValue(const FieldTest& test, const YamlNode& value, AtomTable& atoms,
                            Expression& expression) {
    const bool plain = test.op == Operator::Equals && test.encodings.empty();
    if (value.isNull() && (!plain || test.fieldReference || test.field.empty()))
        return fault(value.line, "nothing (null) goes only with a field without modifiers");
    if (!value.isNull() && !value.isScalar())
        return fault(value.line, "a value is neither a text nor a number");
    if (!value.isNull() && isText(test))
        return compileText(test, value, atoms, expression);
    const auto id =
        value.isNull() ? compilePresence(test, atoms, false) : compileOne(test, value, atoms);
    if (!id)
        return std::unexpected(id.error());
    return expression.atom(*id);
}

}  // namespace rules::sigma
