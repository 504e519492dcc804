#include "sources/login/UtmpReader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "sources/FileDescriptor.h"

namespace sources {
namespace {

constexpr std::uint64_t kMostRecords = 4096;

struct Opened {
    FileDescriptor file;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;  // of whole records
};

Opened openRecords(const std::filesystem::path& path) {
    Opened opened{
        FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK))};
    struct stat found{};
    if (!opened.file || ::fstat(opened.file.get(), &found) != 0 || !S_ISREG(found.st_mode))
        return {};
    opened.inode = found.st_ino;
    opened.size = static_cast<std::uint64_t>(found.st_size);
    opened.size -= opened.size % utmpRecordBytes();
    return opened;
}

std::vector<UtmpRecord> recordsFrom(const Opened& opened, std::uint64_t offset) {
    const std::uint64_t most = kMostRecords * utmpRecordBytes();
    if (opened.size - offset > most)
        offset = opened.size - most;
    std::string bytes(opened.size - offset, '\0');
    const ssize_t got =
        ::pread(opened.file.get(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    return parseUtmp({bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0});
}

}  // namespace

UtmpReader::UtmpReader(std::filesystem::path path) : m_path(std::move(path)) {
    const Opened opened = openRecords(m_path);
    m_inode = opened.inode;
    m_offset = opened.size;
}

std::vector<UtmpRecord> UtmpReader::added() {
    const Opened opened = openRecords(m_path);
    if (!opened.file)
        return {};
    if (opened.inode != m_inode || opened.size < m_offset)
        m_offset = 0;
    m_inode = opened.inode;
    if (opened.size == m_offset)
        return {};
    auto records = recordsFrom(opened, m_offset);
    m_offset = opened.size;
    return records;
}

std::vector<UtmpRecord> UtmpReader::all(const std::filesystem::path& path) {
    const Opened opened = openRecords(path);
    return opened.file ? recordsFrom(opened, 0) : std::vector<UtmpRecord>();
}

}  // namespace sources
