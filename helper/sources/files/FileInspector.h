#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/FileState.h"
#include "sources/FileDescriptor.h"

struct evp_md_ctx_st;
struct evp_md_st;
struct statx;

namespace sources {

class IoBudget;

/// What statx(2) told, without the content.
model::FileState stateFrom(const struct statx& status);

/// statx(2) of one name in a folder, no link followed, no remote server asked. Absent: it is gone.
model::FileState stampOf(int folder, const char* name);

/// A folder opened (O_PATH) by its absolute path; no link on the way is followed (openat2(2)), so
/// that nobody can lead root elsewhere by swapping a folder for one.
FileDescriptor openFolder(const std::string& path);

/// A regular file of a folder for reading, or nothing: no link, no waiting for a pipe's other end,
/// no access time changed. What it is was looked at before; what it is now is looked at again.
FileDescriptor openToHash(int folder, const char* name);

/// Looks at single files: SHA-256, attributes, link targets. One object a thread: it keeps its
/// buffer and its digest. Larger files than kMaxBytes and what lies on a user's file system are not
/// hashed.
class FileInspector {
  public:
    static constexpr std::uint64_t kMaxBytes = 4ULL << 30;
    static constexpr std::size_t kMaxAttributeBytes = 4096;

    /// Cancelled between two reads; `budget` may be null.
    explicit FileInspector(const std::atomic<bool>& cancelled, IoBudget* budget = nullptr);
    ~FileInspector();
    FileInspector(const FileInspector&) = delete;
    FileInspector& operator=(const FileInspector&) = delete;

    model::FileState inspect(const std::string& path);
    /// `stamp` is what stampOf() said; opens the file where there is something to read.
    model::FileState inspect(int folder, const char* name, const model::FileState& stamp);
    /// A file that is open already. Absent: it is no regular file any more.
    model::FileState inspectOpen(int file);

    /// At most `maxBytes` of a regular file, nothing when it is larger or none.
    std::optional<std::string> readText(const std::string& path, std::size_t maxBytes);

    std::uint64_t bytesHashed() const { return m_bytesHashed; }

  private:
    bool hash(int file, model::FileState& state);
    std::string attributesOf(int file);

    const std::atomic<bool>& m_cancelled;
    IoBudget* m_budget;
    evp_md_st* m_digest;
    evp_md_ctx_st* m_context;
    std::vector<unsigned char> m_buffer;
    std::uint64_t m_bytesHashed = 0;
};

}  // namespace sources
