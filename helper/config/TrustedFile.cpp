#include "config/TrustedFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string_view>

namespace config {
namespace {

namespace fs = std::filesystem;
using Code = model::Error::Code;

bool othersCanWrite(const struct stat& info) {
    return (info.st_mode & (S_IWGRP | S_IWOTH)) != 0;
}

using Check = model::Result<void> (*)(const fs::path& path, const struct stat& info);

model::Result<void> checkRegular(const fs::path& path, const struct stat& info) {
    if (!S_ISREG(info.st_mode))
        return model::unexpected(Code::NotAuthorized, path.string(), "is not a regular file");
    return {};
}

model::Result<void> checkTrusted(const fs::path& path, const struct stat& info) {
    if (auto regular = checkRegular(path, info); !regular)
        return regular;
    if (info.st_uid != 0)
        return model::unexpected(
            Code::NotAuthorized, path.string(),
            "belongs to uid " + std::to_string(info.st_uid) + "; it must belong to root");
    if (othersCanWrite(info))
        return model::unexpected(Code::NotAuthorized, path.string(),
                                 "can be written by group or others; chmod go-w");
    return {};
}

model::Result<std::string> readAll(const fs::path& path, int fd, std::size_t maxBytes) {
    std::string text;
    char buffer[16384];
    ssize_t got = 0;
    while ((got = read(fd, buffer, sizeof buffer)) > 0) {
        text.append(buffer, static_cast<std::size_t>(got));
        if (text.size() > maxBytes)
            return model::unexpected(Code::LimitReached, path.string(),
                                     "is larger than " + std::to_string(maxBytes) + " bytes");
    }
    if (got < 0)
        return model::unexpected(Code::Unavailable, path.string(), "cannot be read", errno);
    return text;
}

model::Result<std::string> readChecked(const fs::path& path, int fd, std::size_t maxBytes,
                                       Check check) {
    struct stat info{};
    if (fstat(fd, &info) != 0)
        return model::unexpected(Code::Unavailable, path.string(), "cannot be read", errno);
    if (const auto trusted = check(path, info); !trusted)
        return std::unexpected(trusted.error());
    return readAll(path, fd, maxBytes);
}

model::Result<std::string> readFile(const fs::path& path, std::size_t maxBytes, Check check) {
    // O_NONBLOCK: a FIFO in the file's place must not hang the helper.
    const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return model::unexpected(Code::Unavailable, path.string(), "cannot be opened", errno);
    auto text = readChecked(path, fd, maxBytes, check);
    close(fd);
    return text;
}

bool isRoots(const fs::path& path) {
    struct stat info{};
    if (lstat(path.c_str(), &info) != 0 || info.st_uid != 0)
        return false;
    // The mode of a link says nothing; a link in a root-owned directory is root's.
    return S_ISLNK(info.st_mode) || !othersCanWrite(info);
}

}  // namespace

model::Result<std::string> readTrustedFile(const fs::path& path, std::size_t maxBytes) {
    return readFile(path, maxBytes, checkTrusted);
}

model::Result<std::string> readRegularFile(const fs::path& path, std::size_t maxBytes) {
    return readFile(path, maxBytes, checkRegular);
}

bool isRootOwnedPath(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error || !path.is_absolute())
        return false;
    for (fs::path part = real; part != part.parent_path(); part = part.parent_path())
        if (!isRoots(part))
            return false;
    return isRoots(real.root_path());
}

}  // namespace config
