#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

namespace enforcement {

/// Where what is read from a halted process waits until the process goes on: memory that was taken
/// before the halt, so that reading is all the process stands still for. First in, first out, in
/// pieces. Who reads and who writes are two threads; while there is room, nothing is written before
/// the end. Too little memory only makes the halt longer.
class MemorySpool {
  public:
    using Clock = std::chrono::steady_clock;

    static constexpr std::size_t kPieceBytes = 2U << 20;  // a huge page

    /// Takes as much, at least two pieces.
    explicit MemorySpool(std::uint64_t bytes);
    ~MemorySpool();
    MemorySpool(const MemorySpool&) = delete;
    MemorySpool& operator=(const MemorySpool&) = delete;

    // Who reads.
    /// To be filled; waits for one. Empty: nobody writes any more, or not in time.
    std::span<char> freePiece(Clock::time_point deadline);
    /// What freePiece() gave holds so much now.
    void put(std::size_t bytes);
    /// Nothing more comes.
    void end();

    // Who writes.
    /// Waits until everything was read or the spool is full. Empty: that was all.
    std::string_view take();
    /// What take() gave is written.
    void giveBack();
    /// Either: nothing is written any more.
    void refuse();

    /// The process had to stand still while something was written.
    bool wasFull() const;

  private:
    char* at(std::uint64_t piece) const { return m_memory + piece % m_sizes.size() * kPieceBytes; }

    char* m_memory = nullptr;
    std::vector<std::size_t> m_sizes;  // of what each piece holds
    std::uint64_t m_read = 0, m_written = 0;
    bool m_ended = false, m_refused = false, m_wasFull = false;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
};

}  // namespace enforcement
