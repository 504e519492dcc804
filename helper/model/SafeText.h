#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

/// The same text as valid UTF-8: every byte that is not part of a well-formed sequence becomes the
/// four characters \xNN, NUL becomes \x00. Nothing is lost, everything can be shown and stored.
std::string validUtf8(std::string_view raw);

/// One line that is safe on a terminal, in a log and in a label: validUtf8(), and control
/// characters, line separators, zero-width and bidirectional controls become \n, \t, \xNN or
/// \uNNNN (threats.md 4). Markup is not escaped here: that is for who shows it as markup.
std::string printable(std::string_view raw);

/// At most maxBytes of text, cut at a UTF-8 boundary; what was cut ends in "…".
std::string shortened(std::string_view text, std::size_t maxBytes);

/// Length in bytes of the well-formed UTF-8 sequence at the start of text, 0 if there is none;
/// codePoint receives its value.
std::size_t utf8Sequence(std::string_view text, char32_t& codePoint);

/// Characters that change how the text around them is shown: C0, C1, DEL, line separators, bidi
/// and zero-width controls.
bool isUnsafe(char32_t codePoint);

}  // namespace model
