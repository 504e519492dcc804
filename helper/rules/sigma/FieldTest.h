#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/sigma/Fault.h"

namespace rules::sigma {

/// The left side of a line of a selection, "CommandLine|base64offset|contains", read.
struct FieldTest {
    enum class Operator {
        Equals,
        Contains,
        StartsWith,
        EndsWith,
        Regex,
        Cidr,
        Exists,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual
    };
    enum class Encoding { WinDash, Base64, Base64Offset, Utf16, Utf16Little, Utf16Big };

    std::string field{};  // empty: a keyword, looked for in every field
    Operator op = Operator::Equals;
    std::vector<Encoding> encodings{};  // applied to the value in this order
    bool all = false;                   // all values, not one of them
    bool cased = false;
    bool negated = false;         // neq
    bool fieldReference = false;  // the value names another field
    bool ignoreCase = false;      // re|i
    bool multiLine = false;       // re|m
    bool dotAll = false;          // re|s

    /// Fault: an unknown modifier, or ones that exclude each other.
    static Parsed<FieldTest> parse(std::string_view key, int line);
};

}  // namespace rules::sigma
