#include "storage/AlertHistory.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "model/SafeText.h"
#include "storage/AlertLines.h"

namespace storage {
namespace {

namespace fs = std::filesystem;
using model::Alert;
using model::Result;

constexpr std::size_t kBatch = 256;

// Newest first from two sources: `stored` begins at position `start` of the database's order.
std::vector<Alert> merged(std::vector<Alert> waiting, std::vector<Alert> stored, std::size_t start,
                          const AlertQuery& query) {
    std::vector<Alert> all;
    std::ranges::merge(std::make_move_iterator(waiting.begin()),
                       std::make_move_iterator(waiting.end()),
                       std::make_move_iterator(stored.begin()),
                       std::make_move_iterator(stored.end()), std::back_inserter(all), isNewer);
    const std::size_t skip = std::min(all.size(), query.offset - start);
    all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(skip));
    if (all.size() > query.limit)
        all.resize(query.limit);
    return all;
}

}  // namespace

AlertHistory::AlertHistory(fs::path path, fs::path linesPath)
    : m_path(std::move(path)), m_linesPath(std::move(linesPath)) {}

void AlertHistory::put(const Alert& alert) {
    const std::lock_guard lock(m_mutex);
    m_waiting.insert_or_assign(alert.id, Waiting{alert, ++m_puts});
    if (m_waiting.size() <= kCapacity)
        return;
    // Its line is in alerts.jsonl or waits to get there: it comes back from the line files.
    const auto oldest = std::ranges::min_element(
        m_waiting, {}, [](const auto& entry) { return entry.second.number; });
    m_waiting.erase(oldest);
    ++m_dropped;
}

Result<void> AlertHistory::openDatabase() {
    if (m_writer)
        return {};
    auto database = AlertDatabase::open(m_path);
    if (!database)
        return std::unexpected(database.error());
    m_writer = std::move(*database);
    return {};
}

Result<bool> AlertHistory::isKnown(const std::string& id, std::int64_t changedAtUs) {
    const auto stored = m_writer->changedAt(id);
    if (!stored)
        return std::unexpected(stored.error());
    return *stored && **stored >= changedAtUs;
}

Result<void> AlertHistory::takeOver(const fs::path& file) {
    AlertLinesReader reader(file);
    std::vector<Alert> batch;
    while (reader.advance()) {
        if (const auto head = reader.head()) {
            const auto known = isKnown(head->id, head->changedAtUs);
            if (!known)
                return std::unexpected(known.error());
            if (*known)
                continue;
        }
        // An older state never replaces a newer one in store(), whoever wrote the line.
        if (auto alert = reader.alert())
            batch.push_back(std::move(*alert));
        if (batch.size() < kBatch)
            continue;
        if (const auto done = m_writer->store(batch); !done)
            return done;
        batch.clear();
    }
    return m_writer->store(batch);
}

Result<void> AlertHistory::takeOverLines() {
    const auto rows = m_writer->count();
    if (!rows)
        return std::unexpected(rows.error());
    // A database of its own age lacks at most what the newest two files hold: it is only behind
    // by what was queued when the helper was killed.
    for (const fs::path& file : alertLineFiles(m_linesPath, *rows == 0 ? SIZE_MAX : 2))
        if (const auto done = takeOver(file); !done)
            return done;
    return {};
}

Result<void> AlertHistory::storeWaiting() {
    const WaitingMap waiting = snapshot();
    if (waiting.empty())
        return {};
    std::vector<Alert> alerts;
    for (const auto& [id, entry] : waiting)
        alerts.push_back(entry.alert);
    if (const auto done = m_writer->store(alerts); !done)
        return done;
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_waiting, [&](const auto& entry) {
        const auto written = waiting.find(entry.first);
        return written != waiting.end() && written->second.number == entry.second.number;
    });
    return {};
}

bool AlertHistory::commit(std::int64_t nowUs) {
    if (const auto opened = openDatabase(); !opened)
        return fail(opened.error(), nowUs);
    const std::uint64_t droppedSoFar = dropped();
    if (m_incomplete || droppedSoFar != m_takenOver)
        if (const auto taken = takeOverLines(); !taken)
            return fail(taken.error(), nowUs);
    m_incomplete = false;
    m_takenOver = droppedSoFar;
    if (const auto stored = storeWaiting(); !stored)
        return fail(stored.error(), nowUs);
    const std::lock_guard lock(m_mutex);
    m_trouble.clear();
    return true;
}

bool AlertHistory::fail(const model::Error& error, std::int64_t nowUs) {
    // What was dropped while the database was away is in the line files.
    m_incomplete = true;
    m_writer.reset();
    if (Sqlite::isDamaged(error))
        putAside(nowUs);
    const std::lock_guard lock(m_mutex);
    m_trouble = "the alert history cannot be written: " + model::printable(model::toString(error));
    return false;
}

void AlertHistory::putAside(std::int64_t nowUs) {
    const std::lock_guard lock(m_readerMutex);
    m_reader.reset();
    std::error_code ignored;
    for (const char* part : {"", "-wal", "-shm"})
        fs::rename(m_path.string() + part,
                   m_path.string() + ".damaged-" + std::to_string(nowUs / 1'000'000) + part,
                   ignored);
}

void AlertHistory::prune(std::int64_t thresholdUs, std::int64_t maxAlerts) {
    if (!m_writer)
        return;
    while (m_writer->prune(thresholdUs, maxAlerts).value_or(0) > 0) {
    }
}

AlertHistory::WaitingMap AlertHistory::snapshot() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting;
}

template <typename T, typename Ask>
T AlertHistory::ask(T fallback, Ask question) const {
    const std::lock_guard lock(m_readerMutex);
    if (!m_reader)
        if (auto database = AlertDatabase::open(m_path))
            m_reader = std::move(*database);
    if (!m_reader)
        return fallback;
    auto answer = question(*m_reader);
    if (answer)
        return std::move(*answer);
    m_reader.reset();
    return fallback;
}

std::optional<Alert> AlertHistory::get(const std::string& id) const {
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_waiting.find(id); found != m_waiting.end())
            return found->second.alert;
    }
    return ask(std::optional<Alert>{}, [&](AlertDatabase& database) { return database.get(id); });
}

std::vector<Alert> AlertHistory::waitingMatches(const AlertQuery& query,
                                                std::vector<std::string>& ids) const {
    std::vector<Alert> found;
    const std::lock_guard lock(m_mutex);
    for (const auto& [id, entry] : m_waiting) {
        ids.push_back(id);
        if (matches(query, entry.alert))
            found.push_back(entry.alert);
    }
    std::ranges::sort(found, isNewer);
    return found;
}

AlertPage AlertHistory::list(const AlertQuery& query) const {
    std::vector<std::string> ids;
    std::vector<Alert> waiting = waitingMatches(query, ids);
    const auto ahead = static_cast<std::uint32_t>(waiting.size());
    // Each waiting alert moves the stored ones back by at most one place: begin that much earlier.
    AlertQuery stored = query;
    stored.offset = query.offset - std::min(query.offset, ahead);
    stored.limit = query.limit + (query.offset - stored.offset);
    AlertPage page =
        ask(AlertPage{}, [&](AlertDatabase& database) { return database.page(stored, ids); });
    page.total += ahead;
    page.alerts = merged(std::move(waiting), std::move(page.alerts), stored.offset, query);
    return page;
}

std::vector<Alert> AlertHistory::unfinished() const {
    const WaitingMap waiting = snapshot();
    std::vector<Alert> alerts =
        ask(std::vector<Alert>{}, [](AlertDatabase& database) { return database.unfinished(); });
    std::erase_if(alerts, [&](const Alert& alert) { return waiting.contains(alert.id); });
    for (const auto& [id, entry] : waiting)
        if (isUnfinished(entry.alert))
            alerts.push_back(entry.alert);
    return alerts;
}

std::string AlertHistory::trouble() const {
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

std::size_t AlertHistory::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

std::uint64_t AlertHistory::dropped() const {
    const std::lock_guard lock(m_mutex);
    return m_dropped;
}

}  // namespace storage
