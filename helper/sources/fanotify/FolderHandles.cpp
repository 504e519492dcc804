#include "sources/fanotify/FolderHandles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "sources/files/FileInspector.h"

namespace sources {
namespace {

constexpr std::size_t kMostFolders = 64;
constexpr std::size_t kFsidBytes = sizeof(fsid_t);
static_assert(kFsidBytes == 8);

std::string nameOfOpen(int descriptor) {
    std::array<char, 4096> text;
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = ::readlink(link.c_str(), text.data(), text.size());
    std::string path(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return path.ends_with(" (deleted)") ? std::string() : path;
}

std::uint64_t deviceOf(const struct statx& status) {
    return (std::uint64_t{status.stx_dev_major} << 32U) | status.stx_dev_minor;
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
    leaveOthers(folder, status.stx_mnt_id);
    auto& mounts = m_fileSystems[id];
    auto mount = std::ranges::find(mounts, status.stx_mnt_id, &Mounted::id);
    if (mount == mounts.end())
        mount = mounts.insert(mounts.end(), {status.stx_mnt_id, deviceOf(status), {}});
    if (mount->folders.size() < kMostFolders)
        mount->folders.insert(folder);
    return true;
}

/// Something else was mounted there before.
void FolderHandles::leaveOthers(const std::string& folder, std::uint64_t mount) {
    for (auto& [fileSystem, mounts] : m_fileSystems)
        std::erase_if(mounts, [&](Mounted& mounted) {
            return mounted.id != mount && mounted.folders.erase(folder) != 0 &&
                   mounted.folders.empty();
        });
    std::erase_if(m_fileSystems, [](const auto& entry) { return entry.second.empty(); });
}

/// What lies there now is looked at before it is asked for anything: it may be mounted over.
FileDescriptor FolderHandles::openOneOf(const Mounted& mounted) {
    for (const std::string& folder : mounted.folders) {
        const FileDescriptor path = openFolder(folder);
        struct statx status{};
        constexpr int kAsked = AT_EMPTY_PATH | AT_STATX_DONT_SYNC | AT_NO_AUTOMOUNT;
        if (!path || ::statx(path.get(), "", kAsked, STATX_MNT_ID, &status) != 0 ||
            status.stx_mnt_id != mounted.id || deviceOf(status) != mounted.device)
            continue;
        FileDescriptor open(::openat(path.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (open)
            return open;
    }
    return {};
}

const std::string* FolderHandles::pathOf(std::string_view folder) {
    if (folder == m_gone)
        return nullptr;
    m_key.assign(folder);
    auto known = m_known.find(m_key);
    if (known == m_known.end()) {
        auto path = resolve(folder);
        if (!path) {
            m_gone = m_key;
            return nullptr;
        }
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
        const FileDescriptor on = openOneOf(mounted);
        const FileDescriptor open(
            on ? ::open_by_handle_at(on.get(), reinterpret_cast<file_handle*>(buffer.data()),
                                     O_PATH | O_CLOEXEC)
               : -1);
        std::string path = open ? nameOfOpen(open.get()) : std::string();
        exists = exists || !path.empty();
        // Outside of the mount the kernel names it from the file system's own root.
        if (!path.empty() && m_isWatched(path) && isSame(open.get(), path))
            return path;
    }
    return exists ? std::optional(std::string()) : std::nullopt;
}

}  // namespace sources
