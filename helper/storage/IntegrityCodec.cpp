#include "storage/IntegrityCodec.h"

#include <algorithm>

namespace storage {
namespace {

std::int64_t stored(std::uint64_t value) {
    return static_cast<std::int64_t>(value);  // SQLite's integers are signed; nothing is lost
}

model::FileKind kindFrom(std::int64_t number) {
    return number >= 0 && number <= static_cast<std::int64_t>(model::FileKind::Device)
               ? static_cast<model::FileKind>(number)
               : model::FileKind::Absent;
}

}  // namespace

void bindState(Statement& statement, int first, const model::FileState& state) {
    const std::string_view hash(reinterpret_cast<const char*>(state.hash.data()),
                                state.hash.size());
    statement.bind(first, static_cast<std::int64_t>(state.kind))
        .bind(first + 1, std::int64_t{state.mode})
        .bind(first + 2, std::int64_t{state.uid})
        .bind(first + 3, std::int64_t{state.gid})
        .bind(first + 4, stored(state.device))
        .bind(first + 5, stored(state.inode))
        .bind(first + 6, stored(state.size))
        .bind(first + 7, state.modifiedNs)
        .bind(first + 8, state.changedNs);
    if (state.hashed)
        statement.bindBytes(first + 9, hash);
    if (!state.target.empty())
        statement.bindBytes(first + 10, state.target);
    if (!state.attributes.empty())
        statement.bindBytes(first + 11, state.attributes);
}

model::FileState stateFrom(const Statement& row, int first) {
    model::FileState state;
    state.kind = kindFrom(row.integer(first));
    state.mode = static_cast<std::uint32_t>(row.integer(first + 1)) & 07777U;
    state.uid = static_cast<std::uint32_t>(row.integer(first + 2));
    state.gid = static_cast<std::uint32_t>(row.integer(first + 3));
    state.device = static_cast<std::uint64_t>(row.integer(first + 4));
    state.inode = static_cast<std::uint64_t>(row.integer(first + 5));
    state.size = static_cast<std::uint64_t>(row.integer(first + 6));
    state.modifiedNs = row.integer(first + 7);
    state.changedNs = row.integer(first + 8);
    const std::string_view hash = row.bytes(first + 9);
    state.hashed = hash.size() == state.hash.size();
    if (state.hashed)
        std::copy(hash.begin(), hash.end(), state.hash.begin());
    state.target = row.bytes(first + 10);
    state.attributes = row.bytes(first + 11);
    return state;
}

SplitPath split(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos || path.size() == 1)
        return {"", path};
    return {slash == 0 ? path.substr(0, 1) : path.substr(0, slash), path.substr(slash + 1)};
}

std::string joined(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.empty() && path.back() != '/')
        path += '/';
    return path.append(name);
}

}  // namespace storage
