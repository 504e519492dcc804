#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

struct nlmsghdr;

namespace sources {

/// What stands behind the header; empty when the length is nonsense.
std::span<const std::byte> payloadOf(const nlmsghdr& header);

/// The first attribute of that type in a row of struct rtattr (netlink(7)); stops at a malformed
/// one.
std::optional<std::span<const std::byte>> findAttribute(std::span<const std::byte> attributes,
                                                        std::uint16_t type);

}  // namespace sources
