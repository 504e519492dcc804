#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/Process.h"

namespace monitors {

/// A protected file that somebody made or wrote: Sigma's file_event.
struct FileArrival {
    std::uint64_t seenNs = 0;  // CLOCK_BOOTTIME
    std::string path;          // raw bytes
    model::Process process;
    std::vector<model::Process> ancestry;  // parent first
};

}  // namespace monitors
