#include "storage/BaselineStore.h"

#include <algorithm>
#include <cmath>

namespace storage {
namespace {

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS hours(program BLOB NOT NULL, metric TEXT NOT NULL, "
    "hour INTEGER NOT NULL, thousandths INTEGER NOT NULL, samples INTEGER NOT NULL, "
    "PRIMARY KEY(program, metric, hour)) WITHOUT ROWID; PRAGMA user_version = 1;";

constexpr std::string_view kInsert =
    "INSERT INTO hours(program, metric, hour, thousandths, samples) VALUES(?1, ?2, ?3, ?4, ?5) "
    "ON CONFLICT DO UPDATE SET thousandths = ?4, samples = ?5 WHERE ?5 > samples";

constexpr std::string_view kSelect =
    "SELECT program, metric, hour, thousandths, samples FROM hours ORDER BY hour";

constexpr std::string_view kPruneOld = "DELETE FROM hours WHERE hour < ?1";
constexpr std::string_view kPruneMany =
    "DELETE FROM hours WHERE hour < (SELECT hour FROM hours ORDER BY hour DESC LIMIT 1 OFFSET ?1)";

model::Result<Sqlite> openSound(const std::filesystem::path& path) {
    auto database = Sqlite::open(path);
    if (!database)
        return database;
    if (const auto made = database->execute(kSchema); !made)
        return std::unexpected(made.error());
    return database;
}

void removeAll(const std::filesystem::path& path) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(path.string() + suffix, ignored);
}

}  // namespace

model::Result<BaselineStore> BaselineStore::open(const std::filesystem::path& stateDirectory) {
    const auto path = stateDirectory / "baselines.db";
    auto database = openSound(path);
    if (!database && Sqlite::isDamaged(database.error())) {
        removeAll(path);
        database = openSound(path);
    }
    if (!database)
        return std::unexpected(database.error());
    return BaselineStore(std::move(*database));
}

model::Result<std::vector<model::BaselineHour>> BaselineStore::load() {
    auto select = m_database.prepare(kSelect);
    if (!select)
        return std::unexpected(select.error());
    std::vector<model::BaselineHour> hours;
    for (auto row = select->step();; row = select->step()) {
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return hours;
        hours.push_back({std::string(select->bytes(0)), select->text(1), select->integer(2),
                         static_cast<double>(select->integer(3)) / 1000,
                         static_cast<std::uint32_t>(select->integer(4))});
    }
}

model::Result<void> BaselineStore::insert(const std::vector<model::BaselineHour>& hours) {
    auto statement = m_database.prepare(kInsert);
    if (!statement)
        return std::unexpected(statement.error());
    for (const model::BaselineHour& hour : hours) {
        statement->bindBytes(1, hour.program)
            .bind(2, std::string_view(hour.metric))
            .bind(3, hour.hour)
            .bind(4, static_cast<std::int64_t>(std::llround(hour.value * 1000)))
            .bind(5, std::int64_t{hour.samples});
        if (const auto done = statement->run(); !done)
            return done;
    }
    return {};
}

model::Result<void> BaselineStore::prune(std::int64_t newestHour) {
    for (const auto& [sql, bound] :
         {std::pair{kPruneOld, newestHour - kKeptHours}, std::pair{kPruneMany, kMaxHours}}) {
        auto statement = m_database.prepare(sql);
        if (!statement)
            return std::unexpected(statement.error());
        if (const auto done = statement->bind(1, bound).run(); !done)
            return done;
    }
    return {};
}

model::Result<void> BaselineStore::keep(const std::vector<model::BaselineHour>& hours) {
    if (hours.empty())
        return {};
    if (const auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = insert(hours);
    if (done)
        done = prune(std::ranges::max(hours, {}, &model::BaselineHour::hour).hour);
    if (done)
        done = m_database.execute("COMMIT");
    if (!done)
        (void)m_database.execute("ROLLBACK");
    return done;
}

}  // namespace storage
