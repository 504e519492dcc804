#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <unordered_set>

#include "model/Finding.h"
#include "model/Learning.h"

namespace storage {

/// The report of the learning period: `<state-dir>/learned.jsonl`, 0600, one line a thing that was
/// new ({"at":…,"rule":…,"what":…}), each once. Thread-safe. Without a writable file it still knows
/// those of this run.
class LearnedBook {
  public:
    static constexpr std::size_t kMax = 10'000;

    explicit LearnedBook(const std::filesystem::path& stateDirectory);

    /// False: it stands there already, its rule is none that learning silences, or there is no
    /// room.
    bool add(const model::Finding& finding, std::int64_t nowUs);

    /// active and untilUs are not known here.
    model::Learning counts() const;

    /// The end of the period was told; true the first time, for good.
    bool close(std::int64_t nowUs);

  private:
    bool enter(const std::string& rule, const std::string& what);
    void append(const std::string& line) const;

    std::filesystem::path m_file;
    mutable std::mutex m_mutex;
    std::unordered_set<std::string> m_known;
    model::Learning m_counts;
    bool m_closed = false;
};

/// "Learning is over: in 7 days 312 programs, 41 listeners and 6 unusual places were new here."
std::string learningReport(const model::Learning& learned, std::int64_t days);

}  // namespace storage
