#include "rules/sigma/Utf8.h"

#include <algorithm>

namespace rules::sigma {
namespace {

struct Form {
    std::size_t length;
    char32_t least;  // smaller ones are overlong
    char32_t bits;
};

std::optional<Form> formOf(unsigned char lead) {
    if (lead < 0x80)
        return Form{1, 0, lead};
    if ((lead & 0xE0U) == 0xC0U)
        return Form{2, 0x80, lead & 0x1FU};
    if ((lead & 0xF0U) == 0xE0U)
        return Form{3, 0x800, lead & 0x0FU};
    if ((lead & 0xF8U) == 0xF0U)
        return Form{4, 0x10000, lead & 0x07U};
    return std::nullopt;
}

bool isCharacter(char32_t code, char32_t least) {
    return code >= least && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

/// Takes one character off the front; nullopt: there is none.
std::optional<char32_t> takeCharacter(std::string_view& text) {
    const auto form = formOf(static_cast<unsigned char>(text[0]));
    if (!form || text.size() < form->length)
        return std::nullopt;
    char32_t code = form->bits;
    for (std::size_t i = 1; i < form->length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U)
            return std::nullopt;
        code = (code << 6U) | (byte & 0x3FU);
    }
    text.remove_prefix(form->length);
    return isCharacter(code, form->least) ? std::optional(code) : std::nullopt;
}

}  // namespace

bool isAscii(std::string_view text) {
    return std::ranges::none_of(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0x80U) != 0; });
}

bool isUtf8(std::string_view text) {
    return isAscii(text) || decodeUtf8(text).has_value();
}

std::optional<std::u32string> decodeUtf8(std::string_view text) {
    std::u32string codes;
    while (!text.empty()) {
        const auto code = takeCharacter(text);
        if (!code)
            return std::nullopt;
        codes.push_back(*code);
    }
    return codes;
}

}  // namespace rules::sigma
