#include "storage/SessionHistory.h"

#include <algorithm>
#include <ctime>
#include <system_error>
#include <utility>

namespace storage {
namespace {

using model::Result;
using model::Session;

constexpr std::int64_t kVersion = 1;
constexpr std::size_t kMostSources = 1000;
constexpr std::int64_t kMostHabits = 10'000;

constexpr const char* kSchema = R"sql(
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS sessions(
  id TEXT PRIMARY KEY, user TEXT NOT NULL, uid INTEGER NOT NULL, source TEXT NOT NULL, terminal TEXT NOT NULL,
  seat TEXT NOT NULL, service TEXT NOT NULL, started INTEGER NOT NULL, ended INTEGER NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sessions_by_start ON sessions(started, id);
CREATE INDEX IF NOT EXISTS sessions_by_user ON sessions(user, started);
CREATE INDEX IF NOT EXISTS sessions_open ON sessions(state) WHERE state = 'open';
CREATE TABLE IF NOT EXISTS notes(name TEXT PRIMARY KEY, text TEXT NOT NULL);
PRAGMA user_version = 1;
COMMIT;
)sql";

constexpr std::string_view kColumns =
    "SELECT id, user, uid, source, terminal, seat, service, started, ended, state FROM sessions ";
constexpr std::string_view kWanted = " WHERE (?1 OR uid = ?2) AND (?3 = 0 OR state = 'open') ";

Session sessionOf(const Statement& row) {
    return {.id = row.text(0),
            .user = row.text(1),
            .uid = static_cast<std::uint32_t>(row.integer(2)),
            .source = row.text(3),
            .terminal = row.text(4),
            .seat = row.text(5),
            .service = row.text(6),
            .startedUs = row.integer(7),
            .endedUs = row.integer(8),
            .state = row.text(9)};
}

template <typename Take>
Result<void> eachRow(Statement& statement, Take take) {
    while (true) {
        const auto row = statement.step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return {};
        take(statement);
    }
}

Result<std::vector<Session>> sessionsOf(Statement& statement) {
    std::vector<Session> sessions;
    const auto done =
        eachRow(statement, [&](const Statement& row) { sessions.push_back(sessionOf(row)); });
    return done ? Result<std::vector<Session>>(std::move(sessions)) : std::unexpected(done.error());
}

void bindWanted(Statement& statement, const model::SessionQuery& query) {
    statement.bind(1, std::int64_t{query.everybodys})
        .bind(2, std::int64_t{query.uid})
        .bind(3, std::int64_t{query.openOnly});
}

std::size_t hourOf(std::int64_t us) {
    const std::time_t seconds = us / 1'000'000;
    std::tm local{};
    return localtime_r(&seconds, &local) == nullptr ? 0 : static_cast<std::size_t>(local.tm_hour);
}

Result<Sqlite> openDatabase(const std::filesystem::path& path) {
    auto database = Sqlite::open(path);
    if (!database)
        return database;
    auto version = database->prepare("PRAGMA user_version");
    if (!version)
        return std::unexpected(version.error());
    if (const auto row = version->step(); !row)
        return std::unexpected(row.error());
    if (version->integer(0) > kVersion)
        return model::unexpected(model::Error::Code::Unavailable, path.string(),
                                 "was made by a newer version of AlgoMonitor");
    version->reset();
    if (const auto made = database->execute(kSchema); !made)
        return std::unexpected(made.error());
    return database;
}

}  // namespace

Result<SessionHistory> SessionHistory::open(const std::filesystem::path& stateDirectory) {
    const auto path = stateDirectory / "sessions.db";
    auto database = openDatabase(path);
    if (!database && Sqlite::isDamaged(database.error())) {
        std::error_code ignored;
        std::filesystem::rename(path, path.string() + ".damaged", ignored);
        for (const char* part : {"-wal", "-shm"})
            std::filesystem::remove(path.string() + part, ignored);
        database = openDatabase(path);
    }
    if (!database)
        return std::unexpected(database.error());
    return SessionHistory(std::move(*database));
}

Result<void> SessionHistory::store(const Session& session) {
    const std::lock_guard lock(*m_mutex);
    auto row = m_database.prepare(
        "INSERT OR REPLACE INTO sessions(id, user, uid, source, terminal, seat, service, started, "
        "ended, state) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)");
    if (!row)
        return std::unexpected(row.error());
    return row->bind(1, session.id)
        .bind(2, session.user)
        .bind(3, std::int64_t{session.uid})
        .bind(4, session.source)
        .bind(5, session.terminal)
        .bind(6, session.seat)
        .bind(7, session.service)
        .bind(8, session.startedUs)
        .bind(9, session.endedUs)
        .bind(10, session.state)
        .run();
}

Result<model::SessionPage> SessionHistory::list(const model::SessionQuery& query) {
    const std::lock_guard lock(*m_mutex);
    auto count = m_database.prepare("SELECT count(*) FROM sessions" + std::string(kWanted));
    auto rows = m_database.prepare(std::string(kColumns) + std::string(kWanted) +
                                   "ORDER BY started DESC, id DESC LIMIT ?4 OFFSET ?5");
    if (!count || !rows)
        return std::unexpected(count ? rows.error() : count.error());
    bindWanted(*count, query);
    bindWanted(*rows, query);
    rows->bind(4, std::int64_t{query.limit}).bind(5, std::int64_t{query.offset});
    if (const auto counted = count->step(); !counted)
        return std::unexpected(counted.error());
    auto sessions = sessionsOf(*rows);
    if (!sessions)
        return std::unexpected(sessions.error());
    return model::SessionPage{std::move(*sessions), static_cast<std::uint32_t>(count->integer(0))};
}

Result<std::vector<Session>> SessionHistory::open() {
    const std::lock_guard lock(*m_mutex);
    auto rows = m_database.prepare(std::string(kColumns) + "WHERE state = 'open' ORDER BY started");
    return rows ? sessionsOf(*rows) : std::unexpected(rows.error());
}

Result<std::vector<std::string>> SessionHistory::endedIds(const std::string& beginning) {
    const std::lock_guard lock(*m_mutex);
    auto rows = m_database.prepare(
        "SELECT id FROM sessions WHERE state <> 'open' AND substr(id, 1, length(?1)) = ?1 "
        "ORDER BY started DESC LIMIT 65536");
    if (!rows)
        return std::unexpected(rows.error());
    rows->bind(1, beginning);
    std::vector<std::string> ids;
    const auto done = eachRow(*rows, [&](const Statement& row) { ids.push_back(row.text(0)); });
    return done ? Result<std::vector<std::string>>(std::move(ids)) : std::unexpected(done.error());
}

Result<model::LoginHabits> SessionHistory::habitsOf(const std::string& user,
                                                    std::int64_t beforeUs) {
    const std::lock_guard lock(*m_mutex);
    auto rows = m_database.prepare(
        "SELECT started, source FROM sessions WHERE user = ?1 AND started < ?2 "
        "ORDER BY started DESC LIMIT ?3");
    if (!rows)
        return std::unexpected(rows.error());
    rows->bind(1, user).bind(2, beforeUs).bind(3, kMostHabits);
    model::LoginHabits habits;
    const auto done = eachRow(*rows, [&](const Statement& row) {
        ++habits.logins;
        ++habits.byHour.at(hourOf(row.integer(0)));
        if (std::string source = row.text(1);
            habits.sources.size() < kMostSources &&
            std::ranges::find(habits.sources, source) == habits.sources.end())
            habits.sources.push_back(std::move(source));
    });
    return done ? Result<model::LoginHabits>(std::move(habits)) : std::unexpected(done.error());
}

Result<void> SessionHistory::prune(std::int64_t beforeUs, std::int64_t most) {
    const std::lock_guard lock(*m_mutex);
    auto rows = m_database.prepare(
        "DELETE FROM sessions WHERE state <> 'open' AND (started < ?1 OR id IN "
        "(SELECT id FROM sessions ORDER BY started DESC, id DESC LIMIT -1 OFFSET ?2))");
    return rows ? rows->bind(1, beforeUs).bind(2, most).run() : std::unexpected(rows.error());
}

Result<std::string> SessionHistory::note(const std::string& name) {
    const std::lock_guard lock(*m_mutex);
    auto row = m_database.prepare("SELECT text FROM notes WHERE name = ?1");
    if (!row)
        return std::unexpected(row.error());
    row->bind(1, name);
    const auto found = row->step();
    if (!found)
        return std::unexpected(found.error());
    return *found ? row->text(0) : std::string();
}

Result<void> SessionHistory::keepNote(const std::string& name, const std::string& text) {
    const std::lock_guard lock(*m_mutex);
    auto row = m_database.prepare("INSERT OR REPLACE INTO notes(name, text) VALUES(?1, ?2)");
    return row ? row->bind(1, name).bind(2, text).run() : std::unexpected(row.error());
}

}  // namespace storage
