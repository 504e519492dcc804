#include "storage/AlertDatabase.h"

#include "contract/AlertJson.h"
#include "contract/JsonWriter.h"

namespace storage {
namespace {

using model::Alert;
using model::Result;

constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kPruneAtOnce = 1000;

// The lines stand apart, so that a search through a long history reads only what it searches.
constexpr const char* kSchema = R"sql(
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS alerts(
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, raised INTEGER NOT NULL, changed INTEGER NOT NULL,
  level INTEGER NOT NULL, uid INTEGER NOT NULL, open INTEGER NOT NULL, unfinished INTEGER NOT NULL,
  search TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lines(number INTEGER PRIMARY KEY, line TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS alerts_by_time ON alerts(raised, id);
CREATE INDEX IF NOT EXISTS alerts_unfinished ON alerts(unfinished) WHERE unfinished = 1;
CREATE TRIGGER IF NOT EXISTS alerts_gone AFTER DELETE ON alerts BEGIN
  DELETE FROM lines WHERE number = old.number; END;
PRAGMA user_version = 1;
COMMIT;
)sql";

constexpr std::string_view kStoreRow = R"sql(
INSERT INTO alerts(id, raised, changed, level, uid, open, unfinished, search) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)
ON CONFLICT(id) DO UPDATE SET raised=?2, changed=?3, level=?4, uid=?5, open=?6, unfinished=?7, search=?8
WHERE ?3 >= changed RETURNING number)sql";

constexpr std::string_view kConditions =
    " FROM alerts a WHERE (?1 = '' OR a.search LIKE ?1 ESCAPE '\\') AND a.raised >= ?2 AND "
    "a.level >= ?3 AND (?4 = 0 OR a.open = 1) AND (?5 < 0 OR a.uid = ?5) AND (?6 < 0 OR a.uid "
    "<> ?6) AND (?7 = '[]' OR a.id NOT IN (SELECT value FROM json_each(?7))) ";

constexpr std::string_view kPruneOld =
    "DELETE FROM alerts WHERE number IN (SELECT number FROM alerts WHERE raised < ?1 AND "
    "unfinished = 0 ORDER BY raised LIMIT ?2)";
constexpr std::string_view kPruneMany =
    "DELETE FROM alerts WHERE number IN (SELECT number FROM alerts WHERE unfinished = 0 ORDER BY "
    "raised LIMIT min(?2, max(0, (SELECT count(*) FROM alerts) - ?1)))";

std::string likePattern(const std::string& part) {
    if (part.empty())
        return {};
    std::string pattern = "%";
    for (const char c : part) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

std::string jsonArray(const std::vector<std::string>& texts) {
    contract::JsonWriter out;
    out.array();
    for (const std::string& text : texts)
        out.value(text);
    out.endArray();
    return out.take();
}

void bindConditions(Statement& statement, const AlertQuery& query,
                    const std::vector<std::string>& without) {
    statement.bind(1, likePattern(query.search))
        .bind(2, query.sinceUs.value_or(INT64_MIN))
        .bind(3, query.atLeast ? static_cast<std::int64_t>(*query.atLeast) : 0)
        .bind(4, std::int64_t{query.openOnly})
        .bind(5, query.uid ? std::int64_t{*query.uid} : -1)
        .bind(6, query.notUid ? std::int64_t{*query.notUid} : -1)
        .bind(7, jsonArray(without));
}

Result<std::vector<Alert>> alertsOf(Statement& statement) {
    std::vector<Alert> alerts;
    while (true) {
        const auto row = statement.step();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return alerts;
        // A line that does not read is a damaged record of one alert, not of the others.
        if (auto alert = contract::alertFromEcs(statement.text(0)))
            alerts.push_back(std::move(*alert));
    }
}

Result<std::optional<std::int64_t>> numberOf(Statement& statement) {
    const auto row = statement.step();
    if (!row)
        return std::unexpected(row.error());
    std::optional<std::int64_t> number;
    if (*row)
        number = statement.integer(0);
    statement.reset();
    return number;
}

Result<std::optional<std::int64_t>> firstNumber(Result<Statement> statement) {
    return statement ? numberOf(*statement) : std::unexpected(statement.error());
}

void bindRow(Statement& statement, const Alert& alert) {
    statement.bind(1, alert.id)
        .bind(2, alert.raisedAtUs)
        .bind(3, alert.changedAtUs)
        .bind(4, static_cast<std::int64_t>(alert.finding.level))
        .bind(5, std::int64_t{alert.finding.process.uid})
        .bind(6, std::int64_t{isOpen(alert)})
        .bind(7, std::int64_t{isUnfinished(alert)})
        .bind(8, searchText(alert));
}

}  // namespace

Result<AlertDatabase> AlertDatabase::open(const std::filesystem::path& path) {
    auto database = Sqlite::open(path);
    if (!database)
        return std::unexpected(database.error());
    const auto version = firstNumber(database->prepare("PRAGMA user_version"));
    if (!version)
        return std::unexpected(version.error());
    if (version->value_or(0) > kVersion)
        return model::unexpected(model::Error::Code::Unavailable, path.string(),
                                 "was made by a newer version of AlgoMonitor");
    if (*version != kVersion)
        if (const auto made = database->execute(kSchema); !made)
            return std::unexpected(made.error());
    return AlertDatabase(std::move(*database));
}

Result<void> AlertDatabase::storeRows(const std::vector<Alert>& alerts) {
    auto row = m_database.prepare(kStoreRow);
    auto line = m_database.prepare("INSERT OR REPLACE INTO lines(number, line) VALUES(?1, ?2)");
    if (!row || !line)
        return std::unexpected(row ? line.error() : row.error());
    for (const Alert& alert : alerts) {
        bindRow(*row, alert);
        const auto number = numberOf(*row);
        if (!number)
            return std::unexpected(number.error());
        if (!number->has_value())
            continue;  // the stored state is newer
        line->bind(1, **number).bind(2, contract::toEcsLine(alert));
        if (const auto done = line->run(); !done)
            return done;
    }
    return {};
}

Result<void> AlertDatabase::store(const std::vector<Alert>& alerts) {
    if (const auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = storeRows(alerts);
    if (done)
        done = m_database.execute("COMMIT");
    if (!done)
        (void)m_database.execute("ROLLBACK");  // an error here says there is none to roll back
    return done;
}

Result<std::optional<Alert>> AlertDatabase::get(const std::string& id) {
    auto statement = m_database.prepare(
        "SELECT l.line FROM alerts a JOIN lines l USING(number) WHERE a.id = ?1");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, id);
    auto alerts = alertsOf(*statement);
    if (!alerts)
        return std::unexpected(alerts.error());
    return alerts->empty() ? std::nullopt : std::optional(std::move(alerts->front()));
}

Result<AlertPage> AlertDatabase::page(const AlertQuery& query,
                                      const std::vector<std::string>& without) {
    const std::string conditions(kConditions);
    auto count = m_database.prepare("SELECT count(*)" + conditions);
    auto rows = m_database.prepare(
        "SELECT line FROM lines JOIN (SELECT number, raised, id" + conditions +
        "ORDER BY raised DESC, id DESC LIMIT ?8 OFFSET ?9) USING(number) ORDER BY raised DESC, id "
        "DESC");
    if (!count || !rows)
        return std::unexpected(count ? rows.error() : count.error());
    bindConditions(*count, query, without);
    bindConditions(*rows, query, without);
    rows->bind(8, std::int64_t{query.limit}).bind(9, std::int64_t{query.offset});
    const auto total = numberOf(*count);
    auto alerts = alertsOf(*rows);
    if (!total || !alerts)
        return std::unexpected(total ? alerts.error() : total.error());
    return AlertPage{std::move(*alerts), static_cast<std::uint32_t>(total->value_or(0))};
}

Result<std::vector<Alert>> AlertDatabase::unfinished() {
    auto statement = m_database.prepare(
        "SELECT l.line FROM alerts a JOIN lines l USING(number) WHERE a.unfinished = 1 ORDER BY "
        "a.raised");
    return statement ? alertsOf(*statement) : std::unexpected(statement.error());
}

Result<std::optional<std::int64_t>> AlertDatabase::changedAt(const std::string& id) {
    auto statement = m_database.prepare("SELECT changed FROM alerts WHERE id = ?1");
    if (!statement)
        return std::unexpected(statement.error());
    statement->bind(1, id);
    return numberOf(*statement);
}

Result<std::int64_t> AlertDatabase::count() {
    const auto number = firstNumber(m_database.prepare("SELECT count(*) FROM alerts"));
    return number ? Result<std::int64_t>(number->value_or(0)) : std::unexpected(number.error());
}

Result<std::int64_t> AlertDatabase::prunePart(std::string_view sql, std::int64_t first) {
    auto statement = m_database.prepare(sql);
    if (!statement)
        return std::unexpected(statement.error());
    const auto done = statement->bind(1, first).bind(2, kPruneAtOnce).run();
    return done ? Result<std::int64_t>(m_database.changes()) : std::unexpected(done.error());
}

Result<std::int64_t> AlertDatabase::prune(std::int64_t thresholdUs, std::int64_t maxAlerts) {
    const auto old = prunePart(kPruneOld, thresholdUs);
    if (!old || *old == kPruneAtOnce)
        return old;
    const auto many = prunePart(kPruneMany, maxAlerts);
    return many ? Result<std::int64_t>(*old + *many) : many;
}

}  // namespace storage
