#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/Error.h"
#include "model/FileChange.h"
#include "storage/Sqlite.h"

namespace storage {

/// What every protected file was when it was seen last, and what was accepted where that differs
/// (F1): `<state-dir>/integrity.db`. One row a file, by folder, so that a sweep reads a folder at
/// once. Thread-safe; every change is one transaction.
class IntegrityBaseline {
  public:
    /// A damaged file is put aside as integrity.db.damaged and begun anew; wasDamaged() says so.
    /// Error Unavailable: cannot be opened or written.
    static model::Result<std::unique_ptr<IntegrityBaseline>> open(
        const std::filesystem::path& file);

    /// The same in memory, for a state directory that cannot be written.
    static model::Result<std::unique_ptr<IntegrityBaseline>> inMemory();

    /// Ordered by name, byte by byte.
    model::Result<std::vector<model::FileRecord>> folder(std::string_view path);
    std::optional<model::FileState> find(std::string_view path);
    /// How many files lie below the folder.
    std::uint64_t countBelow(std::string_view folder);

    model::Result<void> apply(const model::BaselineChanges& changes);

    /// By path; `after` is where the page before ended.
    std::vector<model::FileDrift> drifts(std::string_view after, std::uint32_t limit);
    std::optional<model::FileDrift> drift(std::string_view path);
    std::uint64_t driftCount();

    /// What a critical file said when it was seen last.
    std::optional<std::string> text(std::string_view path);

    std::string note(std::string_view key);
    model::Result<void> setNote(std::string_view key, std::string_view value);

    /// Files as they were accepted, ordered by folder and name; `after` is where the page before
    /// ended. What is new and not accepted is left out, what is gone is not listed either, but
    /// stands in drifts().
    std::vector<std::pair<std::string, model::FileState>> accepted(std::string_view after,
                                                                   std::uint32_t limit);

    struct Size {
        std::uint64_t files = 0, bytes = 0;
    };
    Size size();  // costs nothing but the first time

    /// Gives the pages back that a long piece of work brought in.
    void shrink();

    bool wasDamaged() const { return m_wasDamaged; }

  private:
    explicit IntegrityBaseline(Sqlite database) : m_database(std::move(database)) {}
    static model::Result<std::unique_ptr<IntegrityBaseline>> prepare(Sqlite database);

    model::Result<Statement*> statement(std::string_view sql);
    std::int64_t folderId(std::string_view path);
    model::Result<std::int64_t> makeFolder(std::string_view path);
    model::Result<void> write(const model::BaselineChanges& changes);
    model::Result<void> writeSeen(const std::string& path, const model::FileState& state);
    model::Result<void> writeDrift(const model::FileDrift& drift);
    model::Result<void> insertRow(std::int64_t folder, std::string_view name,
                                  const model::FileState& state);
    model::Result<void> removeRow(std::int64_t folder, std::string_view name);
    model::Result<void> countOut(Statement& gone);
    model::Result<void> removeTree(const std::string& folder);
    model::Result<void> runWith(std::string_view sql, std::string_view path);

    std::recursive_mutex m_mutex;
    std::map<std::string_view, Statement> m_statements;  // by their text, which is a literal
    Sqlite m_database;  // declared last but closed by sqlite3_close_v2 after its statements
    std::optional<Size> m_size;  // nothing: not counted yet
    bool m_wasDamaged = false;
};

}  // namespace storage
