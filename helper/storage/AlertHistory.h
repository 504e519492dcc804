#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "model/Alert.h"
#include "storage/AlertDatabase.h"
#include "storage/AlertQuery.h"

namespace storage {

/// The history that can be asked: the database, and in front of it the alerts that are not in it
/// yet. put(), get(), list() and unfinished() from any thread, commit() and prune() from the
/// storage thread.
class AlertHistory {
  public:
    /// lineFiles: alerts.jsonl and its rotated files, oldest first. What they hold and the
    /// database does not is taken over by commit().
    AlertHistory(std::filesystem::path path, std::filesystem::path linesPath);

    void put(const model::Alert& alert);

    /// Opens the database where it is not open, and writes what waits. A damaged one is put aside
    /// and built again from the line files. false: trouble() says why.
    bool commit(std::int64_t nowUs);
    void prune(std::int64_t thresholdUs, std::int64_t maxAlerts);

    std::optional<model::Alert> get(const std::string& id) const;
    AlertPage list(const AlertQuery& query) const;
    std::vector<model::Alert> unfinished() const;

    std::string trouble() const;  // empty when all is well
    std::size_t waiting() const;
    std::uint64_t dropped() const;
    static constexpr std::size_t kCapacity = 1024;

  private:
    struct Waiting {
        model::Alert alert;
        std::uint64_t number = 0;  // of the put(), to tell a newer state from the written one
    };
    using WaitingMap = std::map<std::string, Waiting>;

    model::Result<void> openDatabase();
    model::Result<void> takeOverLines();
    model::Result<void> takeOver(const std::filesystem::path& file);
    model::Result<bool> isKnown(const std::string& id, std::int64_t changedAtUs);
    model::Result<void> storeWaiting();
    void putAside(std::int64_t nowUs);
    bool fail(const model::Error& error, std::int64_t nowUs);
    WaitingMap snapshot() const;
    std::vector<model::Alert> waitingMatches(const AlertQuery& query,
                                             std::vector<std::string>& ids) const;
    template <typename T, typename Ask>
    T ask(T fallback, Ask question) const;

    std::filesystem::path m_path;
    std::filesystem::path m_linesPath;
    std::optional<AlertDatabase> m_writer;
    bool m_incomplete = true;       // the line files may hold more than the database
    std::uint64_t m_takenOver = 0;  // of m_dropped, as far as the line files were read again

    mutable std::mutex m_readerMutex;
    mutable std::optional<AlertDatabase> m_reader;

    mutable std::mutex m_mutex;  // of everything below
    WaitingMap m_waiting;
    std::uint64_t m_puts = 0;
    std::uint64_t m_dropped = 0;
    std::string m_trouble;
};

}  // namespace storage
