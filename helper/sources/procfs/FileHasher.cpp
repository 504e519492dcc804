#include "sources/procfs/FileHasher.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <atomic>
#include <fstream>

#include "model/FileState.h"
#include "sources/FileDescriptor.h"
#include "sources/files/FileInspector.h"

namespace sources {
namespace {

constexpr std::size_t kMaxRemembered = 4096;

FileDescriptor openPath(const std::string& path) {
    return FileDescriptor(::open(path.c_str(), O_PATH | O_CLOEXEC));
}

/// As much as it has now: one that grows for ever is read once.
std::optional<std::string> digest(int descriptor) {
    const std::atomic<bool> never{false};
    const model::FileState state = FileInspector(never).inspectOpen(descriptor);
    return state.hashed ? std::optional(model::hashText(state)) : std::nullopt;
}

}  // namespace

FileDescriptor reopenForReading(const FileDescriptor& file) {
    const std::string link = "/proc/self/fd/" + std::to_string(file.get());
    return FileDescriptor(::open(link.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
}

bool isOnUserFileSystem(int descriptor) {
    // fstatfs(2) and stat(2) would ask the file system's own process; AT_STATX_DONT_SYNC and
    // mountinfo do not.
    struct statx status{};
    if (statx(descriptor, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, STATX_TYPE, &status) != 0)
        return true;
    if (status.stx_dev_major != 0)
        return false;  // a block device: the kernel's own file system
    const std::string device = " 0:" + std::to_string(status.stx_dev_minor) + " ";
    std::ifstream mounts("/proc/self/mountinfo");
    for (std::string line; std::getline(mounts, line);)
        if (line.find(device) != std::string::npos)
            return line.find(" - fuse") != std::string::npos;
    return false;  // anonymous (memfd, overlay's own numbers): not FUSE's, whose mounts are listed
}

std::optional<FileHasher::Identity> FileHasher::identityOf(int descriptor) {
    struct statx status{};
    if (statx(descriptor, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, STATX_BASIC_STATS, &status) !=
            0 ||
        !S_ISREG(status.stx_mode))
        return std::nullopt;
    return Identity{
        (static_cast<std::uint64_t>(status.stx_dev_major) << 32U) | status.stx_dev_minor,
        status.stx_ino, status.stx_size,
        status.stx_ctime.tv_sec * 1'000'000'000LL + status.stx_ctime.tv_nsec};
}

std::optional<std::string> FileHasher::knownHashOf(const std::string& path) const {
    const FileDescriptor file = openPath(path);
    const auto identity = file ? identityOf(file.get()) : std::nullopt;
    if (!identity)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    const auto known = m_known.find(*identity);
    return known == m_known.end() ? std::nullopt : std::optional(known->second);
}

std::optional<std::string> FileHasher::hashOf(const std::string& path, std::uint64_t maxBytes) {
    if (auto known = knownHashOf(path))
        return known;
    const FileDescriptor file = openPath(path);
    const auto identity = file ? identityOf(file.get()) : std::nullopt;
    if (!identity || identity->size > maxBytes || isOnUserFileSystem(file.get()))
        return std::nullopt;
    const FileDescriptor readable = reopenForReading(file);
    auto hash = readable ? digest(readable.get()) : std::nullopt;
    if (!hash)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= kMaxRemembered)
        m_known.clear();
    m_known.emplace(*identity, *hash);
    return hash;
}

}  // namespace sources
