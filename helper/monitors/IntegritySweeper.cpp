#include "monitors/IntegritySweeper.h"

#include <pthread.h>

#include "model/Clock.h"
#include "rules/integrity/CriticalFiles.h"
#include "sources/files/FileInspector.h"

namespace monitors {
namespace {

constexpr std::size_t kMostWaiting = 4096;
constexpr std::size_t kBatch = 2048;
constexpr double kNsPerS = 1e9;

void reset(sources::SweepProgress& progress) {
    for (auto* count : {&progress.files, &progress.folders, &progress.bytes, &progress.hashedBytes,
                        &progress.leftOut, &progress.unreadable})
        count->store(0);
}

}  // namespace

IntegritySweeper::IntegritySweeper(const BaselineAccess& access, std::function<void()> wake)
    : m_access(access), m_wake(std::move(wake)) {}

IntegritySweeper::~IntegritySweeper() {
    cancel();
    join();
}

void IntegritySweeper::join() {
    if (m_thread.joinable())
        m_thread.join();
}

void IntegritySweeper::cancel() {
    m_cancelled.store(true);
    m_room.notify_all();
}

void IntegritySweeper::start(Order order, std::function<bool(std::string_view)> isLeftOut) {
    join();
    m_cancelled.store(false);
    m_building.store(order.build);
    m_running.store(true, std::memory_order_release);
    reset(m_progress);
    m_failure.clear();
    m_thread = std::thread([this, order = std::move(order), isLeftOut = std::move(isLeftOut)] {
        pthread_setname_np(pthread_self(), "integrity");
        run(order, isLeftOut);
        m_running.store(false, std::memory_order_release);
        m_wake();
    });
}

void IntegritySweeper::run(const Order& order,
                           const std::function<bool(std::string_view)>& isLeftOut) {
    const std::uint64_t startedNs = model::bootTimeNs();
    sources::TreeSweep sweep({.roots = order.roots,
                              .isLeftOut = isLeftOut,
                              .known = m_access.folder,
                              .knownOne =
                                  [this](const std::string& path) {
                                      return m_access.find(path).value_or(model::FileState());
                                  },
                              .differs =
                                  [this, &order](sources::SweptFile&& file) {
                                      order.build ? build(std::move(file)) : hand(std::move(file));
                                  },
                              .bytesPerS = order.bytesPerS,
                              .hashAll = order.hashAll,
                              // Somebody waits for what was asked for, in the end for a
                              // baseline as well.
                              .quietly = order.givesWay && (order.build || order.bytesPerS != 0),
                              .nice = order.build || order.bytesPerS == 0 ? 5 : 19});
    const bool whole = sweep.run(m_cancelled, m_progress);
    writeBuilt(true);
    if (order.build || order.hashAll)
        release();
    const std::lock_guard lock(m_mutex);
    const std::string& failure = m_failure.empty() ? sweep.failure() : m_failure;
    m_end = End{order, whole && failure.empty(),
                static_cast<double>(model::bootTimeNs() - startedNs) / kNsPerS, failure};
}

/// The folders, rows and pages of a long sweep, whose threads have ended.
void IntegritySweeper::release() {
    m_built = {};
    if (m_access.release)
        m_access.release();
}

void IntegritySweeper::hand(sources::SweptFile&& file) {
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [this] { return m_files.size() < kMostWaiting || m_cancelled.load(); });
    const bool first = m_files.empty();
    m_files.push_back(std::move(file));
    lock.unlock();
    if (first)
        m_wake();
}

std::vector<sources::SweptFile> IntegritySweeper::take() {
    const std::lock_guard lock(m_mutex);
    m_room.notify_all();
    return std::exchange(m_files, {});
}

std::optional<IntegritySweeper::End> IntegritySweeper::takeEnd() {
    const std::lock_guard lock(m_mutex);
    if (isRunning())
        return std::nullopt;
    return std::exchange(m_end, std::nullopt);
}

/// What is known already was built before a crash, or was judged since: it stays as it is.
void IntegritySweeper::build(sources::SweptFile&& file) {
    if (file.before)
        return;
    const auto kind = rules::criticalKindOf(file.path);
    std::optional<std::string> text;
    if (kind != rules::CriticalKind::None && file.now.kind == model::FileKind::Regular)
        text = sources::FileInspector(m_cancelled).readText(file.path, rules::kMaxCriticalBytes);
    const std::lock_guard lock(m_mutex);
    if (text)
        m_built.texts.emplace_back(file.path, rules::essenceOf(kind, *text));
    m_built.seen.emplace_back(std::move(file.path), std::move(file.now));
    writeBuilt(false);
}

void IntegritySweeper::writeBuilt(bool all) {
    if (m_built.seen.size() < (all ? 1 : kBatch))
        return;
    if (const auto written = m_access.apply(m_built); !written) {
        m_failure = toString(written.error());
        m_cancelled.store(true);
    }
    m_built = {};
}

}  // namespace monitors
