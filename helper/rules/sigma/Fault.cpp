#include "rules/sigma/Fault.h"

namespace rules::sigma {
namespace {

constexpr std::size_t kLongestQuote = 80;

}  // namespace

std::string quoted(std::string_view text) {
    if (text.size() <= kLongestQuote)
        return '"' + std::string(text) + '"';
    std::size_t end = kLongestQuote;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;  // not inside a UTF-8 character
    return '"' + std::string(text.substr(0, end)) + "…\"";
}

}  // namespace rules::sigma
