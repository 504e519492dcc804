#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "enforcement/CoreFile.h"
#include "sources/procfs/SmapsParser.h"

namespace enforcement {

/// An entry of /proc/PID/pagemap, one for each page (proc_pid_pagemap(5)).
using PageEntry = std::uint64_t;
inline constexpr PageEntry kPresentPage = 1ULL << 63;

/// Whether a mapping's own content belongs into a dump: what the process wrote itself, and memory
/// shared without a file. Not what a file on disk holds, a device, or what the process keeps out of
/// dumps (madvise(MADV_DONTDUMP)). Pure.
bool isDumped(const sources::MemoryRange& mapping);

/// How large the dump will be at most, before it is compressed. Pure.
std::uint64_t estimateBytes(std::span<const sources::MemoryRange> mappings);

/// The stretches of a mapping that are there, small gaps included; of a program's first page also
/// when it is the file's, because it holds the build id. `pages`: the entries of the mapping's
/// pages. Pure.
std::vector<CoreSegment> segmentsOf(const sources::MemoryRange& mapping,
                                    std::span<const PageEntry> pages, std::uint64_t pageBytes,
                                    std::size_t mostGapPages);

/// Reads the entries of [begin, begin + count pages). Empty: cannot be read.
using ReadPages = std::function<std::vector<PageEntry>(std::uint64_t begin, std::size_t count)>;

/// All of a process's; at most kMostSegments, for which gaps are filled.
std::vector<CoreSegment> planMemory(std::span<const sources::MemoryRange> mappings,
                                    const ReadPages& readPages, std::uint64_t pageBytes);

}  // namespace enforcement
