#include "contract/JsonWriter.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "model/SafeText.h"

namespace contract {
namespace {

void appendUnit(std::string& out, unsigned unit) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\u%04x", unit & 0xFFFFU);
    out += text.data();
}

void appendCodePoint(std::string& out, char32_t point) {
    if (point < 0x10000)
        return appendUnit(out, static_cast<unsigned>(point));
    const char32_t offset = point - 0x10000;
    appendUnit(out, static_cast<unsigned>(0xD800 + (offset >> 10)));
    appendUnit(out, static_cast<unsigned>(0xDC00 + (offset & 0x3FF)));
}

// What is not UTF-8 stays visible as the text \xNN, as in model::validUtf8.
void appendBrokenByte(std::string& out, char byte) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\\\x%02x", static_cast<unsigned char>(byte));
    out += text.data();
}

bool isPlain(char c) {
    return static_cast<signed char>(c) >= 0x20 && c != 0x7F && c != '"' && c != '\\';
}

void appendSequence(std::string& out, std::string_view sequence, char32_t point) {
    if (point == '"' || point == '\\')
        out += {'\\', static_cast<char>(point)};
    else if (point == '\n')
        out += "\\n";
    else if (point == '\t')
        out += "\\t";
    else if (model::isUnsafe(point))
        appendCodePoint(out, point);
    else
        out += sequence;
}

}  // namespace

void appendJsonString(std::string& out, std::string_view text) {
    out += '"';
    while (!text.empty()) {
        std::size_t plain = 0;
        while (plain < text.size() && isPlain(text[plain]))
            ++plain;
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            break;
        char32_t point = 0;
        const std::size_t length = model::utf8Sequence(text, point);
        if (length == 0)
            appendBrokenByte(out, text.front());
        else
            appendSequence(out, text.substr(0, length), point);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    out += '"';
}

void JsonWriter::separate() {
    if (m_needsComma)
        m_out += ',';
    m_needsComma = true;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    m_out += bracket;
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    m_out += bracket;
    m_needsComma = true;
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
    separate();
    m_out += text;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    appendJsonString(m_out, name);
    m_out += ':';
    m_needsComma = false;
    return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
    separate();
    appendJsonString(m_out, text);
    return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
    return raw(flag ? "true" : "false");
}

JsonWriter& JsonWriter::value(double number) {
    if (!std::isfinite(number))
        return null();
    // to_chars: a decimal point in every locale.
    std::array<char, 64> text{};
    const auto end =
        std::to_chars(text.begin(), text.end(), number, std::chars_format::general, 10);
    return raw({text.data(), end.ptr});
}

}  // namespace contract
