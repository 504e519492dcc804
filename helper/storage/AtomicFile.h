#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string_view>

#include "model/Error.h"

namespace storage {

enum class Durability { Rename, Synced };

/// Replaces the file at path by contents, or leaves it as it was: a new file beside it, then
/// rename(2). Synced: fsync of file and directory, for what must survive a power cut.
model::Result<void> replaceFile(const std::filesystem::path& path, std::string_view contents,
                                mode_t mode, Durability durability = Durability::Synced);

}  // namespace storage
