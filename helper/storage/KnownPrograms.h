#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <unordered_set>

namespace storage {

/// Identities (SHA-256, lower-case hex) of unpackaged programs that were met before:
/// `<state-dir>/known-programs`, one a line, 0600. Thread-safe. Without a writable file it still
/// knows those of this run.
class KnownPrograms {
  public:
    static constexpr std::size_t kMax = 200'000;

    explicit KnownPrograms(const std::filesystem::path& stateDirectory);

    /// True the first time; what is not 64 hex digits is never new.
    bool isNew(const std::string& sha256);

    std::size_t size() const;

  private:
    void append(const std::string& sha256) const;

    std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    std::unordered_set<std::string> m_known;
};

}  // namespace storage
