#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "model/Error.h"
#include "model/ProcessKey.h"
#include "model/ProcessRow.h"
#include "monitors/ConnectionCounter.h"
#include "monitors/MachineHistory.h"
#include "monitors/MachineMeter.h"
#include "monitors/RowGenerations.h"
#include "monitors/RowMeter.h"

namespace monitors {

/// What runs and how much it uses, for whoever looks: /proc is read only when somebody asks, and at
/// most once a second. Every method may be called by any thread. changes() and tick() read /proc
/// (10 us a process: a worker's job); history() never waits for them.
class ProcessSampler {
  public:
    struct Options {
        /// Owning package of an executable's path, empty = none; called on the sampling thread.
        std::function<std::string(const std::string&)> packageOf;
        /// Suspended by the helper; called on the sampling thread.
        std::function<bool(const model::ProcessKey&)> isSuspended;
        /// Microseconds since the epoch. For tests; empty = the system's clock.
        std::function<std::int64_t()> nowUs;
    };

    explicit ProcessSampler(Options options);

    /// What is different since `generation` (0, or one nobody remembers: everything,
    /// complete=true), after a new sample when the last is a second old. Rates are over the time
    /// since the sample before: the first sample of a process has none.
    model::ProcessChanges changes(std::uint64_t generation);

    /// The daemon calls it every 60 s: takes the machine sample of the long history, and forgets
    /// the rows when nobody has asked for a minute.
    void tick();

    /// Machine samples of the last `seconds` (at most 86,400), oldest first, at most 600: one a
    /// second while somebody looked, up to 10 minutes back, else one a minute.
    std::vector<model::MachineSample> history(std::uint32_t seconds) const;

  private:
    void sample(std::int64_t nowUs);

    Options m_options;
    std::mutex m_sampling;  // guards everything down to m_machine
    RowMeter m_meter;
    ConnectionCounter m_connections;
    RowGenerations m_rows;
    MachineMeter m_fineMeter, m_coarseMeter;
    std::int64_t m_sampledAtUs = 0;
    std::int64_t m_askedAtUs = 0;
    model::MachineSample m_machine;

    mutable std::mutex m_remembering;
    MachineHistory m_history;
};

}  // namespace monitors
