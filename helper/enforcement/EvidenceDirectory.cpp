#include "enforcement/EvidenceDirectory.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

namespace enforcement {
namespace {

namespace fs = std::filesystem;
using sources::FileDescriptor;

constexpr int kMostOfOneAlert = 100;
constexpr int kDirectoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

std::unexpected<model::Error> cannot(const std::string& subject, const char* what) {
    return model::unexpected(model::Error::Code::Unavailable, subject, what, errno);
}

/// Makes it if need be; an existing one must be a directory of our own.
FileDescriptor openOwn(int parent, const std::string& name) {
    if (::mkdirat(parent, name.c_str(), 0700) != 0 && errno != EEXIST)
        return {};
    FileDescriptor directory(::openat(parent, name.c_str(), kDirectoryFlags));
    struct stat status{};
    if (!directory || ::fstat(directory.get(), &status) != 0)
        return {};
    if (status.st_uid == ::geteuid())
        return directory;
    errno = EPERM;
    return {};
}

bool writeAll(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void removeOldest(const fs::path& evidence, std::size_t keep) {
    std::vector<std::pair<fs::file_time_type, fs::path>> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(evidence, error))
        if (entry.is_directory(error) && !entry.is_symlink(error))
            found.emplace_back(entry.last_write_time(error), entry.path());
    if (found.size() <= keep)
        return;
    std::ranges::sort(found);
    for (std::size_t i = 0; i + keep < found.size(); ++i)
        fs::remove_all(found[i].second, error);  // never follows a link
}

/// A first collection takes the id itself, later ones id-2, id-3 …
std::string makeNew(int evidence, const std::string& alertId) {
    for (int number = 1; number <= kMostOfOneAlert; ++number) {
        const std::string name = number == 1 ? alertId : alertId + "-" + std::to_string(number);
        if (::mkdirat(evidence, name.c_str(), 0700) == 0)
            return name;
        if (errno != EEXIST)
            break;
    }
    return {};
}

}  // namespace

bool isUuid(std::string_view text) {
    if (text.size() != 36)
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const bool digit = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !digit)
            return false;
    }
    return true;
}

model::Result<EvidenceDirectory> EvidenceDirectory::create(const fs::path& stateDirectory,
                                                           const std::string& alertId,
                                                           std::size_t keep) {
    if (!isUuid(alertId))
        return model::unexpected(model::Error::Code::InvalidArgument, "alert id", "no UUID");
    const FileDescriptor state(::open(stateDirectory.c_str(), kDirectoryFlags));
    const FileDescriptor evidence = state ? openOwn(state.get(), "evidence") : FileDescriptor();
    const fs::path parent = stateDirectory / "evidence";
    if (!evidence)
        return cannot(parent.string(), "the evidence directory cannot be used");
    const std::string name = makeNew(evidence.get(), alertId);
    FileDescriptor directory(
        name.empty() ? -1 : ::openat(evidence.get(), name.c_str(), kDirectoryFlags));
    if (!directory)
        return cannot((parent / alertId).string(), "the evidence directory cannot be made");
    removeOldest(parent, std::max<std::size_t>(keep, 1));
    return EvidenceDirectory((parent / name).string(), std::move(directory));
}

model::Result<void> EvidenceDirectory::write(const std::string& name, std::string_view text) const {
    const auto slash = name.find('/');
    const FileDescriptor sub = slash == std::string::npos
                                   ? FileDescriptor()
                                   : openOwn(m_directory.get(), name.substr(0, slash));
    if (slash != std::string::npos && !sub)
        return cannot(m_path + "/" + name, "cannot be made");
    const int parent = sub ? sub.get() : m_directory.get();
    const std::string last = slash == std::string::npos ? name : name.substr(slash + 1);
    const FileDescriptor file(
        ::openat(parent, last.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file || !writeAll(file.get(), text))
        return cannot(m_path + "/" + name, "cannot be written");
    return {};
}

}  // namespace enforcement
