#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "model/Event.h"
#include "model/Finding.h"
#include "monitors/FlowReader.h"
#include "monitors/LookSchedule.h"
#include "monitors/ProcessTable.h"
#include "monitors/ProgramCatalogue.h"
#include "monitors/ShellInspector.h"

namespace monitors {

/// Decides when a process is worth a look (P3) and passes on what the look found. Intake thread.
class ShellMonitor {
  public:
    struct Callbacks {
        /// Suspends the suspects if policy says so; answers whether it did.
        std::function<bool(const model::Finding&)> stopNow;
        std::function<void(model::Finding&&)> found;
        /// The kernel side stopped it, but nothing is to be done about it.
        std::function<void(const model::ProcessKey&)> release;
    };

    ShellMonitor(ProcessTable& table, ProgramCatalogue& programs, Callbacks callbacks)
        : m_table(table),
          m_callbacks(std::move(callbacks)),
          m_inspector(table, programs, m_flows) {}

    void onExec(const model::ExecEvent& event, const ProcessNode& node);
    void onSocket(const model::SocketEvent& event);

    void rememberListener(std::uint16_t port) { m_flows.rememberListener(port); }

    std::optional<std::uint64_t> nextLookNs() const { return m_schedule.nextNs(); }
    void tick(std::uint64_t nowNs);

    const LookSchedule& schedule() const { return m_schedule; }

  private:
    void onConnect(const model::SocketEvent& event, ProcessNode& node);
    bool isBelowConnection(const model::ExecEvent& event) const;
    void lookAround(std::int32_t pid, std::uint64_t nowNs);
    void scheduleAround(std::int32_t pid, std::uint64_t nowNs,
                        std::span<const std::uint32_t> delaysMs);
    bool look(const model::ProcessKey& key, std::uint64_t seenNs, bool stoppedInKernel);
    void report(model::Finding finding, const model::ProcessKey& looked, bool stoppedInKernel);
    void attributeToFirst(model::Finding& finding, const model::ProcessKey& looked);
    void remember(const model::ProcessKey& reported);
    void tracePolling(const model::ExecEvent& event, const ProcessNode& command);
    void traceBeacon(const model::SocketEvent& event, const ProcessNode& sender);

    ProcessTable& m_table;
    Callbacks m_callbacks;
    FlowReader m_flows;
    ShellInspector m_inspector;
    LookSchedule m_schedule;
    std::unordered_map<std::uint64_t, model::Finding>
        m_bySocket;  // socket inode -> first certain finding on it
    std::unordered_set<model::ProcessKey> m_reported;                     // need no later looks
    std::unordered_map<std::int32_t, std::uint64_t> m_lastConnectLookNs;  // pid -> when
};

}  // namespace monitors
