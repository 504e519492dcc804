#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace rules::sigma {

enum class Utf16 { LittleEndian, BigEndian, Marked };  // Marked: little endian behind its mark

/// A UTF-8 text as UTF-16; nullopt: it is no UTF-8.
std::optional<std::string> encodeUtf16(std::string_view utf8, Utf16 form);

std::string encodeBase64(std::string_view bytes);

/// What of a text's Base64 is the same whatever stands before and behind it, for each of the three
/// offsets it can have.
std::array<std::string, 3> base64AtOffsets(std::string_view bytes);

}  // namespace rules::sigma
