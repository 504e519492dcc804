#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rules::sigma {

/// A network, "192.0.2.0/24" or "2001:db8::/32". IPv4 is held as IPv4-mapped IPv6, so that both
/// spellings of an address are the same.
class Cidr {
  public:
    /// nullopt: neither a network nor an address.
    static std::optional<Cidr> parse(std::string_view text);
    bool contains(std::string_view address) const;

  private:
    using Bytes = std::array<std::uint8_t, 16>;
    static std::optional<Bytes> parseAddress(std::string_view text);

    Bytes m_network{};
    int m_bits = 128;
};

}  // namespace rules::sigma
