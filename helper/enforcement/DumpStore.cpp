#include "enforcement/DumpStore.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <memory>

namespace enforcement {
namespace {

using Code = model::Error::Code;

constexpr std::string_view kSuffix = ".core.zst";
constexpr std::string_view kPartial = ".partial";
constexpr std::string_view kWork = ".work-";  // of resources.dump.command
constexpr std::size_t kMostNameBytes = 32;
constexpr int kDirectoryFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_';
}

std::string plain(std::string_view name) {
    std::string text(name.substr(0, kMostNameBytes));
    std::ranges::replace_if(text, [](char c) { return !isPlain(c); }, '_');
    if (text.empty() || text.front() == '.')
        text.insert(0, "_");
    return text;
}

// 20261120T184210Z
std::string timeText(std::int64_t atUs) {
    const std::time_t seconds = atUs / 1'000'000;
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    char text[32] = "";
    return {text, std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc)};
}

std::optional<std::int64_t> timeFrom(std::string_view text) {
    std::tm utc{};
    const std::string copy(text);
    const char* end = ::strptime(copy.c_str(), "%Y%m%dT%H%M%SZ", &utc);
    if (text.size() != 16 || end == nullptr || *end != '\0')
        return std::nullopt;
    return std::int64_t{::timegm(&utc)} * 1'000'000;
}

template <typename T>
std::optional<T> numberFrom(std::string_view text) {
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

std::string_view cut(std::string_view& rest) {
    const auto dash = rest.find('-');
    const std::string_view part = rest.substr(0, dash);
    rest = dash == std::string_view::npos ? std::string_view() : rest.substr(dash + 1);
    return part;
}

std::unexpected<model::Error> unusable(const std::string& path, const char* why) {
    return model::unexpected(Code::Unavailable, path, why, errno);
}

}  // namespace

model::Result<DumpStore> DumpStore::open(const std::string& path) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return unusable(path, "the directory for dumps cannot be made");
    sources::FileDescriptor directory(::open(path.c_str(), kDirectoryFlags));
    struct stat status{};
    if (!directory || ::fstat(directory.get(), &status) != 0)
        return unusable(path, "the directory for dumps cannot be opened");
    errno = 0;
    if (status.st_uid != ::geteuid() || (status.st_mode & 022) != 0)
        return unusable(path, "the directory for dumps can be written to by others");
    (void)::fchmod(directory.get(), 0700);
    DumpStore store(path, std::move(directory));
    store.removePartial();
    return store;
}

bool DumpStore::isThere() const {
    struct stat status{};
    return ::fstat(m_directory.get(), &status) == 0 && status.st_nlink > 0;
}

std::string DumpStore::idFor(std::int64_t atUs, std::uint32_t uid, std::string_view name,
                             std::int32_t pid) {
    return timeText(atUs) + "-" + std::to_string(uid) + "-" + plain(name) + "-" +
           std::to_string(pid);
}

std::optional<model::DumpRow> DumpStore::parseId(std::string_view id) {
    model::DumpRow row;
    row.id = id;
    std::string_view rest = id;
    const auto at = timeFrom(cut(rest));
    const auto uid = numberFrom<std::uint32_t>(cut(rest));
    row.name = cut(rest);
    const auto pid = numberFrom<std::int32_t>(rest);
    if (!at || !uid || !pid || *pid <= 0 || row.name.empty() || row.name.front() == '.' ||
        !std::ranges::all_of(row.name, isPlain))
        return std::nullopt;
    row.atUs = *at;
    row.uid = *uid;
    row.pid = *pid;
    return row;
}

std::vector<std::string> DumpStore::names() const {
    std::vector<std::string> names;
    const int copy = ::openat(m_directory.get(), ".", kDirectoryFlags);
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(copy < 0 ? nullptr : ::fdopendir(copy),
                                                     ::closedir);
    while (const dirent* entry = folder ? ::readdir(folder.get()) : nullptr)
        names.emplace_back(entry->d_name);
    return names;
}

void DumpStore::removePartial() const {
    std::error_code ignored;
    for (const std::string& name : names())
        if (name.starts_with(kWork))
            std::filesystem::remove_all(std::filesystem::path(m_path) / name, ignored);
        else if (name.starts_with('.') && name.ends_with(kPartial))
            (void)::unlinkat(m_directory.get(), name.c_str(), 0);
}

std::vector<model::DumpRow> DumpStore::list() const {
    std::vector<model::DumpRow> rows;
    for (const std::string& name : names()) {
        struct stat status{};
        if (!name.ends_with(kSuffix))
            continue;
        auto row = parseId(std::string_view(name).substr(0, name.size() - kSuffix.size()));
        if (!row || ::fstatat(m_directory.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0 ||
            !S_ISREG(status.st_mode))
            continue;
        row->bytes = static_cast<std::uint64_t>(status.st_size);
        rows.push_back(*std::move(row));
    }
    std::ranges::sort(rows, {}, [](const auto& row) { return std::pair(row.atUs, row.id); });
    return rows;
}

std::string DumpStore::workDirectory(const std::string& id) const {
    return m_path + "/" + std::string(kWork) + id;
}

std::uint64_t DumpStore::freeBytes() const {
    struct statvfs disk{};
    return ::fstatvfs(m_directory.get(), &disk) == 0 ? std::uint64_t{disk.f_bavail} * disk.f_frsize
                                                     : 0;
}

std::uint64_t DumpStore::makeRoom(std::uint64_t bytes, std::uint64_t quota) const {
    const auto rows = list();
    std::uint64_t total = 0;
    for (const model::DumpRow& row : rows)
        total += row.bytes;
    for (const model::DumpRow& row : rows) {
        if (total + bytes <= quota)
            break;
        if (remove(row.id))
            total -= row.bytes;
    }
    return quota - std::min(total, quota);
}

model::Result<DumpFile> DumpStore::create(const std::string& id,
                                          const DumpFile::Limits& limits) const {
    return DumpFile::create(m_directory.get(), id + std::string(kSuffix), limits);
}

model::Result<sources::FileDescriptor> DumpStore::openForReading(std::string_view id) const {
    if (!parseId(id))
        return model::unexpected(Code::InvalidArgument, "id", "no dump has such an id");
    const std::string name = std::string(id) + std::string(kSuffix);
    sources::FileDescriptor file(
        ::openat(m_directory.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file)
        return file;
    return model::unexpected(errno == ENOENT ? Code::InvalidArgument : Code::Unavailable, "id",
                             "there is no dump with this id", errno == ENOENT ? 0 : errno);
}

model::Result<void> DumpStore::remove(std::string_view id) const {
    const std::string name = std::string(id) + std::string(kSuffix);
    if (!parseId(id) || ::unlinkat(m_directory.get(), name.c_str(), 0) != 0)
        return model::unexpected(Code::InvalidArgument, "id", "there is no dump with this id");
    return {};
}

}  // namespace enforcement
