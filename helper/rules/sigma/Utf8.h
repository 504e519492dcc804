#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rules::sigma {

bool isAscii(std::string_view text);
bool isUtf8(std::string_view text);

/// The code points of a UTF-8 text; nullopt: it is none (overlong forms, surrogates and what ends
/// early included).
std::optional<std::u32string> decodeUtf8(std::string_view text);

}  // namespace rules::sigma
