#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rules/sigma/Fault.h"

namespace re2 {
class RE2;
}

namespace rules::sigma {

struct RegexText {
    std::string text;
    bool cased = true;
    bool multiLine = false;
    bool dotAll = false;
    bool bytes = false;  // matched against bytes (Latin-1), not UTF-8
};

/// A pattern that can only mean bytes is matched against bytes: in UTF-8 a dot would not step over
/// a broken character, and a hostile argument would hide behind one.
bool isAboutBytes(const std::string& pattern);

struct CompiledRegex {
    std::shared_ptr<const re2::RE2> regex;
    /// One of these, in lower case, is in everything that matches; empty: cannot be told.
    std::vector<std::string> required;
    int instructions = 0;
};

/// RE2 knows no look-around and no back references, and says so; in return no pattern takes more
/// than linear time. The program of one is bounded too.
Parsed<CompiledRegex> compileRegex(const RegexText& regex, int line);

}  // namespace rules::sigma
