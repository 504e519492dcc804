#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>

#include "model/Event.h"
#include "model/Health.h"
#include "monitors/DetectionQueue.h"
#include "monitors/ProcessTable.h"
#include "monitors/ProgramCatalogue.h"
#include "monitors/RepeatGate.h"
#include "monitors/ShellMonitor.h"

namespace monitors {

/// Events of whatever source in, process tree and findings out. Everything on the intake thread but
/// counts() and live().
class ProcessMonitor {
  public:
    struct Callbacks {
        ShellMonitor::Callbacks shell;
        std::function<void(const model::SignalEvent&)> signal;
        std::function<void(DetectionItem&&)> forRules;  // what the slower rules want to know
    };

    ProcessMonitor(ProgramCatalogue::OwnerLookup owner, Callbacks callbacks);

    /// What runs and listens already: remembered as baseline, never judged. Before the first event.
    void takeSnapshot();

    void handle(model::Event&& event);

    /// When tick() has something to look at, CLOCK_BOOTTIME ns.
    std::optional<std::uint64_t> nextDueNs() const { return m_shells.nextLookNs(); }
    void tick(std::uint64_t nowNs) { m_shells.tick(nowNs); }

    /// Exits were lost: whoever is gone is noted as gone. 1.5 us a process (pidfd_open and close).
    void lookForMissedExits(std::uint64_t nowNs);

    model::EventCounts counts() const;
    std::uint64_t live() const { return m_live.load(std::memory_order_relaxed); }
    model::QueueHealth looks() const;

  private:
    void on(model::ExecEvent& event);
    void on(const model::ForkEvent& event);
    void on(const model::ExitEvent& event);
    void ended(const model::ExitEvent& event);
    void on(model::SocketEvent& event);
    void on(const model::SignalEvent& event);
    void on(const model::AttachEvent& event) { m_forRules(event); }
    void on(const model::ModuleEvent& event);
    ProcessStart startOf(model::ExecEvent& event, const ProcessNode& node,
                         const ProcessStart& before) const;
    ProcessStart formerOf(const model::ExecEvent& event) const;
    std::vector<Forebear> lineageOf(std::int32_t pid) const;

    void remember(std::int32_t pid);
    rules::CommandLine commandLineOf(const model::ExecEvent& event);

    ProcessTable m_table;
    ProgramCatalogue m_programs;
    ShellMonitor m_shells;
    RepeatGate m_repeats;
    std::function<void(const model::SignalEvent&)> m_signal;
    std::function<void(DetectionItem&&)> m_forRules;

    // Written by the intake thread, read by any.
    std::atomic<std::uint64_t> m_exec{0}, m_exit{0}, m_fork{0}, m_connect{0}, m_listen{0},
        m_live{0};
    std::atomic<std::uint64_t> m_looks{0}, m_looksDropped{0};
};

}  // namespace monitors
