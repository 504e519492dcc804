#include "storage/IntegrityBaseline.h"

#include <memory>

#include "storage/IntegrityCodec.h"

namespace storage {
namespace {

// WITHOUT ROWID: a folder's files lie side by side, so that a sweep reads them in one go.
constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS notes(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS folders(id INTEGER PRIMARY KEY, path BLOB UNIQUE NOT NULL);"
    "CREATE TABLE IF NOT EXISTS files(folder INTEGER NOT NULL, name BLOB NOT NULL, kind INTEGER,"
    " mode INTEGER, uid INTEGER, gid INTEGER, device INTEGER, inode INTEGER, size INTEGER,"
    " modified INTEGER, changed INTEGER, hash BLOB, target BLOB, attributes BLOB,"
    " PRIMARY KEY(folder, name)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS drifts(path BLOB PRIMARY KEY, kind INTEGER,"
    " mode INTEGER, uid INTEGER, gid INTEGER, device INTEGER, inode INTEGER, size INTEGER,"
    " modified INTEGER, changed INTEGER, hash BLOB, target BLOB, attributes BLOB,"
    " since INTEGER, last INTEGER, rule TEXT, message TEXT, actor BLOB, pid INTEGER,"
    " actor_uid INTEGER) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS texts(path BLOB PRIMARY KEY, text BLOB) WITHOUT ROWID;"
    "PRAGMA user_version=1;";

constexpr std::string_view kFolderRows =
    "SELECT name, kind, mode, uid, gid, device, inode, size, modified, changed, hash, target,"
    " attributes FROM files WHERE folder=?1 ORDER BY name";
constexpr std::string_view kOneRow =
    "SELECT kind, mode, uid, gid, device, inode, size, modified, changed, hash, target,"
    " attributes FROM files WHERE folder=?1 AND name=?2";
constexpr std::string_view kDriftColumns =
    "SELECT path, kind, mode, uid, gid, device, inode, size, modified, changed, hash, target,"
    " attributes, since, last, rule, message, actor, pid, actor_uid FROM drifts WHERE path>?1"
    " ORDER BY path LIMIT ?2";

// A changed file is shown as it was accepted: by its drift, split into folder and name by its path.
constexpr std::string_view kAcceptedRows =
    "SELECT f.path, r.name,"
    " CASE WHEN d.path IS NULL THEN r.kind ELSE d.kind END,"
    " CASE WHEN d.path IS NULL THEN r.mode ELSE d.mode END,"
    " CASE WHEN d.path IS NULL THEN r.uid ELSE d.uid END,"
    " CASE WHEN d.path IS NULL THEN r.gid ELSE d.gid END,"
    " CASE WHEN d.path IS NULL THEN r.device ELSE d.device END,"
    " CASE WHEN d.path IS NULL THEN r.inode ELSE d.inode END,"
    " CASE WHEN d.path IS NULL THEN r.size ELSE d.size END,"
    " CASE WHEN d.path IS NULL THEN r.modified ELSE d.modified END,"
    " CASE WHEN d.path IS NULL THEN r.changed ELSE d.changed END,"
    " CASE WHEN d.path IS NULL THEN r.hash ELSE d.hash END,"
    " CASE WHEN d.path IS NULL THEN r.target ELSE d.target END,"
    " CASE WHEN d.path IS NULL THEN r.attributes ELSE d.attributes END"
    " FROM folders f JOIN files r ON r.folder=f.id"
    " LEFT JOIN drifts d ON d.path = CAST(CASE WHEN f.path = CAST('/' AS BLOB) THEN f.path ELSE"
    " f.path || CAST('/' AS BLOB) END || r.name AS BLOB)"
    " WHERE (f.path, r.name) > (?1, ?2) AND (d.path IS NULL OR d.kind <> 0)"
    " ORDER BY f.path, r.name LIMIT ?3";

model::FileDrift driftFrom(const Statement& row) {
    model::FileDrift drift;
    drift.path = row.bytes(0);
    drift.before = stateFrom(row, 1);
    drift.sinceUs = row.integer(13);
    drift.lastUs = row.integer(14);
    drift.rule = row.text(15);
    drift.message = row.text(16);
    drift.actor = row.bytes(17);
    drift.actorPid = static_cast<std::int32_t>(row.integer(18));
    drift.actorUid = static_cast<std::uint32_t>(row.integer(19));
    return drift;
}

}  // namespace

model::Result<std::unique_ptr<IntegrityBaseline>> IntegrityBaseline::prepare(Sqlite database) {
    std::unique_ptr<IntegrityBaseline> baseline(new IntegrityBaseline(std::move(database)));
    // A sweep of a large tree comes back to the same pages; 4 MiB hold the folders' index.
    if (const auto done = baseline->m_database.execute("PRAGMA cache_size=-4096;"); !done)
        return std::unexpected(done.error());
    if (const auto done = baseline->m_database.execute(kSchema); !done)
        return std::unexpected(done.error());
    return baseline;
}

model::Result<std::unique_ptr<IntegrityBaseline>> IntegrityBaseline::open(
    const std::filesystem::path& file) {
    const auto tryOpen = [&]() -> model::Result<std::unique_ptr<IntegrityBaseline>> {
        auto database = Sqlite::open(file);
        if (!database)
            return std::unexpected(database.error());
        return prepare(std::move(*database));
    };
    auto baseline = tryOpen();
    if (baseline || !Sqlite::isDamaged(baseline.error()))
        return baseline;
    std::error_code ignored;
    std::filesystem::rename(file, file.string() + ".damaged", ignored);
    for (const char* part : {"-wal", "-shm"})
        std::filesystem::remove(file.string() + part, ignored);
    baseline = tryOpen();
    if (baseline)
        (*baseline)->m_wasDamaged = true;
    return baseline;
}

model::Result<std::unique_ptr<IntegrityBaseline>> IntegrityBaseline::inMemory() {
    auto database = Sqlite::inMemory();
    if (!database)
        return std::unexpected(database.error());
    return prepare(std::move(*database));
}

model::Result<Statement*> IntegrityBaseline::statement(std::string_view sql) {
    const auto known = m_statements.find(sql);
    if (known != m_statements.end())
        return &known->second;
    auto prepared = m_database.prepare(sql);
    if (!prepared)
        return std::unexpected(prepared.error());
    return &m_statements.emplace(sql, std::move(*prepared)).first->second;
}

std::int64_t IntegrityBaseline::folderId(std::string_view path) {
    const auto find = statement("SELECT id FROM folders WHERE path=?1");
    if (!find)
        return 0;
    (*find)->bindBytes(1, path);
    const auto row = (*find)->step();
    const std::int64_t id = row && *row ? (*find)->integer(0) : 0;
    (*find)->reset();
    return id;
}

model::Result<std::vector<model::FileRecord>> IntegrityBaseline::folder(std::string_view path) {
    const std::lock_guard lock(m_mutex);
    std::vector<model::FileRecord> records;
    const std::int64_t id = folderId(path);
    if (id == 0)
        return records;
    const auto rows = statement(kFolderRows);
    if (!rows)
        return std::unexpected(rows.error());
    (*rows)->bind(1, id);
    auto more = (*rows)->step();
    for (; more && *more; more = (*rows)->step())
        records.push_back({std::string((*rows)->bytes(0)), stateFrom(**rows, 1)});
    (*rows)->reset();
    if (!more)
        return std::unexpected(more.error());
    return records;
}

std::optional<model::FileState> IntegrityBaseline::find(std::string_view path) {
    const std::lock_guard lock(m_mutex);
    const auto [folder, name] = split(path);
    const std::int64_t id = folderId(folder);
    const auto row = id == 0 ? model::Result<Statement*>(nullptr) : statement(kOneRow);
    if (!row || *row == nullptr)
        return std::nullopt;
    (*row)->bind(1, id).bindBytes(2, name);
    const auto stepped = (*row)->step();
    std::optional<model::FileState> state;
    if (stepped && *stepped)
        state = stateFrom(**row, 0);
    (*row)->reset();
    return state;
}

std::uint64_t IntegrityBaseline::countBelow(std::string_view folder) {
    const std::lock_guard lock(m_mutex);
    const auto count = statement(
        "SELECT count(*) FROM files WHERE folder IN"
        " (SELECT id FROM folders WHERE path=?1 OR (path>=?2 AND path<?3))");
    if (!count)
        return 0;
    (*count)->bindBytes(1, folder).bindBytes(2, below(folder)).bindBytes(3, beyond(folder));
    const auto row = (*count)->step();
    const auto found = row && *row ? static_cast<std::uint64_t>((*count)->integer(0)) : 0;
    (*count)->reset();
    return found;
}

std::vector<model::FileDrift> IntegrityBaseline::drifts(std::string_view after,
                                                        std::uint32_t limit) {
    const std::lock_guard lock(m_mutex);
    std::vector<model::FileDrift> list;
    const auto rows = statement(kDriftColumns);
    if (!rows)
        return list;
    (*rows)->bindBytes(1, after).bind(2, std::int64_t{limit});
    for (auto more = (*rows)->step(); more && *more; more = (*rows)->step())
        list.push_back(driftFrom(**rows));
    (*rows)->reset();
    for (model::FileDrift& drift : list)
        drift.now = find(drift.path).value_or(model::FileState());
    return list;
}

std::optional<model::FileDrift> IntegrityBaseline::drift(std::string_view path) {
    const std::lock_guard lock(m_mutex);
    const auto row = statement(
        "SELECT path, kind, mode, uid, gid, device, inode, size, modified, changed, hash, target,"
        " attributes, since, last, rule, message, actor, pid, actor_uid FROM drifts WHERE path=?1");
    if (!row)
        return std::nullopt;
    (*row)->bindBytes(1, path);
    const auto stepped = (*row)->step();
    std::optional<model::FileDrift> drift;
    if (stepped && *stepped)
        drift = driftFrom(**row);
    (*row)->reset();
    if (drift)
        drift->now = find(path).value_or(model::FileState());
    return drift;
}

std::uint64_t IntegrityBaseline::driftCount() {
    const std::lock_guard lock(m_mutex);
    const auto count = statement("SELECT count(*) FROM drifts");
    if (!count)
        return 0;
    const auto row = (*count)->step();
    const auto found = row && *row ? static_cast<std::uint64_t>((*count)->integer(0)) : 0;
    (*count)->reset();
    return found;
}

std::optional<std::string> IntegrityBaseline::text(std::string_view path) {
    const std::lock_guard lock(m_mutex);
    const auto row = statement("SELECT text FROM texts WHERE path=?1");
    if (!row)
        return std::nullopt;
    (*row)->bindBytes(1, path);
    const auto stepped = (*row)->step();
    std::optional<std::string> text;
    if (stepped && *stepped)
        text.emplace((*row)->bytes(0));
    (*row)->reset();
    return text;
}

std::string IntegrityBaseline::note(std::string_view key) {
    const std::lock_guard lock(m_mutex);
    const auto row = statement("SELECT value FROM notes WHERE key=?1");
    if (!row)
        return {};
    (*row)->bind(1, key);
    const auto stepped = (*row)->step();
    std::string value = stepped && *stepped ? (*row)->text(0) : std::string();
    (*row)->reset();
    return value;
}

model::Result<void> IntegrityBaseline::setNote(std::string_view key, std::string_view value) {
    const std::lock_guard lock(m_mutex);
    const auto put = statement("INSERT OR REPLACE INTO notes VALUES(?1,?2)");
    if (!put)
        return std::unexpected(put.error());
    return (*put)->bind(1, key).bind(2, value).run();
}

std::vector<std::pair<std::string, model::FileState>> IntegrityBaseline::accepted(
    std::string_view after, std::uint32_t limit) {
    const std::lock_guard lock(m_mutex);
    std::vector<std::pair<std::string, model::FileState>> page;
    const auto rows = statement(kAcceptedRows);
    if (!rows)
        return page;
    const auto [folder, name] = split(after);
    (*rows)->bindBytes(1, folder).bindBytes(2, name).bind(3, std::int64_t{limit});
    for (auto more = (*rows)->step(); more && *more; more = (*rows)->step())
        page.emplace_back(joined((*rows)->bytes(0), (*rows)->bytes(1)), stateFrom(**rows, 2));
    (*rows)->reset();
    return page;
}

/// Counted once; every change counts itself in and out.
IntegrityBaseline::Size IntegrityBaseline::size() {
    const std::lock_guard lock(m_mutex);
    if (m_size)
        return *m_size;
    const auto row =
        statement("SELECT count(*), sum(CASE WHEN kind=1 THEN size ELSE 0 END) FROM files");
    if (!row)
        return {};
    if (const auto stepped = (*row)->step(); stepped && *stepped)
        m_size = {static_cast<std::uint64_t>((*row)->integer(0)),
                  static_cast<std::uint64_t>((*row)->integer(1))};
    (*row)->reset();
    return m_size.value_or(Size());
}

void IntegrityBaseline::shrink() {
    const std::lock_guard lock(m_mutex);
    (void)m_database.execute("PRAGMA shrink_memory;");
}

}  // namespace storage
