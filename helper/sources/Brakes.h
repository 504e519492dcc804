#pragma once

#include <string>
#include <string_view>

namespace sources {

/// Why the helper must only observe although configured otherwise: the file
/// /etc/algo-monitor/observe exists, or the kernel was started with algomonitor.mode=observe.
/// Empty: no brake. Read at start.
std::string observeBrake();

/// Does the kernel command line hold the word? Pure.
bool asksToObserve(std::string_view kernelCommandLine);

}  // namespace sources
