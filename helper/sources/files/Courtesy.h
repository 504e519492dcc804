#pragma once

#include <atomic>
#include <cstdint>

#include "sources/FileDescriptor.h"

namespace sources {

/// How a thread that has time makes room for whoever has none. At first it runs only when nobody
/// else wants the processor (SCHED_IDLE) or the disk, and rests while others wait for a processor:
/// what it has to wait for one itself (/proc/thread-self/schedstat) is the measure, because its own
/// waiting stands in the machine's pressure as well. After kPatienceNs it goes on at its nice
/// value: a busy machine is compared, too. One object a thread, made by it.
class Courtesy {
  public:
    static constexpr std::uint64_t kPatienceNs = 30'000'000'000;

    /// Not quietly: the nice value alone.
    Courtesy(bool quietly, int nice);
    ~Courtesy();
    Courtesy(const Courtesy&) = delete;
    Courtesy& operator=(const Courtesy&) = delete;

    /// Between two files, nothing held.
    void rest(const std::atomic<bool>& cancelled);

  private:
    std::uint64_t waitedNs() const;

    FileDescriptor m_schedstat;
    std::uint64_t m_begunNs = 0, m_lookedNs = 0, m_waitedNs = 0;
};

/// While it lives, a thread that stands back runs as everybody does: it holds what others wait for.
class StepForward {
  public:
    StepForward();
    ~StepForward();
    StepForward(const StepForward&) = delete;
    StepForward& operator=(const StepForward&) = delete;
};

/// Whether others kept a thread from running for most of the time: the sum of what it waited for a
/// processor against the time that went by. Pure.
bool othersWait(std::uint64_t waitedNs, std::uint64_t wentByNs);

/// The second number of /proc/PID/schedstat, ns on a run queue (proc_pid_schedstat, Linux 2.6.9);
/// 0 when it is not there.
std::uint64_t parseRunDelay(const char* text);

}  // namespace sources
