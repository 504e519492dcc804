#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "model/FileChange.h"
#include "monitors/BaselineAccess.h"
#include "sources/files/TreeSweep.h"

namespace monitors {

/// Sweeps on a thread of their own, one at a time. A building one writes what it finds into the
/// baseline; any other hands it over, and waits when nobody takes it.
class IntegritySweeper {
  public:
    struct Order {
        bool build = false;    // what is found becomes the baseline
        bool hashAll = false;  // also what seems unchanged
        std::vector<std::string> roots{};
        std::uint64_t bytesPerS = 0;
        bool givesWay = true;  // while others want the processor; never when somebody asked for it
    };
    struct End {
        Order order;
        bool whole = false;  // not cancelled, nothing failed
        double seconds = 0;
        std::string failure;
    };

    IntegritySweeper(const BaselineAccess& access, std::function<void()> wake);
    ~IntegritySweeper();

    /// Only when not isRunning().
    void start(Order order, std::function<bool(std::string_view path)> isLeftOut);
    void cancel();
    bool isBuilding() const { return m_building.load(std::memory_order_relaxed); }
    bool isRunning() const { return m_running.load(std::memory_order_acquire); }

    /// Owner's thread: what differs, and the end of a sweep if it came.
    std::vector<sources::SweptFile> take();
    std::optional<End> takeEnd();

    const sources::SweepProgress& progress() const { return m_progress; }

  private:
    void run(const Order& order, const std::function<bool(std::string_view path)>& isLeftOut);
    void hand(sources::SweptFile&& file);
    void build(sources::SweptFile&& file);
    void writeBuilt(bool all);
    void release();
    void join();

    const BaselineAccess& m_access;
    const std::function<void()> m_wake;
    sources::SweepProgress m_progress;
    std::atomic<bool> m_cancelled{false}, m_running{false}, m_building{false};
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::vector<sources::SweptFile> m_files;
    model::BaselineChanges m_built;
    std::string m_failure;
    std::optional<End> m_end;
};

}  // namespace monitors
