#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace model {

enum class FileKind : std::uint8_t { Absent, Regular, Directory, Symlink, Fifo, Socket, Device };

/// "file", "folder", "link" …: as a person calls it.
std::string_view toString(FileKind kind);

using FileHash = std::array<std::uint8_t, 32>;  // SHA-256

/// What a file is, apart from its name. Texts are raw bytes from outside.
struct FileState {
    FileKind kind = FileKind::Absent;
    bool hashed = false;     // `hash` is that of the content; false: special, too large, unreadable
    std::uint32_t mode = 0;  // permission bits with setuid, setgid, sticky (07777)
    std::uint32_t uid = 0, gid = 0;
    std::uint64_t device = 0, inode = 0, size = 0;
    std::int64_t modifiedNs = 0, changedNs = 0;  // since the epoch; changedNs 0: look again
    FileHash hash{};
    std::string target;      // where a link points
    std::string attributes;  // extended attributes, "name=hex\n" each, sorted; without access times

    explicit operator bool() const { return kind != FileKind::Absent; }
    bool operator==(const FileState&) const = default;
};

/// Nothing statx(2) tells differs: the content was not touched, unless somebody forged the clock.
bool sameStamp(const FileState& a, const FileState& b);

/// The same in everything that matters: times, inode and device do not.
bool sameThing(const FileState& a, const FileState& b);

/// The same content (hash, size, target, kind); who may use it is not compared.
bool sameContent(const FileState& a, const FileState& b);

/// Lower-case hex, empty when there is none.
std::string hashText(const FileState& state);

/// "0644".
std::string modeText(std::uint32_t mode);

/// Value of one extended attribute as hex, empty = not there.
std::string_view attributeOf(const FileState& state, std::string_view name);

struct FileRecord {
    std::string name;  // within its folder
    FileState state;
};

}  // namespace model
