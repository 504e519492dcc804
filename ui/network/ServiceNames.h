#pragma once

#include <QString>
#include <cstdint>

namespace ui {

/// What is usually spoken on a port, empty where nothing is usual. Not getservbyport: that one may
/// ask the network, and knows thousands of names that nobody uses.
QString serviceName(std::uint16_t port);

}  // namespace ui
