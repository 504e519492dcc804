#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace storage {

/// Counts starts that were not followed by a clean end: <state-dir>/starts, times in microseconds
/// since the epoch, one a line. Three within five minutes mean that something the helper does kills
/// it (contract.md): it then starts in observe mode.
class CrashCounter {
  public:
    explicit CrashCounter(std::filesystem::path stateDirectory);

    /// Notes this start; answers how many starts of the last five minutes did not end well, this
    /// one not counted.
    std::size_t started(std::int64_t nowUs);

    /// This run ended as it was asked to.
    void endedWell();

    static constexpr std::size_t kTooMany = 3;

  private:
    std::filesystem::path m_file;
};

/// Those of the times that are no older than five minutes and not in the future. Pure.
std::vector<std::int64_t> recentStarts(const std::vector<std::int64_t>& startsUs,
                                       std::int64_t nowUs);

}  // namespace storage
