#include "service/RootOwnedPath.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "storage/UniqueFd.h"

namespace service {
namespace {

std::unexpected<model::Error> invalid(const std::string& path, const char* why, int error = 0) {
    return model::unexpected(model::Error::Code::InvalidArgument, path, why, error);
}

model::Result<void> checkComponent(int fd, const std::string& path) {
    struct stat status{};
    if (::fstat(fd, &status) != 0)
        return invalid(path, "cannot be looked at", errno);
    if (S_ISLNK(status.st_mode))
        return invalid(path, "is a link: name what it leads to");
    if (status.st_uid != 0 || (status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return invalid(path, "is not root's alone to write");
    return {};
}

}  // namespace

model::Result<void> checkRootOwned(const std::string& path) {
    if (path.empty() || path.front() != '/' || path.find("/..") != std::string::npos)
        return invalid(path, "must be an absolute path without ..");
    storage::UniqueFd at(::open("/", O_PATH | O_DIRECTORY | O_CLOEXEC));
    std::size_t end = 0;
    for (auto checked = checkComponent(at.get(), "/"); checked;) {
        const std::size_t start = path.find_first_not_of('/', end);
        if (start == std::string::npos)
            return {};
        end = std::min(path.find('/', start), path.size());
        const std::string name = path.substr(start, end - start);
        storage::UniqueFd next(::openat(at.get(), name.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
        if (!next)
            return invalid(path.substr(0, end), "cannot be opened", errno);
        checked = checkComponent(next.get(), path.substr(0, end));
        if (!checked)
            return checked;
        at = std::move(next);
    }
    return invalid("/", "is not root's alone to write");
}

model::Result<void> checkPlaces(const model::TrustEntry& entry) {
    if (entry.match.contains("package") || entry.match.contains("sha256"))
        return {};
    for (const char* const key : {"path", "directory"})
        if (const auto place = entry.match.find(key); place != entry.match.end())
            if (auto checked = checkRootOwned(place->second); !checked)
                return checked;
    return {};
}

}  // namespace service
