#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "storage/UniqueFd.h"

namespace storage {

/// What is known of a downloaded list. Times are µs since the epoch.
struct FeedRecord {
    std::string url;
    std::string etag;      // as the server gave it, to ask again with
    std::string modified;  // Last-Modified, the same
    std::int64_t fetchedUs = 0;
    std::int64_t checkedUs = 0;  // when the server last said that this is the newest
    std::uint64_t bytes = 0;

    bool operator==(const FeedRecord&) const = default;
};

/// The last good version of each downloaded list: one file each, head and list together, replaced
/// by rename(2), so that a crash leaves the old or the new one. Lists are data: read as bytes only.
class FeedStore {
  public:
    /// A list on its way in. Dropped unless committed.
    class Incoming;

    /// Makes the directory (0700) if it is missing.
    static model::Result<FeedStore> open(std::filesystem::path directory);

    /// The list of this URL; nothing: there is none, or its file is damaged.
    std::optional<FeedRecord> find(const std::string& url) const;

    /// The list's bytes, in pieces. Error Unavailable.
    model::Result<void> read(const std::string& url,
                             const std::function<void(std::string_view)>& piece) const;

    model::Result<Incoming> receive() const;

    /// The server says that what is kept is still the newest.
    model::Result<void> confirm(const std::string& url, std::int64_t nowUs) const;

    /// Removes the lists of all other URLs.
    void keepOnly(std::span<const std::string> urls) const;

  private:
    explicit FeedStore(std::filesystem::path directory) : m_directory(std::move(directory)) {}
    std::filesystem::path fileOf(const std::string& url) const;

    std::filesystem::path m_directory;
};

class FeedStore::Incoming {
  public:
    Incoming(Incoming&& other) noexcept = default;
    Incoming& operator=(Incoming&&) = delete;
    ~Incoming();

    bool write(std::string_view bytes);

    /// What has arrived so far, in pieces.
    model::Result<void> read(const std::function<void(std::string_view)>& piece) const;

    /// This is the list now.
    model::Result<void> commit(FeedRecord record);

  private:
    friend class FeedStore;
    Incoming(const FeedStore& store, std::filesystem::path path, UniqueFd file)
        : m_store(store), m_path(std::move(path)), m_file(std::move(file)) {}

    FeedStore m_store;
    std::filesystem::path m_path;
    UniqueFd m_file;
    std::uint64_t m_bytes = 0;
};

/// Reads a list that the administrator keeps, in pieces: a regular file of root's (or of whoever
/// runs this) that nobody else may write, at most 64 MiB. Error Unavailable says what is wrong.
model::Result<void> readOwnList(const std::filesystem::path& path,
                                const std::function<void(std::string_view)>& piece);

}  // namespace storage
