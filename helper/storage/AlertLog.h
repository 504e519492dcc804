#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/Alert.h"
#include "model/Error.h"
#include "model/Health.h"
#include "model/Settings.h"
#include "storage/AlertQuery.h"

namespace storage {

/// Everything that was raised: alerts.jsonl (the truth), SQLite (the history with search), the
/// level logs and journald. A raised alert's line is in alerts.jsonl when raise() returns; the rest
/// is done by a thread of its own. A full or read-only disk costs nothing but time: lines wait in
/// bounded memory, degraded() says so, and they are written when the disk allows again.
///
/// Every method may be called from any thread. raise() and update() never wait for SQLite or a
/// sync; list(), get() and unfinished() read SQLite and belong off the event loop where history is
/// long.
class AlertLog {
  public:
    struct Options {
        std::filesystem::path stateDirectory;  // alerts.db
        std::filesystem::path logDirectory;    // alerts.jsonl, {info,warning,alert,error}.log
        model::Settings settings;              // limits and levels, see applyLimits()
        bool journal = true;                   // false: nothing is sent to journald
        std::function<std::int64_t()> clock = nullptr;  // microseconds UTC; null = system clock
    };

    using Query = AlertQuery;
    using Page = AlertPage;

    /// Missing directories are made (0755, log 0750 root:adm). What is in alerts.jsonl and not in
    /// the database is taken over. A directory that cannot be written is not an error: degraded().
    static model::Result<std::unique_ptr<AlertLog>> open(Options options);
    ~AlertLog();
    AlertLog(const AlertLog&) = delete;
    AlertLog& operator=(const AlertLog&) = delete;

    void raise(const model::Alert& alert);

    /// The same id again. Anything but the count is written at once, a grown count at most once a
    /// second.
    void update(const model::Alert& alert);

    /// A sentence of the helper's own for the level logs and journald.
    void say(model::Level level, std::string sentence);

    std::optional<model::Alert> get(const std::string& id) const;
    Page list(const Query& query) const;

    /// Alerts with an open deadline or a suspended subject: what a restarted helper has to
    /// conclude.
    std::vector<model::Alert> unfinished() const;

    /// Returns when everything handed over so far is on disk, or cannot be written now.
    void flush();

    void applyLimits(const model::Settings& settings);

    /// Sentences for the person; empty when all is well.
    std::vector<std::string> degraded() const;
    model::QueueHealth queue() const;

  private:
    class Worker;
    explicit AlertLog(std::unique_ptr<Worker> worker);
    std::unique_ptr<Worker> m_worker;
};

}  // namespace storage
