#pragma once

#include <filesystem>
#include <vector>

#include "sources/login/UtmpParser.h"

namespace sources {

/// Reads what is added to wtmp or btmp, and what utmp holds now. A file that was rotated or cut is
/// read from its start; a missing one has no records.
class UtmpReader {
  public:
    /// What the file holds already is passed over.
    explicit UtmpReader(std::filesystem::path path);

    /// Records added since the last call; of very many the last 4096.
    std::vector<UtmpRecord> added();

    /// All records of a file that is rewritten in place (utmp); at most 4096.
    static std::vector<UtmpRecord> all(const std::filesystem::path& path);

  private:
    std::filesystem::path m_path;
    std::uint64_t m_inode = 0;
    std::uint64_t m_offset = 0;
};

}  // namespace sources
