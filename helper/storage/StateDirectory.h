#pragma once

#include <filesystem>

#include "model/Error.h"
#include "storage/UniqueFd.h"

namespace storage {

/// The helper's own directory, held by a lock for as long as the object lives: one helper per state
/// directory.
class StateDirectory {
  public:
    /// Makes the directory (0755) if it is missing and locks <path>/lock with flock(2). Error
    /// LimitReached: another helper holds it, detail names its pid; Unavailable: errno.
    static model::Result<StateDirectory> acquire(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_path; }

  private:
    StateDirectory(std::filesystem::path path, UniqueFd lock);
    std::filesystem::path m_path;
    UniqueFd m_lock;
};

}  // namespace storage
