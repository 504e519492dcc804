#include "rules/indicators/DomainName.h"

#include <idn2.h>

#include <algorithm>
#include <cstdint>
#include <memory>

namespace rules::indicators {
namespace {

constexpr std::size_t kMaxLabelBytes = 63;

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool isLabelByte(char c) {
    return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-' || c == '_';
}

bool isLabel(std::string_view label) {
    return !label.empty() && label.size() <= kMaxLabelBytes && label.front() != '-' &&
           label.back() != '-' && std::ranges::all_of(label, isLabelByte);
}

/// A top-level domain is never all digits: "192.0.2" and "1.10" are no names (RFC 3696, 2).
bool isName(std::string_view name) {
    std::size_t labels = 0;
    for (std::string_view rest = name;; ++labels) {
        const std::size_t dot = rest.find('.');
        if (!isLabel(rest.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            return labels > 0 && !std::ranges::all_of(rest, isDigit);
        rest.remove_prefix(dot + 1);
    }
}

bool toAscii(std::string_view text, std::string& ascii) {
    const std::string terminated(text);
    std::uint8_t* found = nullptr;
    const int failure = idn2_lookup_u8(reinterpret_cast<const std::uint8_t*>(terminated.c_str()),
                                       &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<std::uint8_t, decltype(&idn2_free)> owner(found, &idn2_free);
    if (failure != IDN2_OK || found == nullptr)
        return false;
    ascii = reinterpret_cast<const char*>(found);
    return true;
}

}  // namespace

bool normalDomain(std::string_view text, std::string& normal) {
    if (text.ends_with('.'))
        text.remove_suffix(1);
    if (text.size() < 3 || text.size() > kMaxDomainBytes)
        return false;
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        if (!toAscii(text, normal))
            return false;
    } else {
        normal.assign(text);
    }
    std::ranges::transform(normal, normal.begin(), lower);
    return normal.size() <= kMaxDomainBytes && isName(normal);
}

}  // namespace rules::indicators
