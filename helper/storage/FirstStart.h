#pragma once

#include <cstdint>
#include <filesystem>

namespace storage {

/// When the helper first ran with this state directory: `<state-dir>/first-start`, microseconds
/// since the epoch, written once. `nowUs` where there is none yet, or where it cannot be one.
std::int64_t firstStartUs(const std::filesystem::path& stateDirectory, std::int64_t nowUs);

}  // namespace storage
