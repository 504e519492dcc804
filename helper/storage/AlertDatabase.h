#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/Alert.h"
#include "model/Error.h"
#include "storage/AlertQuery.h"
#include "storage/Sqlite.h"

namespace storage {

/// The history of alerts in SQLite: what can be asked for in a row of its own, the whole alert as
/// its ECS line beside it. Errors: Unavailable; Sqlite::isDamaged tells what only a new file helps.
/// Used by one thread at a time; several connections to one file are fine.
class AlertDatabase {
  public:
    /// Makes or updates the tables.
    static model::Result<AlertDatabase> open(const std::filesystem::path& path);

    /// One transaction: all of them, or none. An older state of an alert never replaces a newer
    /// one.
    model::Result<void> store(const std::vector<model::Alert>& alerts);

    model::Result<std::optional<model::Alert>> get(const std::string& id);

    /// As if the ids of `without` were not there: who asks has newer states of those.
    model::Result<AlertPage> page(const AlertQuery& query, const std::vector<std::string>& without);

    model::Result<std::vector<model::Alert>> unfinished();

    /// changedAtUs of what is stored; nullopt if it is not.
    model::Result<std::optional<std::int64_t>> changedAt(const std::string& id);

    model::Result<std::int64_t> count();

    /// Removes alerts raised before thresholdUs and the oldest beyond maxAlerts, never unfinished
    /// ones; at most a thousand a call. Returns how many.
    model::Result<std::int64_t> prune(std::int64_t thresholdUs, std::int64_t maxAlerts);

  private:
    explicit AlertDatabase(Sqlite database) : m_database(std::move(database)) {}
    model::Result<void> storeRows(const std::vector<model::Alert>& alerts);
    model::Result<std::int64_t> prunePart(std::string_view sql, std::int64_t first);

    Sqlite m_database;
};

}  // namespace storage
