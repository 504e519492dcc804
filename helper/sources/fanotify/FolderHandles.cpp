#include "sources/fanotify/FolderHandles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace sources {
namespace {

constexpr std::size_t kFsidBytes = sizeof(fsid_t);
static_assert(kFsidBytes == 8);

std::string nameOfOpen(int descriptor) {
    std::array<char, 4096> text;
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = ::readlink(link.c_str(), text.data(), text.size());
    std::string path(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return path.ends_with(" (deleted)") ? std::string() : path;
}

bool isSame(int open, const std::string& path) {
    struct stat one{}, other{};
    return ::fstat(open, &one) == 0 && ::lstat(path.c_str(), &other) == 0 &&
           one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

}  // namespace

bool FolderHandles::addMount(const std::string& folder) {
    FileDescriptor open(::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    struct statfs fileSystem{};
    struct statx status{};
    if (!open || ::fstatfs(open.get(), &fileSystem) != 0 ||
        ::statx(open.get(), "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, STATX_MNT_ID, &status) != 0)
        return false;
    const std::string id(reinterpret_cast<const char*>(&fileSystem.f_fsid), kFsidBytes);
    auto& mounts = m_fileSystems[id];
    if (std::ranges::find(mounts, status.stx_mnt_id, &Mounted::id) == mounts.end())
        mounts.push_back({status.stx_mnt_id, std::move(open)});
    return true;
}

const std::string* FolderHandles::pathOf(std::string_view folder) {
    m_key.assign(folder);
    auto known = m_known.find(m_key);
    if (known == m_known.end()) {
        auto path = resolve(folder);
        if (!path)
            return nullptr;  // gone; another folder may get its handle
        if (m_known.size() >= kMaxKnown)
            m_known.clear();
        known = m_known.emplace(m_key, *std::move(path)).first;
    }
    return known->second.empty() ? nullptr : &known->second;
}

std::optional<std::string> FolderHandles::resolve(std::string_view folder) const {
    if (folder.size() < kFsidBytes + sizeof(file_handle) ||
        folder.size() > kFsidBytes + sizeof(file_handle) + MAX_HANDLE_SZ)
        return std::nullopt;
    const auto mount = m_fileSystems.find(folder.substr(0, kFsidBytes));
    if (mount == m_fileSystems.end())
        return std::nullopt;
    alignas(file_handle) std::array<char, sizeof(file_handle) + MAX_HANDLE_SZ> buffer;
    std::memcpy(buffer.data(), folder.data() + kFsidBytes, folder.size() - kFsidBytes);
    bool exists = false;
    for (const Mounted& mounted : mount->second) {
        const FileDescriptor open(::open_by_handle_at(mounted.folder.get(),
                                                      reinterpret_cast<file_handle*>(buffer.data()),
                                                      O_PATH | O_CLOEXEC));
        std::string path = open ? nameOfOpen(open.get()) : std::string();
        exists = exists || !path.empty();
        // Outside of the mount the kernel names it from the file system's own root.
        if (!path.empty() && m_isWatched(path) && isSame(open.get(), path))
            return path;
    }
    return exists ? std::optional(std::string()) : std::nullopt;
}

}  // namespace sources
