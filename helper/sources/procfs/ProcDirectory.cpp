#include "sources/procfs/ProcDirectory.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <array>
#include <charconv>
#include <climits>

namespace sources {
namespace {

using Path = std::array<char, 24>;  // "/proc/" and ten digits

Path procPath(std::int32_t pid) {
    Path path{'/', 'p', 'r', 'o', 'c', '/'};
    std::to_chars(path.data() + 6, path.data() + path.size() - 1, pid);
    return path;
}

}  // namespace

model::Result<ProcDirectory> ProcDirectory::open(std::int32_t pid) {
    const Path path = procPath(pid);
    FileDescriptor directory(pid > 0 ? ::open(path.data(), O_PATH | O_DIRECTORY | O_CLOEXEC) : -1);
    if (!directory)
        return model::unexpected(model::Error::Code::NoSuchProcess, std::to_string(pid),
                                 "no such process", pid > 0 ? errno : ESRCH);
    return ProcDirectory(pid, std::move(directory));
}

std::optional<std::string_view> ProcDirectory::readFile(const char* name,
                                                        std::span<char> buffer) const {
    const FileDescriptor file(::openat(m_directory.get(), name, O_RDONLY | O_CLOEXEC));
    if (!file)
        return std::nullopt;
    std::size_t length = 0;
    while (length < buffer.size()) {
        const ssize_t got = ::read(file.get(), buffer.data() + length, buffer.size() - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
        length += static_cast<std::size_t>(got);
    }
    return std::string_view(buffer.data(), length);
}

std::optional<std::string> ProcDirectory::readLink(const char* name) const {
    std::array<char, PATH_MAX> buffer;
    const ssize_t length = ::readlinkat(m_directory.get(), name, buffer.data(), buffer.size());
    if (length < 0)
        return std::nullopt;
    return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::optional<LinkTarget> ProcDirectory::statLink(const char* name) const {
    struct statx file{};
    if (::statx(m_directory.get(), name, AT_STATX_DONT_SYNC | AT_NO_AUTOMOUNT,
                STATX_TYPE | STATX_INO, &file) != 0)
        return std::nullopt;
    return LinkTarget{file.stx_mode, file.stx_ino,
                      ::gnu_dev_makedev(file.stx_dev_major, file.stx_dev_minor),
                      ::gnu_dev_makedev(file.stx_rdev_major, file.stx_rdev_minor)};
}

}  // namespace sources
