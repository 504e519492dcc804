#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sources {

/// Who holds the sockets with these inodes: looks through the descriptors of `candidates` in their
/// order and stops when every inode has its first holder, or after `maxDescriptors` (3 us each).
/// Result: inode -> pid; what was not found is missing.
std::unordered_map<std::uint64_t, std::int32_t> findSocketOwners(
    std::unordered_set<std::uint64_t> inodes, const std::vector<std::int32_t>& candidates,
    std::size_t maxDescriptors = 50'000);

/// The inodes of the sockets a process holds, each once, at most `limit`; empty when it may not be
/// looked at.
std::vector<std::uint64_t> socketsOf(std::int32_t pid, std::size_t limit);

/// A standard descriptor of the process is a pipe, a unix socket or a terminal.
bool hasStandardChannel(std::int32_t pid);

}  // namespace sources
