#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace sources {

/// A name in a folder, as fanotify(7) tells it: the file system's id, the folder's handle, the
/// name. Views into the read buffer.
struct FanotifyName {
    std::string_view folder;  // fsid (8 bytes), then struct file_handle
    std::string_view name;    // "." is the folder itself
};

struct FanotifyRecord {
    std::uint64_t mask = 0;
    std::int32_t pid = 0;
    int pidfd = -1;  // owned by who reads; -1 = the process had ended
    std::optional<FanotifyName> where, from, to;
};

/// Splits what read(2) returned. Stops at the first record that does not fit into the rest.
void parseFanotify(std::span<const std::byte> bytes,
                   const std::function<void(const FanotifyRecord&)>& visit);

}  // namespace sources
