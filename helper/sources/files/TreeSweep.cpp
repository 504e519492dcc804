#include "sources/files/TreeSweep.h"

#include <pthread.h>

#include <algorithm>
#include <thread>

#include "sources/files/Courtesy.h"
#include "sources/files/SweepWorker.h"

namespace sources {
TreeSweep::TreeSweep(Options options)
    : m_options(std::move(options)), m_budget(m_options.bytesPerS) {}

bool TreeSweep::run(const std::atomic<bool>& cancelled, SweepProgress& progress) {
    const auto work = [&](bool first) {
        pthread_setname_np(pthread_self(), "sweep");
        Courtesy courtesy(m_options.quietly, m_options.nice);
        SweepWorker worker(*this, cancelled, progress, courtesy);
        if (first)
            for (const std::string& root : m_options.roots)
                worker.root(root);
        if (first)
            finish();  // the roots are in the queue: the others may end when it is empty
        worker.run();
    };
    m_busy = 1;
    std::vector<std::thread> threads;
    // More would wait for each other, which looks like somebody else.
    const unsigned most = std::max(std::thread::hardware_concurrency(), 1U);
    for (unsigned i = 0; i < std::clamp(m_options.threads, 1U, most); ++i)
        threads.emplace_back(work, i == 0);
    for (std::thread& thread : threads)
        thread.join();
    return m_failure.empty() && !cancelled.load(std::memory_order_relaxed);
}

void TreeSweep::push(std::vector<Unit> units) {
    if (units.empty())
        return;
    const std::lock_guard lock(m_mutex);
    for (Unit& unit : units)
        m_queue.push_back(std::move(unit));
    m_more.notify_all();
}

/// Waits for a folder. False: nothing left and nobody at work who could find more. `mayFlush`:
/// nothing to do right now, what was put off can be done.
bool TreeSweep::take(Unit& unit, bool& mayFlush) {
    std::unique_lock lock(m_mutex);
    if (m_queue.empty() && !mayFlush) {
        mayFlush = true;
        return false;
    }
    m_more.wait(lock, [this] { return !m_queue.empty() || m_busy == 0 || m_stopped; });
    if (m_queue.empty() || m_stopped)
        return false;
    unit = std::move(m_queue.back());
    m_queue.pop_back();
    ++m_busy;
    return true;
}

void TreeSweep::finish() {
    const std::lock_guard lock(m_mutex);
    --m_busy;
    m_more.notify_all();
}

void TreeSweep::fail(std::string why) {
    const std::lock_guard lock(m_mutex);
    if (m_failure.empty())
        m_failure = std::move(why);
    m_stopped = true;
    m_more.notify_all();
}

}  // namespace sources
