#include "rules/sigma/Cidr.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace rules::sigma {
namespace {

constexpr std::size_t kLongestAddress = 45;  // INET6_ADDRSTRLEN without its end
constexpr int kMappedBits = 96;

std::optional<int> parseBits(std::string_view text, int most) {
    int bits = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
    if (error != std::errc() || end != text.data() + text.size() || bits < 0 || bits > most)
        return std::nullopt;
    return bits;
}

bool sameBits(std::uint8_t a, std::uint8_t b, int bits) {
    const auto mask = static_cast<unsigned>(0xFF00U >> static_cast<unsigned>(bits)) & 0xFFU;
    return (a & mask) == (b & mask);
}

}  // namespace

std::optional<Cidr::Bytes> Cidr::parseAddress(std::string_view text) {
    if (text.empty() || text.size() > kLongestAddress)
        return std::nullopt;
    const std::string copy(text);
    Bytes bytes{};
    if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1)
        return bytes;
    bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (inet_pton(AF_INET, copy.c_str(), bytes.data() + 12) == 1)
        return bytes;
    return std::nullopt;
}

std::optional<Cidr> Cidr::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto network = parseAddress(text.substr(0, slash));
    if (!network)
        return std::nullopt;
    const bool four = text.substr(0, slash).find(':') == std::string_view::npos;
    Cidr cidr;
    cidr.m_network = *network;
    if (slash == std::string_view::npos)
        return cidr;
    const auto bits = parseBits(text.substr(slash + 1), four ? 32 : 128);
    if (!bits)
        return std::nullopt;
    cidr.m_bits = *bits + (four ? kMappedBits : 0);
    return cidr;
}

bool Cidr::contains(std::string_view address) const {
    const auto bytes = parseAddress(address);
    if (!bytes)
        return false;
    const auto whole = static_cast<std::size_t>(m_bits / 8);
    if (!std::equal(bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(whole),
                    m_network.begin()))
        return false;
    return whole == bytes->size() || sameBits((*bytes)[whole], m_network[whole], m_bits % 8);
}

}  // namespace rules::sigma
