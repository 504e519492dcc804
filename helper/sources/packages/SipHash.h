#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sources {

/// SipHash-2-4 (Aumasson, Bernstein 2012): a 64-bit hash nobody can aim at without the key.
std::uint64_t sipHash(const std::array<std::uint64_t, 2>& key, std::string_view bytes);

}  // namespace sources
