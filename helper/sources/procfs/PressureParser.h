#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sources {

/// `total=` of the line `some` of /proc/pressure/{cpu,memory,io} (Linux 4.20): microseconds since
/// boot in which at least one task waited. Nothing when there is no such line.
std::optional<std::uint64_t> parsePressure(std::string_view text);

/// cpu, memory, io; nothing where the kernel does not tell.
std::array<std::optional<std::uint64_t>, 3> readPressure();

}  // namespace sources
