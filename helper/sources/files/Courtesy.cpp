#include "sources/files/Courtesy.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "model/Clock.h"

namespace sources {
namespace {

constexpr std::uint64_t kMsNs = 1'000'000;
constexpr std::uint64_t kLookEveryNs = 100 * kMsNs;
constexpr std::uint64_t kRestNs = 900 * kMsNs;
constexpr std::uint64_t kSliceNs = 50 * kMsNs;

// Whether this thread stands back.
thread_local bool t_isBack = false;

void schedule(int policy) {
    const sched_param none{};
    (void)::sched_setscheduler(0, policy, &none);
}

/// Both are per thread on Linux (setpriority(2), ioprio_set(2)).
void beNice(int nice) {
    constexpr int kOneThread = 1;       // IOPRIO_WHO_PROCESS
    constexpr int kIdleDisk = 3 << 13;  // IOPRIO_CLASS_IDLE
    ::setpriority(PRIO_PROCESS, 0, nice);
    (void)::syscall(SYS_ioprio_set, kOneThread, 0, kIdleDisk);
}

void sleepFor(std::uint64_t ns, const std::atomic<bool>& cancelled) {
    const timespec slice{.tv_sec = 0, .tv_nsec = static_cast<long>(kSliceNs)};
    for (std::uint64_t slept = 0; slept < ns && !cancelled.load(std::memory_order_relaxed);
         slept += kSliceNs)
        ::nanosleep(&slice, nullptr);
}

}  // namespace

// "183722094 5412303 97\n": on a processor, waiting for one, how often
std::uint64_t parseRunDelay(const char* text) {
    char* end = nullptr;
    (void)std::strtoull(text, &end, 10);
    return end == text ? 0 : std::strtoull(end, nullptr, 10);
}

bool othersWait(std::uint64_t waitedNs, std::uint64_t wentByNs) {
    return waitedNs > wentByNs / 2;
}

Courtesy::Courtesy(bool quietly, int nice) {
    beNice(nice);
    if (!quietly)
        return;
    schedule(SCHED_IDLE);
    t_isBack = true;
    m_schedstat = FileDescriptor(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC));
    m_begunNs = m_lookedNs = model::bootTimeNs();
    m_waitedNs = waitedNs();
}

Courtesy::~Courtesy() {
    t_isBack = false;
}

std::uint64_t Courtesy::waitedNs() const {
    std::array<char, 96> text{};
    const bool isRead = m_schedstat && ::pread(m_schedstat.get(), text.data(), 95, 0) > 0;
    return isRead ? parseRunDelay(text.data()) : 0;
}

void Courtesy::rest(const std::atomic<bool>& cancelled) {
    const std::uint64_t now = t_isBack ? model::bootTimeNs() : 0;
    if (now < m_lookedNs + kLookEveryNs)
        return;
    if (now > m_begunNs + kPatienceNs) {
        schedule(SCHED_OTHER);
        t_isBack = false;
        return;
    }
    const std::uint64_t waited = waitedNs();
    if (othersWait(waited - m_waitedNs, now - m_lookedNs))
        sleepFor(kRestNs, cancelled);
    m_waitedNs = waitedNs();
    m_lookedNs = model::bootTimeNs();
}

StepForward::StepForward() {
    if (t_isBack)
        schedule(SCHED_OTHER);
}

StepForward::~StepForward() {
    if (t_isBack)
        schedule(SCHED_IDLE);
}

}  // namespace sources
