#pragma once

#include <cstdint>

namespace monitors {

/// Does the process hold a connection to an X11 or Wayland display, as everything with a window
/// does? Reads its descriptors and the table of unix sockets: about 1 ms.
bool hasDisplayConnection(std::int32_t pid);

}  // namespace monitors
