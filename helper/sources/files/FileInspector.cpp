#include "sources/files/FileInspector.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>

#include "sources/files/IoBudget.h"

namespace sources {
namespace {

constexpr std::size_t kReadBytes = 128U << 10;
constexpr unsigned kWanted = STATX_BASIC_STATS;
constexpr int kFlags = AT_SYMLINK_NOFOLLOW | AT_STATX_DONT_SYNC | AT_NO_AUTOMOUNT;
// A change in the same tick of the clock as the last one leaves the stamp as it was (4 ms before
// Linux 6.13, 2 s on FAT): what changed so recently is looked at again.
constexpr std::int64_t kRacyNs = 1'000'000'000;

std::int64_t nsOf(const statx_timestamp& time) {
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

model::FileKind kindOf(unsigned mode) {
    switch (mode & S_IFMT) {
        case S_IFREG:
            return model::FileKind::Regular;
        case S_IFDIR:
            return model::FileKind::Directory;
        case S_IFLNK:
            return model::FileKind::Symlink;
        case S_IFIFO:
            return model::FileKind::Fifo;
        case S_IFSOCK:
            return model::FileKind::Socket;
        default:
            return model::FileKind::Device;
    }
}

model::FileState stampOfOpen(int file) {
    struct statx status{};
    if (::statx(file, "", AT_EMPTY_PATH | AT_STATX_DONT_SYNC, kWanted, &status) != 0)
        return {};
    return stateFrom(status);
}

bool isRecent(std::int64_t changedNs) {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec - changedNs < kRacyNs;
}

std::string hexOf(const char* bytes, std::size_t size) {
    std::string hex;
    for (std::size_t i = 0; i < size; ++i) {
        const unsigned byte = static_cast<unsigned char>(bytes[i]);
        hex += "0123456789abcdef"[byte >> 4U];
        hex += "0123456789abcdef"[byte & 15U];
    }
    return hex;
}

std::string linkTarget(int folder, const char* name) {
    std::array<char, 4096> text;
    const ssize_t size = ::readlinkat(folder, name, text.data(), text.size());
    return size > 0 ? std::string(text.data(), static_cast<std::size_t>(size)) : std::string();
}

}  // namespace

model::FileState stateFrom(const struct statx& status) {
    model::FileState state;
    state.kind = kindOf(status.stx_mode);
    state.mode = status.stx_mode & 07777U;
    state.uid = status.stx_uid;
    state.gid = status.stx_gid;
    state.device = (std::uint64_t{status.stx_dev_major} << 32U) | status.stx_dev_minor;
    state.inode = status.stx_ino;
    state.modifiedNs = nsOf(status.stx_mtime);
    state.changedNs = nsOf(status.stx_ctime);
    state.size = status.stx_size;
    if (state.kind == model::FileKind::Directory) {
        // A folder's size and times follow its entries, which are looked at one by one.
        state.size = 0;
        state.modifiedNs = state.changedNs = 1;
    }
    if (state.kind == model::FileKind::Device)
        state.size = (std::uint64_t{status.stx_rdev_major} << 32U) | status.stx_rdev_minor;
    return state;
}

model::FileState stampOf(int folder, const char* name) {
    struct statx status{};
    if (::statx(folder, name, kFlags, kWanted, &status) != 0)
        return {};
    return stateFrom(status);
}

FileDescriptor openFolder(const std::string& path) {
    open_how how{};
    how.flags = O_PATH | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW;
    how.resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
    const long fd = ::syscall(SYS_openat2, AT_FDCWD, path.c_str(), &how, sizeof(how));
    if (fd >= 0 || errno != ENOSYS)
        return FileDescriptor(static_cast<int>(fd));
    return FileDescriptor(::open(path.c_str(), static_cast<int>(how.flags)));
}

FileDescriptor openToHash(int folder, const char* name) {
    constexpr int kOpen = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
    int file = ::openat(folder, name, kOpen | O_NOATIME);
    if (file < 0 && errno == EPERM)  // not the owner and no CAP_FOWNER
        file = ::openat(folder, name, kOpen);
    return FileDescriptor(file);
}

FileInspector::FileInspector(const std::atomic<bool>& cancelled, IoBudget* budget)
    : m_cancelled(cancelled),
      m_budget(budget),
      m_digest(EVP_MD_fetch(nullptr, "SHA256", nullptr)),
      m_context(EVP_MD_CTX_new()),
      m_buffer(kReadBytes) {}

FileInspector::~FileInspector() {
    EVP_MD_CTX_free(m_context);
    EVP_MD_free(m_digest);
}

model::FileState FileInspector::inspect(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return {};
    const FileDescriptor folder = openFolder(slash == 0 ? "/" : path.substr(0, slash));
    const char* name = slash + 1 == path.size() ? "." : path.c_str() + slash + 1;
    return folder ? inspect(folder.get(), name, stampOf(folder.get(), name)) : model::FileState();
}

model::FileState FileInspector::inspect(int folder, const char* name,
                                        const model::FileState& stamp) {
    model::FileState state = stamp;
    if (stamp.kind == model::FileKind::Symlink)
        state.target = linkTarget(folder, name);
    if (stamp.kind == model::FileKind::Directory) {
        const FileDescriptor open(
            ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
        if (open)
            state.attributes = attributesOf(open.get());
    }
    if (stamp.kind != model::FileKind::Regular)
        return state;
    const FileDescriptor file = openToHash(folder, name);
    if (!file)
        return stampOf(folder, name);  // gone, swapped or unreadable by now
    state = inspectOpen(file.get());
    return state ? state : stampOf(folder, name);
}

model::FileState FileInspector::inspectOpen(int file) {
    model::FileState state = stampOfOpen(file);
    if (state.kind != model::FileKind::Regular)
        return {};
    state.attributes = attributesOf(file);
    state.hashed = state.size <= kMaxBytes && hash(file, state);
    const model::FileState after = stampOfOpen(file);
    if (!sameStamp(state, after) || isRecent(state.changedNs))
        state.changedNs = 0;
    return state;
}

/// As much as the file had when it was opened: one that grows for ever is read once.
bool FileInspector::hash(int file, model::FileState& state) {
    if (EVP_DigestInit_ex2(m_context, m_digest, nullptr) != 1)
        return false;
    for (std::uint64_t left = state.size; left > 0;) {
        const std::size_t want =
            static_cast<std::size_t>(std::min<std::uint64_t>(left, m_buffer.size()));
        const ssize_t got = ::read(file, m_buffer.data(), want);
        if (got < 0 || m_cancelled.load(std::memory_order_relaxed))
            return false;
        if (got == 0)
            break;
        EVP_DigestUpdate(m_context, m_buffer.data(), static_cast<std::size_t>(got));
        left -= static_cast<std::uint64_t>(got);
        m_bytesHashed += static_cast<std::uint64_t>(got);
        if (m_budget != nullptr)
            m_budget->read(static_cast<std::uint64_t>(got), m_cancelled);
    }
    unsigned length = 0;
    return EVP_DigestFinal_ex(m_context, state.hash.data(), &length) == 1;
}

std::string FileInspector::attributesOf(int file) {
    std::array<char, 4096> names;
    const ssize_t size = ::flistxattr(file, names.data(), names.size());
    std::map<std::string, std::string> found;
    for (ssize_t at = 0; at < size;) {
        const std::string name(names.data() + at);
        at += static_cast<ssize_t>(name.size()) + 1;
        std::array<char, 1024> value;
        const ssize_t length = ::fgetxattr(file, name.c_str(), value.data(), value.size());
        found[name] = length >= 0 ? hexOf(value.data(), static_cast<std::size_t>(length)) : "large";
    }
    std::string text;
    for (const auto& [name, value] : found)
        if (text.size() + name.size() + value.size() + 2 <= kMaxAttributeBytes)
            text += name + "=" + value + "\n";
    return text;
}

std::optional<std::string> FileInspector::readText(const std::string& path, std::size_t maxBytes) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return std::nullopt;
    const FileDescriptor folder = openFolder(slash == 0 ? "/" : path.substr(0, slash));
    const FileDescriptor file =
        folder ? openToHash(folder.get(), path.c_str() + slash + 1) : FileDescriptor();
    const model::FileState state = file ? stampOfOpen(file.get()) : model::FileState();
    if (state.kind != model::FileKind::Regular || state.size > maxBytes)
        return std::nullopt;
    std::string text(state.size, '\0');
    const ssize_t got = ::read(file.get(), text.data(), text.size());
    if (got < 0)
        return std::nullopt;
    text.resize(static_cast<std::size_t>(got));
    return text;
}

}  // namespace sources
