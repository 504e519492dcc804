#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace rules::sigma {

/// What is wrong with a rule and on which line of its file (from 1; 0 = the file as a whole).
struct Fault {
    int line = 0;
    std::string text;
};

template <typename T>
using Parsed = std::expected<T, Fault>;

inline std::unexpected<Fault> fault(int line, std::string text) {
    return std::unexpected(Fault{line, std::move(text)});
}

/// A piece of the rule's own text for a message: in quotes and never long.
std::string quoted(std::string_view text);

}  // namespace rules::sigma
