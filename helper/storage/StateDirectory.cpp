#include "storage/StateDirectory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "model/SafeText.h"

namespace storage {
namespace {

namespace fs = std::filesystem;
using Code = model::Error::Code;

model::Result<void> make(const fs::path& path) {
    std::error_code error;
    const bool made = fs::create_directories(path, error);
    if (!error && made)
        fs::permissions(path, fs::perms(0755), error);
    if (error)
        return model::unexpected(Code::Unavailable, path.string(), "cannot be made", error.value());
    return {};
}

std::string holderOf(int fd) {
    std::array<char, 32> text{};
    const ssize_t size = pread(fd, text.data(), text.size() - 1, 0);
    std::string pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    pid.erase(pid.find_last_not_of('\n') + 1);
    return pid.empty() ? "unknown" : model::printable(pid);
}

bool writePid(int fd) {
    const std::string text = std::to_string(getpid()) + "\n";
    return ftruncate(fd, 0) == 0 &&
           pwrite(fd, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

}  // namespace

StateDirectory::StateDirectory(fs::path path, UniqueFd lock)
    : m_path(std::move(path)), m_lock(std::move(lock)) {}

model::Result<StateDirectory> StateDirectory::acquire(const fs::path& path) {
    if (const auto made = make(path); !made)
        return std::unexpected(made.error());
    const fs::path lockPath = path / "lock";
    UniqueFd lock(open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!lock)
        return model::unexpected(Code::Unavailable, lockPath.string(), "cannot be opened", errno);
    if (flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        if (why == EWOULDBLOCK)
            return model::unexpected(Code::LimitReached, path.string(),
                                     "another helper uses it, pid " + holderOf(lock.get()));
        return model::unexpected(Code::Unavailable, lockPath.string(), "cannot be locked", why);
    }
    // A full disk must not keep the helper from starting: the pid is only for the message above.
    (void)writePid(lock.get());
    return StateDirectory(path, std::move(lock));
}

}  // namespace storage
