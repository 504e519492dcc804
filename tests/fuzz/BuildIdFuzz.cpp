#include <cstddef>
#include <cstdint>
#include <span>

#include "sources/procfs/BuildIdParser.h"

/// The beginning of any file somebody executes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (sources::parseBuildId(std::as_bytes(std::span(data, size))).size() > size)
        __builtin_trap();
    return 0;
}
