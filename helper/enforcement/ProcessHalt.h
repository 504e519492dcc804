#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "enforcement/CoreFile.h"
#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Every thread of one process stands still for as long as this lives (PTRACE_SEIZE, Linux 3.4):
/// no signal is sent, nobody sees it, and when the helper dies the kernel lets them go on by
/// itself. Whoever was stopped before stays so. Belongs to the thread that made it; that thread
/// must end soon after, which lets go of what could not be asked to.
class ProcessHalt {
  public:
    /// Errors: NoSuchProcess, ProcessChanged, Protected (a debugger has it), Unavailable (a thread
    /// did not stop in time).
    static model::Result<ProcessHalt> create(const model::ProcessKey& key,
                                             std::chrono::milliseconds limit);

    ProcessHalt(ProcessHalt&& other) noexcept = default;
    ProcessHalt& operator=(ProcessHalt&&) = delete;
    ~ProcessHalt();

    /// The leader first.
    std::vector<CoreThread> registers() const;

    std::chrono::steady_clock::time_point since() const { return m_since; }
    void release();

  private:
    struct Thread {
        std::int32_t id;
        int pendingSignal;  // it stopped for; given back when it goes on
    };

    explicit ProcessHalt(std::chrono::steady_clock::time_point since) : m_since(since) {}
    model::Result<bool> haltNewThreads(std::int32_t pid,
                                       std::chrono::steady_clock::time_point deadline);
    bool holds(std::int32_t id) const;

    std::vector<Thread> m_threads;
    std::chrono::steady_clock::time_point m_since;
};

}  // namespace enforcement
