#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "model/Event.h"
#include "model/Finding.h"
#include "model/Health.h"
#include "monitors/ProcessMonitor.h"
#include "monitors/WriterBook.h"
#include "sources/EventSource.h"
#include "sources/FileDescriptor.h"

namespace monitors {

using IntakeItem = std::variant<model::Finding, model::SignalEvent,
                                model::ProcessKey>;  // key: stopped in vain, let it go

/// Bounded queue from the intake and the rules to the main thread. What does not fit is counted;
/// certain findings are never dropped while likely ones can be.
class IntakeQueue {
  public:
    explicit IntakeQueue(std::size_t capacity = 4096);

    void push(IntakeItem item);                      // any thread
    std::vector<IntakeItem> take();                  // main thread
    int descriptor() const { return m_wake.get(); }  // readable when take() has something
    model::QueueHealth health() const;

  private:
    std::size_t m_capacity;
    sources::FileDescriptor m_wake;
    mutable std::mutex m_mutex;
    std::deque<IntakeItem> m_items;
    std::uint64_t m_dropped = 0;
};

/// The real-time thread: events in, findings out (SCHED_RR 1, kernel-facts 0.4). Sleeps while
/// nothing happens.
class Intake {
  public:
    struct Options {
        std::unique_ptr<sources::EventSource> source;
        ProgramCatalogue::OwnerLookup owner;
        std::function<bool(const model::Finding&)> stopNow;  // called on the intake thread
        DetectionQueue& rules;
        WriterBook* writers = nullptr;  // may be null: nobody asks who changed files
    };

    explicit Intake(Options options);
    ~Intake();

    /// Takes the snapshot and starts the thread; returns when events are being handled.
    void start();
    void stop();

    IntakeQueue& queue() { return m_queue; }
    const sources::EventSource& source() const { return *m_source; }
    const ProcessMonitor& monitor() const { return m_monitor; }

    /// Asks the thread for a sign of life; answered() counts them. For the watchdog.
    void ping();
    std::uint64_t pinged() const { return m_pinged.load(std::memory_order_acquire); }
    std::uint64_t answered() const { return m_answered.load(std::memory_order_acquire); }

    /// Empty when the thread runs in real time, else why not.
    std::string degraded() const;

  private:
    ProcessMonitor::Callbacks callbacks(std::function<bool(const model::Finding&)> stopNow);
    void run();
    void repairAfterLosses(std::uint64_t nowNs);
    void remember(const model::Event& event);
    void waitForWork();
    void answerPing();

    IntakeQueue m_queue;
    DetectionQueue& m_rules;
    WriterBook* m_writers;
    std::unique_ptr<sources::EventSource> m_source;
    ProcessMonitor m_monitor;
    std::uint64_t m_lostExits = 0, m_repairedNs = 0;  // as of the last repair
    sources::FileDescriptor m_wake;
    std::atomic<bool> m_stopping{false};
    std::atomic<std::uint64_t> m_pinged{0}, m_answered{0};
    std::atomic<int> m_realTimeError{0};
    std::thread m_thread;
};

}  // namespace monitors
