#include "sources/files/IoBudget.h"

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>

#include "model/Clock.h"
#include "sources/FileDescriptor.h"

namespace sources {
namespace {

constexpr std::uint64_t kLookEvery = 1U << 20;  // hashing so much takes less than a millisecond
constexpr std::uint64_t kSliceNs = 50'000'000;

/// This thread's count, and what it was at the last look.
struct ThreadIo {
    FileDescriptor file{::open("/proc/thread-self/io", O_RDONLY | O_CLOEXEC)};
    std::uint64_t seen = 0, unlooked = 0;

    ThreadIo() { seen = now(); }
    std::uint64_t now() const {
        std::array<char, 512> text{};
        const ssize_t size = file ? ::pread(file.get(), text.data(), text.size() - 1, 0) : -1;
        return size > 0 ? parseReadBytes(text.data()) : 0;
    }
};

}  // namespace

std::uint64_t parseReadBytes(const char* text) {
    const char* line = std::strstr(text, "\nread_bytes: ");
    return line == nullptr ? 0 : std::strtoull(line + 13, nullptr, 10);
}

void IoBudget::read(std::uint64_t bytes, const std::atomic<bool>& cancelled) {
    if (m_bytesPerS == 0)
        return;
    thread_local ThreadIo io;
    io.unlooked += bytes;
    if (io.unlooked < kLookEvery)
        return;
    const std::uint64_t now = io.file ? io.now() : io.seen + io.unlooked;
    m_spent.fetch_add(now - io.seen, std::memory_order_relaxed);
    io.seen = now;
    io.unlooked = 0;
    sleepIfAhead(cancelled);
}

void IoBudget::sleepIfAhead(const std::atomic<bool>& cancelled) {
    std::uint64_t unset = 0;
    m_startNs.compare_exchange_strong(unset, model::bootTimeNs());
    const auto due = [this] {
        return m_startNs.load() + spent() * 1'000 / m_bytesPerS * 1'000'000;
    };
    while (model::bootTimeNs() < due() && !cancelled.load(std::memory_order_relaxed)) {
        const timespec slice{.tv_sec = 0, .tv_nsec = static_cast<long>(kSliceNs)};
        ::nanosleep(&slice, nullptr);
    }
}

}  // namespace sources
