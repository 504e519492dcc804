#include "sources/procfs/FileHasher.h"

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <array>
#include <fstream>
#include <memory>
#include <vector>

#include "sources/FileDescriptor.h"

namespace sources {
namespace {

constexpr std::size_t kMaxRemembered = 4096;
constexpr std::size_t kReadBytes = 256U << 10;

FileDescriptor openPath(const std::string& path) {
    return FileDescriptor(::open(path.c_str(), O_PATH | O_CLOEXEC));
}

std::optional<std::string> digest(int descriptor) {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                     EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) != 1)
        return std::nullopt;
    std::vector<unsigned char> buffer(kReadBytes);
    ssize_t got = 0;
    while ((got = ::read(descriptor, buffer.data(), buffer.size())) > 0)
        EVP_DigestUpdate(context.get(), buffer.data(), static_cast<std::size_t>(got));
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes;
    unsigned length = 0;
    if (got < 0 || EVP_DigestFinal_ex(context.get(), bytes.data(), &length) != 1)
        return std::nullopt;
    std::string hex;
    for (unsigned i = 0; i < length; ++i)
        for (const unsigned nibble : {unsigned{bytes[i]} >> 4U, unsigned{bytes[i]} & 15U})
            hex += "0123456789abcdef"[nibble];
    return hex;
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
