#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "model/Error.h"
#include "model/Session.h"
#include "storage/Sqlite.h"

namespace storage {

/// Sessions, kept over restarts in <state-dir>/sessions.db (0600). Thread-safe. A damaged file is
/// put aside and a new one begun.
class SessionHistory {
  public:
    static model::Result<SessionHistory> open(const std::filesystem::path& stateDirectory);

    /// Adds it or replaces what is known of the same id. On disk when it returns.
    model::Result<void> store(const model::Session& session);

    model::Result<model::SessionPage> list(const model::SessionQuery& query);

    /// Those that go on as far as is known: for a helper that starts again.
    model::Result<std::vector<model::Session>> open();

    /// Ids with this beginning of those that go on no more.
    model::Result<std::vector<std::string>> endedIds(const std::string& beginning);

    /// Of a user's logins that began before then.
    model::Result<model::LoginHabits> habitsOf(const std::string& user, std::int64_t beforeUs);

    /// Forgets what ended before then, and the oldest beyond `most`.
    model::Result<void> prune(std::int64_t beforeUs, std::int64_t most);

    /// A text kept beside the sessions (the accounts as they were last seen), empty = none.
    model::Result<std::string> note(const std::string& name);
    model::Result<void> keepNote(const std::string& name, const std::string& text);

  private:
    explicit SessionHistory(Sqlite database) : m_database(std::move(database)) {}

    Sqlite m_database;
    std::unique_ptr<std::mutex> m_mutex = std::make_unique<std::mutex>();
};

}  // namespace storage
