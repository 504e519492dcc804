#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace sources {

/// The GNU build id (raw bytes) of an ELF file from its first page(s), empty when there is none in
/// them. It stays the same when a program is copied or renamed. elf(5), note type NT_GNU_BUILD_ID.
/// Pure; hostile input is expected.
std::string parseBuildId(std::span<const std::byte> beginning);

inline constexpr std::size_t kBuildIdBytes = 4096;  // notes stand right behind the program headers

}  // namespace sources
