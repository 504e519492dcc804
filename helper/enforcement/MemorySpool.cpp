#include "enforcement/MemorySpool.h"

#include <sys/mman.h>

#include <algorithm>

namespace enforcement {
namespace {

constexpr std::uint64_t kFewestPieces = 2;

/// Without it, the first write to each page asks the kernel while the process stands still. Linux
/// 5.14; before, and where memory is short, it comes page by page.
void fillWithPages(void* memory, std::size_t bytes) {
    (void)::madvise(memory, bytes, MADV_HUGEPAGE);
#ifdef MADV_POPULATE_WRITE
    (void)::madvise(memory, bytes, MADV_POPULATE_WRITE);
#endif
}

}  // namespace

MemorySpool::MemorySpool(std::uint64_t bytes) {
    std::uint64_t pieces = std::max(kFewestPieces, (bytes + kPieceBytes - 1) / kPieceBytes);
    constexpr int kFlags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void* memory = MAP_FAILED;
    for (; memory == MAP_FAILED && pieces > 0; pieces /= 2) {
        memory = ::mmap(nullptr, pieces * kPieceBytes, PROT_READ | PROT_WRITE, kFlags, -1, 0);
        if (memory != MAP_FAILED)
            m_sizes.resize(pieces);
    }
    if (memory == MAP_FAILED) {
        m_refused = true;
        return;
    }
    m_memory = static_cast<char*>(memory);
    fillWithPages(memory, m_sizes.size() * kPieceBytes);
}

MemorySpool::~MemorySpool() {
    if (m_memory != nullptr)
        (void)::munmap(m_memory, m_sizes.size() * kPieceBytes);
}

std::span<char> MemorySpool::freePiece(Clock::time_point deadline) {
    std::unique_lock lock(m_mutex);
    const auto isFree = [this] { return m_refused || m_read - m_written < m_sizes.size(); };
    if (!isFree()) {
        m_wasFull = true;
        m_changed.notify_all();
    }
    if (!m_changed.wait_until(lock, deadline, isFree) || m_refused)
        return {};
    return {at(m_read), kPieceBytes};
}

void MemorySpool::put(std::size_t bytes) {
    const std::lock_guard lock(m_mutex);
    m_sizes[m_read % m_sizes.size()] = bytes;
    ++m_read;
    m_changed.notify_all();
}

void MemorySpool::end() {
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_changed.notify_all();
}

std::string_view MemorySpool::take() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock,
                   [this] { return m_ended || m_refused || (m_wasFull && m_written < m_read); });
    if (m_refused || m_written == m_read)
        return {};
    return {at(m_written), m_sizes[m_written % m_sizes.size()]};
}

void MemorySpool::giveBack() {
    const std::lock_guard lock(m_mutex);
    if (m_ended)  // nobody fills it again
        (void)::madvise(at(m_written), kPieceBytes, MADV_DONTNEED);
    ++m_written;
    m_changed.notify_all();
}

void MemorySpool::refuse() {
    const std::lock_guard lock(m_mutex);
    m_refused = true;
    m_changed.notify_all();
}

bool MemorySpool::wasFull() const {
    const std::lock_guard lock(m_mutex);
    return m_wasFull;
}

}  // namespace enforcement
