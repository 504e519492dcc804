#pragma once

#include <cstdint>
#include <vector>

#include "model/Error.h"
#include "sources/SocketRow.h"

namespace sources {

/// The socket tables of the network namespace of `pid` (0 = the caller's) as /proc/PID/net shows
/// them: TCP, UDP, raw, both families; SO_COOKIE is not known here. 3 ms and more (kernel-facts E):
/// SockDiagReader is the better way where the kernel has it. Error Unavailable when no table could
/// be read; a missing one of them (no IPv6) is none.
model::Result<std::vector<SocketRow>> readNetTables(std::int32_t pid = 0);

}  // namespace sources
