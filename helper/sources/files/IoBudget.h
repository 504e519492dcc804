#pragma once

#include <atomic>
#include <cstdint>

namespace sources {

/// How much may be read from the disk in a second by all threads together. What the page cache
/// gives costs nothing: the kernel's own count of the thread (/proc/thread-self/io, read_bytes) is
/// what is budgeted. Without that file every byte counts. Thread-safe.
class IoBudget {
  public:
    /// 0 = as fast as it goes.
    explicit IoBudget(std::uint64_t bytesPerS) : m_bytesPerS(bytesPerS) {}

    /// After a read: sleeps while the threads are ahead of their time, unless cancelled.
    void read(std::uint64_t bytes, const std::atomic<bool>& cancelled);

    std::uint64_t spent() const { return m_spent.load(std::memory_order_relaxed); }

  private:
    void sleepIfAhead(const std::atomic<bool>& cancelled);

    const std::uint64_t m_bytesPerS;
    std::atomic<std::uint64_t> m_spent{0};
    std::atomic<std::uint64_t> m_startNs{0};
};

/// read_bytes of /proc/PID/io (proc(5)); 0 when it is not there.
std::uint64_t parseReadBytes(const char* text);

}  // namespace sources
