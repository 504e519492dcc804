#include "storage/Sqlite.h"

#include <fcntl.h>

#include <cerrno>

#include "storage/UniqueFd.h"

namespace storage {
namespace {

constexpr int kBusyTimeoutMs = 2000;

// EUCLEAN ("Structure needs cleaning") marks what only a new file helps against.
std::unexpected<model::Error> failed(sqlite3* handle, int code) {
    const char* words = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
    const char* file = handle == nullptr ? nullptr : sqlite3_db_filename(handle, "main");
    const std::string subject = file == nullptr || *file == '\0'
                                    ? "database"
                                    : std::filesystem::path(file).filename().string();
    const bool damaged = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
    return model::unexpected(model::Error::Code::Unavailable, subject, words,
                             damaged ? EUCLEAN : 0);
}

// SQLite makes -wal and -shm with the mode of the database; so that mode is set first.
bool makePrivate(const std::filesystem::path& path) {
    const UniqueFd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    return static_cast<bool>(fd);
}

// Small caches: the helper has a budget of 32 MB. NORMAL in WAL mode survives kill -9 at any
// moment; what a power cut takes is in alerts.jsonl, which is synced.
constexpr const char* kPragmas =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-512; "
    "PRAGMA wal_autocheckpoint=256; PRAGMA journal_size_limit=2097152; PRAGMA temp_store=MEMORY; "
    "PRAGMA trusted_schema=OFF;";

}  // namespace

Statement& Statement::bind(int index, std::int64_t value) {
    sqlite3_bind_int64(m_handle.get(), index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    sqlite3_bind_text64(m_handle.get(), index, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bindBytes(int index, std::string_view bytes) {
    sqlite3_bind_blob64(m_handle.get(), index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

model::Result<bool> Statement::step() {
    const int code = sqlite3_step(m_handle.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return failed(sqlite3_db_handle(m_handle.get()), code);
}

model::Result<void> Statement::run() {
    const auto stepped = step();
    reset();
    return stepped ? model::Result<void>{} : std::unexpected(stepped.error());
}

void Statement::reset() {
    sqlite3_reset(m_handle.get());
    sqlite3_clear_bindings(m_handle.get());
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_handle.get(), column);
}

std::string_view Statement::bytes(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_handle.get(), column));
    const int size = sqlite3_column_bytes(m_handle.get(), column);
    return bytes == nullptr ? std::string_view()
                            : std::string_view(bytes, static_cast<std::size_t>(size));
}

std::string Statement::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_handle.get(), column));
    const int size = sqlite3_column_bytes(m_handle.get(), column);
    return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

model::Result<Sqlite> Sqlite::open(const std::filesystem::path& path) {
    if (!makePrivate(path))
        return model::unexpected(model::Error::Code::Unavailable, path.string(), "cannot be opened",
                                 errno);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Sqlite database(handle);
    if (code != SQLITE_OK)
        return failed(handle, code);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    sqlite3_extended_result_codes(handle, 1);
    if (const auto done = database.execute(kPragmas); !done)
        return std::unexpected(done.error());
    return database;
}

model::Result<Sqlite> Sqlite::inMemory() {
    sqlite3* handle = nullptr;
    const int code =
        sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Sqlite database(handle);
    if (code != SQLITE_OK)
        return failed(handle, code);
    return database;
}

model::Result<void> Sqlite::execute(const std::string& sql) {
    const int code = sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failed(m_handle.get(), code);
    return {};
}

model::Result<Statement> Sqlite::prepare(std::string_view sql) {
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v2(m_handle.get(), sql.data(), static_cast<int>(sql.size()),
                                        &handle, nullptr);
    Statement statement(handle);
    if (code != SQLITE_OK)
        return failed(m_handle.get(), code);
    return statement;
}

bool Sqlite::isDamaged(const model::Error& error) {
    return error.systemErrno == EUCLEAN;
}

}  // namespace storage
