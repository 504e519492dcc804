#include "storage/AppendFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>
#include <utility>

#include "model/SafeText.h"

namespace storage {
namespace {

namespace fs = std::filesystem;

// Offset behind the last newline; -1 where it cannot be read.
off_t endOfLastLine(int fd, off_t size) {
    std::array<char, 4096> buffer{};
    while (size > 0) {
        const auto wanted = std::min<off_t>(size, buffer.size());
        const ssize_t got =
            pread(fd, buffer.data(), static_cast<std::size_t>(wanted), size - wanted);
        if (got != wanted)
            return -1;
        const void* newline = memrchr(buffer.data(), '\n', static_cast<std::size_t>(got));
        if (newline != nullptr)
            return size - wanted + (static_cast<const char*>(newline) - buffer.data()) + 1;
        size -= wanted;
    }
    return 0;
}

bool cutUnfinishedLine(int fd) {
    struct stat info{};
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    const off_t end = endOfLastLine(fd, info.st_size);
    return end == info.st_size || (end >= 0 && ftruncate(fd, end) == 0);
}

}  // namespace

AppendFile::AppendFile(Options options) : m_options(std::move(options)) {}

bool AppendFile::open() {
    const std::lock_guard lock(m_mutex);
    return m_fd || openLocked();
}

bool AppendFile::openLocked() {
    // O_NONBLOCK: a FIFO in the file's place must not hang the helper.
    UniqueFd fd(::open(m_options.path.c_str(),
                       O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                       m_options.mode));
    if (!fd) {
        m_errno = errno;
        return false;
    }
    if (!cutUnfinishedLine(fd.get())) {
        m_errno = errno == 0 ? EINVAL : errno;
        return false;
    }
    fchmod(fd.get(), m_options.mode);
    if (m_options.group)
        (void)fchown(fd.get(), static_cast<uid_t>(-1), *m_options.group);
    m_fd = std::move(fd);
    m_errno = 0;
    return true;
}

// Removed, or renamed by a log rotation that is not ours.
bool AppendFile::isStale() const {
    struct stat mine{}, named{};
    if (fstat(m_fd.get(), &mine) != 0 || mine.st_nlink == 0)
        return true;
    return lstat(m_options.path.c_str(), &named) != 0 || named.st_ino != mine.st_ino ||
           named.st_dev != mine.st_dev;
}

bool AppendFile::writeLocked(std::string_view line) {
    if (m_fd && isStale())
        m_fd.reset();
    if (!m_fd && !openLocked())
        return false;
    struct stat before{};
    if (fstat(m_fd.get(), &before) != 0)
        return false;
    std::string text(line);
    text += '\n';
    const ssize_t written = ::write(m_fd.get(), text.data(), text.size());
    if (written == static_cast<ssize_t>(text.size())) {
        m_unsynced = true;
        m_errno = 0;
        return true;
    }
    m_errno = written < 0 ? errno : ENOSPC;
    // Part of a line is worse than none; if even this fails, the next open cuts it off.
    if (written > 0 && ftruncate(m_fd.get(), before.st_size) != 0)
        m_fd.reset();
    return false;
}

void AppendFile::keepWaiting(std::string_view line) {
    m_waiting.emplace_back(line);
    m_waitingBytes += line.size();
    while (m_waitingBytes > m_options.waitingBytes && m_waiting.size() > 1) {
        m_waitingBytes -= m_waiting.front().size();
        m_waiting.pop_front();
        ++m_dropped;
    }
}

bool AppendFile::append(std::string_view line) {
    const std::lock_guard lock(m_mutex);
    if (m_waiting.empty() && writeLocked(line))
        return true;
    keepWaiting(line);
    return false;
}

bool AppendFile::retry() {
    const std::lock_guard lock(m_mutex);
    while (!m_waiting.empty() && writeLocked(m_waiting.front())) {
        m_waitingBytes -= m_waiting.front().size();
        m_waiting.pop_front();
    }
    return m_waiting.empty();
}

bool AppendFile::sync() {
    UniqueFd copy;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_fd || !m_unsynced)
            return true;
        copy = UniqueFd(fcntl(m_fd.get(), F_DUPFD_CLOEXEC, 0));
        m_unsynced = false;
    }
    // Outside the lock: append() must not wait for the disk.
    if (copy && fdatasync(copy.get()) == 0)
        return true;
    const int why = errno;
    const std::lock_guard lock(m_mutex);
    m_unsynced = true;
    m_errno = why;
    return false;
}

fs::path AppendFile::rotated(std::size_t number) const {
    return m_options.path.string() + "." + std::to_string(number);
}

void AppendFile::rotate(std::uint64_t maxBytes) {
    struct stat info{};
    if (lstat(m_options.path.c_str(), &info) != 0 ||
        static_cast<std::uint64_t>(info.st_size) <= maxBytes)
        return;
    // Nobody else touches the numbered files, so only the last step holds up append().
    for (std::size_t number = m_options.keptFiles; number > 1; --number)
        rename(rotated(number - 1).c_str(), rotated(number).c_str());
    const std::lock_guard lock(m_mutex);
    if (rename(m_options.path.c_str(), rotated(1).c_str()) != 0)
        return;
    if (m_fd)
        fdatasync(m_fd.get());
    m_fd.reset();
    openLocked();
}

void AppendFile::removeOlderThan(std::int64_t thresholdUs) {
    for (std::size_t number = 1; number <= m_options.keptFiles; ++number) {
        struct stat info{};
        if (lstat(rotated(number).c_str(), &info) == 0 &&
            static_cast<std::int64_t>(info.st_mtim.tv_sec) * 1'000'000 < thresholdUs)
            unlink(rotated(number).c_str());
    }
}

std::string AppendFile::trouble() const {
    const std::lock_guard lock(m_mutex);
    if (m_errno == 0 && m_waiting.empty())
        return {};
    std::string text = model::printable(m_options.path.string()) + " cannot be written (" +
                       std::generic_category().message(m_errno) + ")";
    if (!m_waiting.empty())
        text += ", " + std::to_string(m_waiting.size()) + " lines wait in memory";
    if (m_dropped > 0)
        text += ", " + std::to_string(m_dropped) + " were lost";
    return text;
}

std::size_t AppendFile::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

bool AppendFile::isSynced() const {
    const std::lock_guard lock(m_mutex);
    return !m_unsynced;
}

std::uint64_t AppendFile::dropped() const {
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

}  // namespace storage
