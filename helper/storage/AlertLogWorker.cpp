#include "storage/AlertLogWorker.h"

#include <grp.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "contract/AlertJson.h"
#include "model/Timestamp.h"

namespace storage {
namespace {

namespace fs = std::filesystem;
using model::Alert;

constexpr std::size_t kNotes = 4096;
constexpr std::size_t kWaitingLineBytes = 4 * 1024 * 1024;
constexpr std::int64_t kDayUs = 86400LL * 1'000'000;
constexpr std::int64_t kPruneEveryUs = 3600LL * 1'000'000;
// The contract allows 200 ms. An alert is followed by lines about what was done within
// milliseconds; a sync between them would make those wait for the disk.
constexpr std::chrono::milliseconds kSyncAfter{100};
constexpr std::chrono::milliseconds kRetry{500};
constexpr std::chrono::milliseconds kGrowth{250};
constexpr std::chrono::milliseconds kIdle{3600 * 1000};

// Debian's group for who may read logs.
std::optional<gid_t> logGroup() {
    const group* entry = getgrnam("adm");
    return entry == nullptr ? std::nullopt : std::optional(entry->gr_gid);
}

void makeDirectory(const fs::path& path, fs::perms mode, std::optional<gid_t> group) {
    std::error_code error;
    if (!fs::create_directories(path, error) || error)
        return;
    if (group)
        (void)chown(path.c_str(), static_cast<uid_t>(-1), *group);
    fs::permissions(path, mode, error);
}

std::string changeSentence(const Alert& alert) {
    std::string text = alert.finding.message + ": " + std::string(model::toString(alert.state));
    if (alert.responses.empty())
        return text;
    const model::ResponseRecord& last = alert.responses.back();
    text += " (" + last.action + " " + std::string(model::toString(last.outcome));
    return text + (last.detail.empty() ? "" : ": " + last.detail) + ")";
}

}  // namespace

AlertLog::Worker::Limits AlertLog::Worker::limitsOf(const model::Settings& settings) {
    return {.logBytes = static_cast<std::uint64_t>(settings.logMaxSizeMiB) * 1024 * 1024,
            .logDays = settings.logRetentionDays,
            .historyDays = settings.historyRetentionDays,
            .historyAlerts = settings.historyMaxAlerts,
            .levels = settings.logLevels};
}

AlertLog::Worker::Worker(Options options)
    : m_options(std::move(options)),
      m_group(logGroup()),
      m_lines({.path = m_options.logDirectory / "alerts.jsonl",
               .group = m_group,
               .waitingBytes = kWaitingLineBytes}),
      m_levels(m_options.logDirectory, m_group),
      m_history(m_options.stateDirectory / "alerts.db", m_lines.path()),
      m_limits(limitsOf(m_options.settings)) {
    if (!m_options.clock)
        m_options.clock = model::realtimeUs;
    makeDirectories();
    m_lines.open();
    // Before anybody asks what was unfinished, and before new lines come: no thread yet.
    m_history.commit(m_options.clock());
    m_thread = std::thread([this] { run(); });
}

AlertLog::Worker::~Worker() {
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void AlertLog::Worker::makeDirectories() {
    makeDirectory(m_options.stateDirectory, fs::perms(0755), std::nullopt);
    makeDirectory(m_options.logDirectory, fs::perms(0750), m_group);
}

void AlertLog::Worker::writeLine(const Alert& alert) {
    m_lines.append(contract::toEcsLine(alert));
}

void AlertLog::Worker::raise(const Alert& alert) {
    writeLine(alert);
    m_history.put(alert);
    {
        const std::lock_guard lock(m_mutex);
        m_throttle.wrote(alert, m_options.clock());
    }
    post({alert.finding.level, alert.finding.message, alert.raisedAtUs, alert});
}

void AlertLog::Worker::update(const Alert& alert) {
    m_history.put(alert);
    {
        // Held over the write: two states of one alert must not change places.
        const std::lock_guard lock(m_mutex);
        m_work = true;
        if (m_throttle.admit(alert, m_options.clock())) {
            writeLine(alert);
            if (m_notes.size() < kNotes)
                m_notes.push_back(
                    {alert.finding.level, changeSentence(alert), m_options.clock(), alert});
        }
    }
    m_wake.notify_one();
}

void AlertLog::Worker::say(model::Level level, std::string sentence) {
    post({level, std::move(sentence), m_options.clock(), std::nullopt});
}

void AlertLog::Worker::post(Note note) {
    {
        const std::lock_guard lock(m_mutex);
        m_work = true;
        if (m_notes.size() < kNotes)
            m_notes.push_back(std::move(note));
        else
            ++m_notesDropped;
    }
    m_wake.notify_one();
}

void AlertLog::Worker::flush() {
    std::unique_lock lock(m_mutex);
    const std::uint64_t mine = ++m_flushWanted;
    m_wake.notify_one();
    m_flushed.wait(lock, [&] { return m_flushDone >= mine; });
}

void AlertLog::Worker::applyLimits(const model::Settings& settings) {
    {
        const std::lock_guard lock(m_mutex);
        m_limits = limitsOf(settings);
        m_work = m_pruneNow = true;
    }
    m_wake.notify_one();
}

bool AlertLog::Worker::isTroubled() const {
    return !m_lines.trouble().empty() || !m_history.trouble().empty() ||
           !m_levels.troubles().empty();
}

std::chrono::milliseconds AlertLog::Worker::patience() const {
    if (!m_lines.isSynced())
        return kSyncAfter;
    if (isTroubled())
        return kRetry;
    const std::lock_guard lock(m_mutex);
    return m_throttle.hasKept() ? kGrowth : kIdle;
}

void AlertLog::Worker::run() {
    bool last = false;
    while (!last) {
        const auto wait = patience();
        std::uint64_t flushing = 0, flushed = 0;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, wait,
                            [&] { return m_work || m_stop || m_flushWanted > m_flushDone; });
            m_work = false;
            last = m_stop;
            flushing = m_flushWanted;
            flushed = m_flushDone;
        }
        round(last, flushing > flushed);
        const std::lock_guard lock(m_mutex);
        m_flushDone = flushing;
        m_flushed.notify_all();
    }
}

void AlertLog::Worker::round(bool last, bool flushing) {
    if (isTroubled())
        makeDirectories();
    m_lines.retry();
    writeDueLines(last);
    syncLines(last || flushing);
    std::deque<Note> notes;
    Limits limits;
    {
        const std::lock_guard lock(m_mutex);
        notes.swap(m_notes);
        limits = m_limits;
    }
    m_levels.setLevels(limits.levels);
    writeNotes(std::move(notes));
    const std::int64_t nowUs = m_options.clock();
    m_history.commit(nowUs);
    maintain(limits, nowUs);
}

void AlertLog::Worker::syncLines(bool now) {
    const auto time = std::chrono::steady_clock::now();
    if (m_lines.isSynced())
        m_unsyncedSince.reset();
    else if (!m_unsyncedSince)
        m_unsyncedSince = time;
    if (!m_unsyncedSince || (!now && time - *m_unsyncedSince < kSyncAfter))
        return;
    if (m_lines.sync())
        m_unsyncedSince.reset();
}

void AlertLog::Worker::writeDueLines(bool everything) {
    const std::lock_guard lock(m_mutex);
    for (const Alert& alert : m_throttle.due(m_options.clock(), everything))
        writeLine(alert);
}

void AlertLog::Worker::writeNotes(std::deque<Note> notes) {
    for (const Note& note : notes) {
        m_levels.write(note.level, note.sentence, note.atUs);
        if (!m_options.journal)
            continue;
        if (note.alert)
            m_journal.send(*note.alert);
        else
            m_journal.say(note.level, note.sentence);
    }
}

void AlertLog::Worker::maintain(const Limits& limits, std::int64_t nowUs) {
    const std::int64_t oldestLogUs = nowUs - limits.logDays * kDayUs;
    m_lines.rotate(limits.logBytes);
    m_lines.removeOlderThan(oldestLogUs);
    m_levels.maintain(limits.logBytes, oldestLogUs);
    bool prune = false;
    {
        const std::lock_guard lock(m_mutex);
        prune = std::exchange(m_pruneNow, false);
    }
    if (!prune && nowUs - m_prunedAtUs < kPruneEveryUs && nowUs >= m_prunedAtUs)
        return;
    m_prunedAtUs = nowUs;
    m_history.prune(nowUs - limits.historyDays * kDayUs, limits.historyAlerts);
}

std::vector<std::string> AlertLog::Worker::degraded() const {
    std::vector<std::string> sentences = m_levels.troubles();
    for (std::string sentence : {m_history.trouble(), m_lines.trouble()})
        if (!sentence.empty())
            sentences.insert(sentences.begin(), std::move(sentence));
    return sentences;
}

model::QueueHealth AlertLog::Worker::queue() const {
    const std::lock_guard lock(m_mutex);
    return {"storage", m_history.waiting() + m_notes.size(), AlertHistory::kCapacity + kNotes,
            m_lines.dropped() + m_notesDropped};
}

}  // namespace storage
