#pragma once

#include <cstdint>
#include <string>

namespace model {

/// One saved memory of a process, or one that is being saved.
struct DumpRow {
    std::string id;  // file name without its suffix
    std::int32_t pid = 0;
    std::uint32_t uid = 0;
    std::string name;  // letters, digits, . _ - alone
    std::int64_t atUs = 0;
    std::uint64_t bytes = 0;    // on disk, compressed
    bool running = false;       // or waiting for its turn
    std::uint32_t percent = 0;  // of what is to be read

    bool operator==(const DumpRow&) const = default;
};

}  // namespace model
