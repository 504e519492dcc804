#pragma once

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "storage/AlertHistory.h"
#include "storage/AlertLog.h"
#include "storage/AppendFile.h"
#include "storage/CountThrottle.h"
#include "storage/LevelLogs.h"
#include "storage/outputs/JournalOutput.h"

namespace storage {

/// The inside of AlertLog: what the caller's thread does at once (the line), and the storage thread
/// that does the rest. The thread sleeps while there is nothing to do.
class AlertLog::Worker {
  public:
    explicit Worker(Options options);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void raise(const model::Alert& alert);
    void update(const model::Alert& alert);
    void say(model::Level level, std::string sentence);
    void flush();
    void applyLimits(const model::Settings& settings);
    std::vector<std::string> degraded() const;
    model::QueueHealth queue() const;
    const AlertHistory& history() const { return m_history; }

  private:
    /// For the level logs and journald.
    struct Note {
        model::Level level = model::Level::Info;
        std::string sentence;
        std::int64_t atUs = 0;
        std::optional<model::Alert> alert;
    };
    struct Limits {
        std::uint64_t logBytes = 0;
        std::int64_t logDays = 0;
        std::int64_t historyDays = 0;
        std::int64_t historyAlerts = 0;
        std::vector<std::string> levels;
    };
    static Limits limitsOf(const model::Settings& settings);

    void makeDirectories();
    void post(Note note);
    void writeLine(const model::Alert& alert);
    void run();
    void round(bool last, bool flushing);
    void syncLines(bool now);
    void writeDueLines(bool everything);
    void writeNotes(std::deque<Note> notes);
    void maintain(const Limits& limits, std::int64_t nowUs);
    std::chrono::milliseconds patience() const;
    bool isTroubled() const;

    Options m_options;
    std::optional<gid_t> m_group;
    AppendFile m_lines;
    LevelLogs m_levels;
    JournalOutput m_journal;
    AlertHistory m_history;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake, m_flushed;
    CountThrottle m_throttle;
    std::deque<Note> m_notes;
    std::uint64_t m_notesDropped = 0;
    Limits m_limits;
    bool m_work = false;
    bool m_stop = false;
    bool m_pruneNow = true;
    std::uint64_t m_flushWanted = 0, m_flushDone = 0;
    std::int64_t m_prunedAtUs = 0;
    std::optional<std::chrono::steady_clock::time_point> m_unsyncedSince;  // storage thread's
    std::thread m_thread;
};

}  // namespace storage
