#include "storage/AtomicFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "storage/UniqueFd.h"

namespace storage {
namespace {

std::unexpected<model::Error> failed(const std::filesystem::path& path, const char* what) {
    return model::unexpected(model::Error::Code::Unavailable, path.string(), what, errno);
}

bool writeAll(int fd, std::string_view contents) {
    while (!contents.empty()) {
        const ssize_t written = write(fd, contents.data(), contents.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        contents.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool syncDirectory(const std::filesystem::path& directory) {
    const UniqueFd fd(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return fd && fsync(fd.get()) == 0;
}

// The mode is set on the descriptor: the umask has no say, and no link is followed.
bool fill(const std::filesystem::path& path, std::string_view contents, mode_t mode, bool synced) {
    const UniqueFd fd(
        open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    return fd && writeAll(fd.get(), contents) && fchmod(fd.get(), mode) == 0 &&
           (!synced || fsync(fd.get()) == 0);
}

}  // namespace

model::Result<void> replaceFile(const std::filesystem::path& path, std::string_view contents,
                                mode_t mode, Durability durability) {
    const bool synced = durability == Durability::Synced;
    const std::filesystem::path fresh = path.string() + ".new";
    unlink(fresh.c_str());  // left by a helper that was killed between open and rename
    if (!fill(fresh, contents, mode, synced)) {
        auto error = failed(path, "cannot be written");
        unlink(fresh.c_str());
        return error;
    }
    if (rename(fresh.c_str(), path.c_str()) != 0)
        return failed(path, "cannot be replaced");
    if (synced && !syncDirectory(path.parent_path()))
        return failed(path.parent_path(), "cannot be synced");
    return {};
}

}  // namespace storage
