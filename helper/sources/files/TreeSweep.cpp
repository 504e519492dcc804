#include "sources/files/TreeSweep.h"

#include <pthread.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <thread>

#include "sources/files/SweepWorker.h"

namespace sources {
namespace {

/// Both are per thread on Linux (setpriority(2), ioprio_set(2)).
void stepBack(int nice) {
    constexpr int kOneThread = 1;       // IOPRIO_WHO_PROCESS
    constexpr int kIdleDisk = 3 << 13;  // IOPRIO_CLASS_IDLE
    ::setpriority(PRIO_PROCESS, 0, nice);
    (void)::syscall(SYS_ioprio_set, kOneThread, 0, kIdleDisk);
}

}  // namespace

TreeSweep::TreeSweep(Options options)
    : m_options(std::move(options)), m_budget(m_options.bytesPerS) {}

bool TreeSweep::run(const std::atomic<bool>& cancelled, SweepProgress& progress) {
    const auto work = [&](bool first) {
        pthread_setname_np(pthread_self(), "sweep");
        stepBack(m_options.quietly ? 19 : 5);
        SweepWorker worker(*this, cancelled, progress);
        if (first)
            for (const std::string& root : m_options.roots)
                worker.root(root);
        if (first)
            finish();  // the roots are in the queue: the others may end when it is empty
        worker.run();
    };
    m_busy = 1;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(m_options.threads, 1U); ++i)
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
