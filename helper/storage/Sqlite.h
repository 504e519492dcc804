#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "model/Error.h"

namespace storage {

/// One prepared statement. Parameters count from 1, columns from 0. bind() keeps a copy.
class Statement {
  public:
    Statement() = default;
    explicit Statement(sqlite3_stmt* handle) : m_handle(handle) {}

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text);
    Statement& bindBytes(int index, std::string_view bytes);

    /// true: a row is there. false: done. Afterwards reset() before the next use.
    model::Result<bool> step();

    /// Steps once and resets; for statements without rows.
    model::Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string_view bytes(int column) const;  // valid until the next step() or reset()

  private:
    struct Finalizer {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };
    std::unique_ptr<sqlite3_stmt, Finalizer> m_handle;
};

/// One connection, used by one thread at a time.
class Sqlite {
  public:
    /// 0600, write-ahead log. Error Unavailable; isDamaged(error) tells what only a new file helps.
    static model::Result<Sqlite> open(const std::filesystem::path& path);

    /// Lives as long as the object; for what cannot be kept.
    static model::Result<Sqlite> inMemory();

    model::Result<void> execute(const std::string& sql);
    model::Result<Statement> prepare(std::string_view sql);
    int changes() const { return sqlite3_changes(m_handle.get()); }

    static bool isDamaged(const model::Error& error);

  private:
    struct Closer {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };
    explicit Sqlite(sqlite3* handle) : m_handle(handle) {}
    std::unique_ptr<sqlite3, Closer> m_handle;
};

}  // namespace storage
