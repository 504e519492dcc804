#include "rules/sigma/Encoding.h"

#include <cstdint>

#include "rules/sigma/Utf8.h"

namespace rules::sigma {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void appendUnit(std::string& bytes, std::uint32_t unit, Utf16 form) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>((unit >> 8U) & 0xFFU);
    bytes.push_back(form == Utf16::BigEndian ? high : low);
    bytes.push_back(form == Utf16::BigEndian ? low : high);
}

std::uint32_t byteAt(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

}  // namespace

std::optional<std::string> encodeUtf16(std::string_view utf8, Utf16 form) {
    const auto codes = decodeUtf8(utf8);
    if (!codes)
        return std::nullopt;
    std::string bytes = form == Utf16::Marked ? "\xFF\xFE" : "";
    for (const char32_t code : *codes) {
        if (code < 0x10000) {
            appendUnit(bytes, code, form);
            continue;
        }
        appendUnit(bytes, 0xD800U + ((code - 0x10000U) >> 10U), form);
        appendUnit(bytes, 0xDC00U + ((code - 0x10000U) & 0x3FFU), form);
    }
    return bytes;
}

std::string encodeBase64(std::string_view bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::uint32_t three =
            (byteAt(bytes, at) << 16U) | (byteAt(bytes, at + 1) << 8U) | byteAt(bytes, at + 2);
        text += kAlphabet[three >> 18U];
        text += kAlphabet[(three >> 12U) & 0x3FU];
        text += at + 1 < bytes.size() ? kAlphabet[(three >> 6U) & 0x3FU] : '=';
        text += at + 2 < bytes.size() ? kAlphabet[three & 0x3FU] : '=';
    }
    return text;
}

std::array<std::string, 3> base64AtOffsets(std::string_view bytes) {
    // Signs that still hold bits of what stands before (by offset) or behind (by remainder).
    static constexpr std::array<std::size_t, 3> kCutFront = {0, 2, 3};
    static constexpr std::array<std::size_t, 3> kCutBack = {0, 3, 2};
    std::array<std::string, 3> texts;
    for (std::size_t offset = 0; offset < 3; ++offset) {
        const std::string all = encodeBase64(std::string(offset, ' ').append(bytes));
        const std::size_t front = kCutFront[offset];
        const std::size_t end = all.size() - kCutBack[(bytes.size() + offset) % 3];
        texts[offset] = end > front ? all.substr(front, end - front) : std::string();
    }
    return texts;
}

}  // namespace rules::sigma
