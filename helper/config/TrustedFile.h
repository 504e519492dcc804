#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "model/Error.h"

namespace config {

/// Contents of a regular file that only root can have written: opened once, then owner and mode of
/// that descriptor are held against root and no write bit for group and others. Error NotAuthorized
/// names what is wrong; Unavailable: errno (ENOENT: there is none); LimitReached: too large.
model::Result<std::string> readTrustedFile(const std::filesystem::path& path,
                                           std::size_t maxBytes = 4 * 1024 * 1024);

/// The same of a file that anybody may have written: only its kind and size are looked at.
model::Result<std::string> readRegularFile(const std::filesystem::path& path,
                                           std::size_t maxBytes = 4 * 1024 * 1024);

/// The path and every directory above it belong to root and nobody else can write there: what is
/// at the path is root's doing (threats.md 14).
bool isRootOwnedPath(const std::filesystem::path& path);

}  // namespace config
