#include "storage/FeedStore.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <map>
#include <system_error>
#include <vector>

namespace storage {
namespace {

// "key value" lines, filled up with blanks: the list begins at a fixed place, so that the head can
// be written when the list is complete.
constexpr std::size_t kHead = 4096;
constexpr std::string_view kMagic = "algomonitor-feed 1\n";
constexpr std::uint64_t kMostBytes = 64 * 1024 * 1024;
constexpr std::string_view kSuffix = ".feed";
constexpr const char* kIncoming = "incoming.new";

std::unexpected<model::Error> failed(const std::filesystem::path& path, const char* what,
                                     int error) {
    return model::unexpected(model::Error::Code::Unavailable, path.string(), what, error);
}

bool writeAt(int file, std::string_view bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        const ssize_t done = pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(done));
        offset += static_cast<std::uint64_t>(done);
    }
    return true;
}

bool readFrom(int file, std::uint64_t offset, std::uint64_t most,
              const std::function<void(std::string_view)>& piece) {
    std::vector<char> bytes(64 * 1024);
    while (most > 0) {
        const std::size_t wanted = std::min<std::uint64_t>(bytes.size(), most);
        const ssize_t got = pread(file, bytes.data(), wanted, static_cast<off_t>(offset));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0;
        piece({bytes.data(), static_cast<std::size_t>(got)});
        offset += static_cast<std::uint64_t>(got);
        most -= static_cast<std::uint64_t>(got);
    }
    return true;
}

std::string headOf(const FeedRecord& record) {
    std::string head(kMagic);
    const auto line = [&](const char* key, const std::string& value) {
        head.append(key).append(" ").append(value).append("\n");
    };
    line("url", record.url);
    line("etag", record.etag);
    line("modified", record.modified);
    line("fetched_us", std::to_string(record.fetchedUs));
    line("bytes", std::to_string(record.bytes));
    head.resize(std::max(kHead, head.size()), ' ');
    return head;
}

template <typename Number>
bool readNumber(const std::string& text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0;
}

std::optional<FeedRecord> recordFrom(std::string_view head) {
    if (head.size() != kHead || !head.starts_with(kMagic))
        return std::nullopt;
    std::map<std::string, std::string, std::less<>> values;
    for (head.remove_prefix(kMagic.size()); head.find('\n') != std::string_view::npos;
         head.remove_prefix(head.find('\n') + 1)) {
        const std::string_view line = head.substr(0, head.find('\n'));
        const std::size_t blank = line.find(' ');
        if (blank == std::string_view::npos)
            return std::nullopt;
        values.emplace(line.substr(0, blank), line.substr(blank + 1));
    }
    FeedRecord record;
    record.url = values["url"];
    record.etag = values["etag"];
    record.modified = values["modified"];
    if (record.url.empty() || !readNumber(values["fetched_us"], record.fetchedUs) ||
        !readNumber(values["bytes"], record.bytes))
        return std::nullopt;
    return record;
}

/// FNV-1a: for a file name only; the URL itself is in the head.
std::string hashText(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), hash, 16).ptr;
    return {digits.begin(), end};
}

bool hasNoLineBreak(const FeedRecord& record) {
    for (const std::string* text : {&record.url, &record.etag, &record.modified})
        if (text->find('\n') != std::string::npos)
            return false;
    return headOf(record).size() == kHead;
}

struct OpenList {
    UniqueFd file;
    FeedRecord record;
};

std::optional<OpenList> openList(const std::filesystem::path& path, const std::string& url) {
    OpenList list{UniqueFd(open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)), {}};
    struct stat found{};
    std::string head;
    if (!list.file || fstat(list.file.get(), &found) != 0 || !S_ISREG(found.st_mode) ||
        !readFrom(list.file.get(), 0, kHead, [&](std::string_view piece) { head += piece; }))
        return std::nullopt;
    auto record = recordFrom(head);
    if (!record || record->url != url ||
        record->bytes + kHead != static_cast<std::uint64_t>(found.st_size))
        return std::nullopt;
    list.record = std::move(*record);
    list.record.checkedUs = std::max<std::int64_t>(
        list.record.fetchedUs, found.st_mtim.tv_sec * 1'000'000LL + found.st_mtim.tv_nsec / 1000);
    return list;
}

}  // namespace

model::Result<FeedStore> FeedStore::open(std::filesystem::path directory) {
    struct stat found{};
    if (mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST)
        return failed(directory, "cannot be made", errno);
    if (lstat(directory.c_str(), &found) != 0 || !S_ISDIR(found.st_mode))
        return failed(directory, "is no directory", 0);
    unlink((directory / kIncoming).c_str());  // left by a helper that was killed
    return FeedStore(std::move(directory));
}

std::filesystem::path FeedStore::fileOf(const std::string& url) const {
    return m_directory / (hashText(url) + std::string(kSuffix));
}

std::optional<FeedRecord> FeedStore::find(const std::string& url) const {
    auto list = openList(fileOf(url), url);
    return list ? std::optional(std::move(list->record)) : std::nullopt;
}

model::Result<void> FeedStore::read(const std::string& url,
                                    const std::function<void(std::string_view)>& piece) const {
    const auto list = openList(fileOf(url), url);
    if (!list || !readFrom(list->file.get(), kHead, list->record.bytes, piece))
        return failed(fileOf(url), "cannot be read", errno);
    return {};
}

model::Result<FeedStore::Incoming> FeedStore::receive() const {
    const auto path = m_directory / kIncoming;
    unlink(path.c_str());
    UniqueFd file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file)
        return failed(path, "cannot be written", errno);
    return Incoming(*this, path, std::move(file));
}

model::Result<void> FeedStore::confirm(const std::string& url, std::int64_t nowUs) const {
    // The modification time is when it was last known to be the newest.
    const timespec now{nowUs / 1'000'000, nowUs % 1'000'000 * 1000};
    const timespec times[2] = {now, now};
    if (utimensat(AT_FDCWD, fileOf(url).c_str(), times, AT_SYMLINK_NOFOLLOW) != 0)
        return failed(fileOf(url), "cannot be confirmed", errno);
    return {};
}

void FeedStore::keepOnly(std::span<const std::string> urls) const {
    std::vector<std::filesystem::path> kept;
    for (const std::string& url : urls)
        kept.push_back(fileOf(url));
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(m_directory, error))
        if (entry.path().extension() == kSuffix &&
            std::ranges::find(kept, entry.path()) == kept.end())
            unlink(entry.path().c_str());
}

FeedStore::Incoming::~Incoming() {
    if (m_file)
        unlink(m_path.c_str());
}

bool FeedStore::Incoming::write(std::string_view bytes) {
    if (m_bytes + bytes.size() > kMostBytes || !writeAt(m_file.get(), bytes, kHead + m_bytes))
        return false;
    m_bytes += bytes.size();
    return true;
}

model::Result<void> FeedStore::Incoming::read(
    const std::function<void(std::string_view)>& piece) const {
    if (!readFrom(m_file.get(), kHead, m_bytes, piece))
        return failed(m_path, "cannot be read", errno);
    return {};
}

model::Result<void> FeedStore::Incoming::commit(FeedRecord record) {
    record.bytes = m_bytes;
    if (!hasNoLineBreak(record))
        return failed(m_path, "its head does not fit", 0);
    const timespec checked{record.checkedUs / 1'000'000, record.checkedUs % 1'000'000 * 1000};
    const timespec times[2] = {checked, checked};
    const auto path = m_store.fileOf(record.url);
    if (!writeAt(m_file.get(), headOf(record), 0) || futimens(m_file.get(), times) != 0 ||
        fsync(m_file.get()) != 0 || rename(m_path.c_str(), path.c_str()) != 0)
        return failed(path, "cannot be written", errno);
    m_file.reset();
    return {};
}

model::Result<void> readOwnList(const std::filesystem::path& path,
                                const std::function<void(std::string_view)>& piece) {
    const UniqueFd file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    struct stat found{};
    if (!file || fstat(file.get(), &found) != 0)
        return failed(path, "cannot be read", errno);
    if (!S_ISREG(found.st_mode))
        return failed(path, "is no file", 0);
    if ((found.st_uid != 0 && found.st_uid != geteuid()) ||
        (found.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return failed(path, "others than root can change it", 0);
    if (static_cast<std::uint64_t>(found.st_size) > kMostBytes)
        return failed(path, "is larger than 64 MiB", 0);
    if (!readFrom(file.get(), 0, kMostBytes, piece))
        return failed(path, "cannot be read", errno);
    return {};
}

}  // namespace storage
