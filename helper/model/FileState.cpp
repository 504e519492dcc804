#include "model/FileState.h"

namespace model {
namespace {

constexpr std::array<std::string_view, 7> kKinds{"nothing", "file",   "folder", "link",
                                                 "pipe",    "socket", "device"};

}  // namespace

std::string_view toString(FileKind kind) {
    return kKinds.at(static_cast<std::size_t>(kind));
}

bool sameStamp(const FileState& a, const FileState& b) {
    return a.changedNs == b.changedNs && a.modifiedNs == b.modifiedNs && a.inode == b.inode &&
           a.size == b.size && a.mode == b.mode && a.uid == b.uid && a.gid == b.gid &&
           a.device == b.device && a.kind == b.kind;
}

bool sameContent(const FileState& a, const FileState& b) {
    if (a.kind != b.kind || a.target != b.target)
        return false;
    if (a.kind != FileKind::Regular)
        return true;
    if (a.hashed && b.hashed)
        return a.hash == b.hash && a.size == b.size;
    return a.size == b.size && a.modifiedNs == b.modifiedNs;  // all that is known
}

bool sameThing(const FileState& a, const FileState& b) {
    return sameContent(a, b) && a.mode == b.mode && a.uid == b.uid && a.gid == b.gid &&
           a.attributes == b.attributes;
}

std::string hashText(const FileState& state) {
    std::string hex;
    if (!state.hashed)
        return hex;
    for (const std::uint8_t byte : state.hash)
        for (const unsigned nibble : {unsigned{byte} >> 4U, unsigned{byte} & 15U})
            hex += "0123456789abcdef"[nibble];
    return hex;
}

std::string modeText(std::uint32_t mode) {
    std::string text;
    for (const unsigned shift : {9U, 6U, 3U, 0U})
        text += static_cast<char>('0' + ((mode >> shift) & 7U));
    return text;
}

std::string_view attributeOf(const FileState& state, std::string_view name) {
    const std::string_view all = state.attributes;
    for (std::size_t at = 0; at < all.size();) {
        const std::string_view line = all.substr(at, all.find('\n', at) - at);
        if (line.size() > name.size() && line.starts_with(name) && line[name.size()] == '=')
            return line.substr(name.size() + 1);
        at += line.size() + 1;
    }
    return {};
}

}  // namespace model
