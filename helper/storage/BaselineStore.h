#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/BaselineHour.h"
#include "model/Error.h"
#include "storage/Sqlite.h"

namespace storage {

/// <state-dir>/baselines.db: what was usual for programs, by the hour, over restarts. Bounded:
/// hours older than eight weeks go, and beyond kMaxHours the oldest. A damaged file is begun anew:
/// what is usual can be learned again. One thread at a time.
class BaselineStore {
  public:
    static constexpr std::int64_t kMaxHours = 200'000;
    static constexpr std::int64_t kKeptHours = 8 * 168;

    /// Error Unavailable.
    static model::Result<BaselineStore> open(const std::filesystem::path& stateDirectory);

    model::Result<std::vector<model::BaselineHour>> load();

    /// All or none of them. Of the same hour twice, what was seen more often stays.
    model::Result<void> keep(const std::vector<model::BaselineHour>& hours);

  private:
    explicit BaselineStore(Sqlite database) : m_database(std::move(database)) {}

    model::Result<void> insert(const std::vector<model::BaselineHour>& hours);
    model::Result<void> prune(std::int64_t newestHour);

    Sqlite m_database;
};

}  // namespace storage
