#pragma once

#include <string>
#include <string_view>

#include "model/FileState.h"
#include "storage/Sqlite.h"

namespace storage {

/// The columns of a file's state, in the order in which bindState() and stateFrom() use them.
inline constexpr std::string_view kStateColumns =
    "kind, mode, uid, gid, device, inode, size, modified, changed, hash, target, attributes";
inline constexpr int kStateColumnCount = 12;

void bindState(Statement& statement, int first, const model::FileState& state);
model::FileState stateFrom(const Statement& row, int first);

/// "/usr/bin/id" -> {"/usr/bin", "id"}; "/" -> {"", "/"}.
struct SplitPath {
    std::string_view folder, name;
};
SplitPath split(std::string_view path);
std::string joined(std::string_view folder, std::string_view name);

/// Everything below "/a": from "/a/" up to, not including, "/a0" ('0' follows '/').
inline std::string below(std::string_view folder) {
    return folder == "/" ? "/" : std::string(folder) + "/";
}
inline std::string beyond(std::string_view folder) {
    return folder == "/" ? "0" : std::string(folder) + "0";
}

}  // namespace storage
