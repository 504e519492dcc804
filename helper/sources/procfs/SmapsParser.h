#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sources {

/// One mapping of /proc/PID/smaps (proc_pid_smaps(5)).
struct MemoryRange {
    std::uint64_t begin = 0, end = 0;  // [begin, end)
    std::uint64_t offset = 0;          // in the file
    std::uint64_t inode = 0;           // 0 = no file
    std::string path;                  // raw, as the kernel escapes it; "[heap]", "" = anonymous
    std::uint64_t residentKiB = 0, anonymousKiB = 0, swapKiB = 0;
    bool readable = false, writable = false, executable = false, shared = false;
    bool mayNotBeDumped = false;  // madvise(MADV_DONTDUMP), or a device's memory

    std::uint64_t size() const { return end - begin; }
    bool isFile() const { return inode != 0; }
    bool operator==(const MemoryRange&) const = default;
};

/// Every mapping with a valid first line; lines of others, and unknown ones, are left out.
std::vector<MemoryRange> parseSmaps(std::string_view text);

}  // namespace sources
