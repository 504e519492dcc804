#pragma once

#include <atomic>
#include <mutex>
#include <variant>
#include <vector>

#include "model/Event.h"
#include "model/Health.h"
#include "monitors/FileArrival.h"
#include "monitors/ProcessStart.h"
#include "sources/FileDescriptor.h"

namespace monitors {

using DetectionItem = std::variant<ProcessStart, model::ExitEvent, model::SocketEvent,
                                   model::AttachEvent, ModuleLoad, FileArrival>;

/// Bounded queue from the intake thread to the rules. What does not fit is counted.
class DetectionQueue {
  public:
    explicit DetectionQueue(std::size_t capacity = 16384);

    void push(DetectionItem item);      // any thread; others than intake nudge() afterwards
    void wake();                        // intake thread, once after a batch
    void nudge();                       // any thread: take() returns, perhaps with nothing
    std::vector<DetectionItem> take();  // detection thread
    int descriptor() const { return m_wake.get(); }
    model::QueueHealth health() const;

  private:
    std::size_t m_capacity;
    sources::FileDescriptor m_wake;
    mutable std::mutex m_mutex;
    std::vector<DetectionItem> m_items;
    std::uint64_t m_dropped = 0;
    std::atomic<bool> m_unseen{false};  // pushed since the last wake()
};

}  // namespace monitors
