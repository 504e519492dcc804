#pragma once

#include <array>

namespace contract {

/// network.transport and network.direction, in the order of the enumerators of model/Connection.h.
inline constexpr std::array<const char*, 4> kTransportNames{"tcp", "udp", "raw", "packet"};
inline constexpr std::array<const char*, 3> kDirectionNames{"unknown", "outbound", "inbound"};

}  // namespace contract
