#include "model/SafeText.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace model {
namespace {

struct SequenceShape {
    std::uint8_t mask, lead;
    std::size_t length;
    char32_t smallest;  // anything below is an overlong form
};

constexpr std::array<SequenceShape, 4> kShapes{
    {{0x80, 0x00, 1, 0}, {0xE0, 0xC0, 2, 0x80}, {0xF0, 0xE0, 3, 0x800}, {0xF8, 0xF0, 4, 0x10000}}};

bool isScalar(char32_t point) {
    return point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

std::size_t decode(std::string_view text, const SequenceShape& shape, char32_t& point) {
    if (text.size() < shape.length)
        return 0;
    point = static_cast<std::uint8_t>(text[0]) & static_cast<std::uint8_t>(~shape.mask);
    for (std::size_t i = 1; i < shape.length; ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        if ((byte & 0xC0) != 0x80)
            return 0;
        point = (point << 6) | (byte & 0x3FU);
    }
    return point >= shape.smallest && isScalar(point) ? shape.length : 0;
}

void appendByteEscape(std::string& out, char byte) {
    std::array<char, 5> text{};
    std::snprintf(text.data(), text.size(), "\\x%02x", static_cast<std::uint8_t>(byte));
    out += text.data();
}

void appendEscape(std::string& out, char32_t point) {
    if (point == '\n')
        out += "\\n";
    else if (point == '\t')
        out += "\\t";
    else if (point == '\r')
        out += "\\r";
    else if (point < 0x100)
        appendByteEscape(out, static_cast<char>(point));
    else {
        std::array<char, 16> text{};
        std::snprintf(text.data(), text.size(), "\\u%04x", static_cast<unsigned>(point));
        out += text.data();
    }
}

// Copies well-formed sequences that keep() accepts and escapes everything else.
template <typename Keep>
std::string escaped(std::string_view raw, Keep keep) {
    std::string out;
    out.reserve(raw.size());
    while (!raw.empty()) {
        char32_t point = 0;
        const std::size_t length = utf8Sequence(raw, point);
        if (length == 0)
            appendByteEscape(out, raw.front());
        else if (keep(point))
            out += raw.substr(0, length);
        else
            appendEscape(out, point);
        raw.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

using Range = std::pair<char32_t, char32_t>;

// Unicode 15: controls, soft hyphen, Arabic letter mark, zero-width and bidi marks, separators,
// invisible operators, byte order mark, interlinear annotation, tags.
constexpr std::array<Range, 11> kUnsafe{{{0x0000, 0x001F},
                                         {0x007F, 0x009F},
                                         {0x00AD, 0x00AD},
                                         {0x061C, 0x061C},
                                         {0x180E, 0x180E},
                                         {0x200B, 0x200F},
                                         {0x2028, 0x202E},
                                         {0x2060, 0x206F},
                                         {0xFEFF, 0xFEFF},
                                         {0xFFF9, 0xFFFB},
                                         {0xE0000, 0xE007F}}};

}  // namespace

std::size_t utf8Sequence(std::string_view text, char32_t& codePoint) {
    if (text.empty())
        return 0;
    for (const SequenceShape& shape : kShapes)
        if ((static_cast<std::uint8_t>(text[0]) & shape.mask) == shape.lead)
            return decode(text, shape, codePoint);
    return 0;
}

bool isUnsafe(char32_t codePoint) {
    for (const auto& [first, last] : kUnsafe)
        if (codePoint >= first && codePoint <= last)
            return true;
    return false;
}

std::string validUtf8(std::string_view raw) {
    return escaped(raw, [](char32_t point) { return point != 0; });
}

std::string printable(std::string_view raw) {
    return escaped(raw, [](char32_t point) { return !isUnsafe(point); });
}

std::string shortened(std::string_view text, std::size_t maxBytes) {
    constexpr std::string_view kEllipsis = "…";
    if (text.size() <= maxBytes)
        return std::string(text);
    if (maxBytes < kEllipsis.size())
        return {};
    std::size_t end = maxBytes - kEllipsis.size();
    // Back over continuation bytes, at most three: in invalid text any place is as good.
    for (int i = 0; i < 3 && end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0) == 0x80; ++i)
        --end;
    return std::string(text.substr(0, end)) + std::string(kEllipsis);
}

}  // namespace model
