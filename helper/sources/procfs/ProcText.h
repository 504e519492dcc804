#pragma once

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>

namespace sources {

/// The whole of `text` as a number, or nothing: no sign for unsigned types, no blanks, no overflow.
template <std::integral T>
std::optional<T> parseNumber(std::string_view text, int base = 10) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

/// Cuts the first line off `rest` (without its newline). Nothing when `rest` is empty.
std::optional<std::string_view> takeLine(std::string_view& rest);

/// Cuts the first word (separated by blanks and tabs) off `rest`; empty when there is none.
std::string_view takeWord(std::string_view& rest);

}  // namespace sources
