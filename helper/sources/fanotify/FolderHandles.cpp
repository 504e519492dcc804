#include "sources/fanotify/FolderHandles.h"

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

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

}  // namespace

bool FolderHandles::addFileSystem(const std::string& folder) {
    FileDescriptor mount(::open(folder.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    struct statfs status{};
    if (!mount || ::fstatfs(mount.get(), &status) != 0)
        return false;
    const std::string id(reinterpret_cast<const char*>(&status.f_fsid), kFsidBytes);
    m_fileSystems.insert_or_assign(id, std::move(mount));
    return true;
}

const std::string* FolderHandles::pathOf(std::string_view folder) {
    m_key.assign(folder);
    auto known = m_known.find(m_key);
    if (known == m_known.end()) {
        std::string path = resolve(folder);
        if (path.empty())
            return nullptr;  // gone; another folder may get its handle
        if (!m_isWatched(path))
            path.clear();
        if (m_known.size() >= kMaxKnown)
            m_known.clear();
        known = m_known.emplace(m_key, std::move(path)).first;
    }
    return known->second.empty() ? nullptr : &known->second;
}

std::string FolderHandles::resolve(std::string_view folder) const {
    if (folder.size() < kFsidBytes + sizeof(file_handle) ||
        folder.size() > kFsidBytes + sizeof(file_handle) + MAX_HANDLE_SZ)
        return {};
    const auto mount = m_fileSystems.find(folder.substr(0, kFsidBytes));
    if (mount == m_fileSystems.end())
        return {};
    alignas(file_handle) std::array<char, sizeof(file_handle) + MAX_HANDLE_SZ> buffer;
    std::memcpy(buffer.data(), folder.data() + kFsidBytes, folder.size() - kFsidBytes);
    const FileDescriptor open(::open_by_handle_at(
        mount->second.get(), reinterpret_cast<file_handle*>(buffer.data()), O_PATH | O_CLOEXEC));
    return open ? nameOfOpen(open.get()) : std::string();
}

}  // namespace sources
