#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/Connection.h"
#include "sources/SocketRow.h"

namespace sources {

/// One line of /proc/net/{tcp,tcp6,udp,udp6,raw,raw6} (proc_pid_net(5)). The addresses tell whether
/// they are IPv4 or IPv6. Nothing for the heading and for garbage.
std::optional<SocketRow> parseNetLine(std::string_view line, model::Transport transport);

/// Appends every line that is one.
void parseNetTable(std::string_view text, model::Transport transport, std::vector<SocketRow>& rows);

}  // namespace sources
