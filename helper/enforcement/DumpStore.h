#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "enforcement/DumpFile.h"
#include "model/DumpRow.h"
#include "model/Error.h"
#include "sources/FileDescriptor.h"

namespace enforcement {

/// The dumps' directory, 0700, and the files in it: <id>.core.zst. An id says when, whose, what and
/// which number: 20261120T184210Z-1000-firefox-4242. Names that are not ours are left alone. No
/// link is followed. Thread-safe as far as the file system is.
class DumpStore {
  public:
    /// Makes the directory if it is missing, removes what an interrupted dump left. Errors:
    /// Unavailable (also: it is not ours alone).
    static model::Result<DumpStore> open(const std::string& directory);

    static std::string idFor(std::int64_t atUs, std::uint32_t uid, std::string_view name,
                             std::int32_t pid);
    /// Nothing for what is no id.
    static std::optional<model::DumpRow> parseId(std::string_view id);

    const std::string& path() const { return m_path; }
    /// Nobody removed the directory meanwhile.
    bool isThere() const;
    int descriptor() const { return m_directory.get(); }

    std::vector<model::DumpRow> list() const;  // oldest first
    std::uint64_t freeBytes() const;
    /// Where a command may leave what it saved; not made yet.
    std::string workDirectory(const std::string& id) const;

    /// Removes the oldest until so much fits within the quota. Answers what is left of the quota.
    std::uint64_t makeRoom(std::uint64_t bytes, std::uint64_t quota) const;

    model::Result<DumpFile> create(const std::string& id, const DumpFile::Limits& limits) const;
    /// Errors: InvalidArgument (no such dump), Unavailable.
    model::Result<sources::FileDescriptor> openForReading(std::string_view id) const;
    model::Result<void> remove(std::string_view id) const;

  private:
    DumpStore(std::string path, sources::FileDescriptor directory)
        : m_path(std::move(path)), m_directory(std::move(directory)) {}
    void removePartial() const;
    std::vector<std::string> names() const;

    std::string m_path;
    sources::FileDescriptor m_directory;
};

}  // namespace enforcement
