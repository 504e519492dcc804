#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/ResourceSettings.h"
#include "rules/resource/ProcessUse.h"
#include "rules/resource/ProgramBaselines.h"
#include "rules/resource/Trend.h"

namespace rules::resource {

/// A process that was above its limit for long enough, with everything that explains it.
struct Anomaly {
    Metric metric = Metric::Cpu;
    ProcessUse use;
    double limit = 0;   // as configured
    double lifted = 0;  // what held for this program; the limit where nothing else was usual
    std::optional<Usual> usual;
    TrendShape shape;
    std::size_t above = 0;
    double average = 0, maximum = 0;
    std::vector<double> history;  // oldest first
};

/// Every process's trends and every program's baselines: samples in, anomalies out, one for each
/// episode. Remembers only who is near a limit. Pure; not thread-safe.
class AnomalyBook {
  public:
    using Watched = std::array<bool, kMetrics>;
    /// The program a process runs, as baselines know it: kept across restarts, empty = unknown.
    /// Asked only for who is near a limit, once for each execve.
    using ProgramOf = std::function<std::string(const ProcessUse&)>;

    AnomalyBook(ProgramBaselines& baselines, ProgramOf programOf, std::size_t cores);

    void apply(const model::ResourceSettings& settings, const Watched& watched);

    /// One sample of everybody. hour: since the epoch, in local time.
    std::vector<Anomaly> take(std::span<const ProcessUse> uses, std::int64_t hour);

    /// How close to its limit the closest process was at the last sample, 1 = at it.
    double nearness() const { return m_nearness; }
    std::size_t remembered() const { return m_states.size(); }

  private:
    struct State {
        std::array<std::optional<Trend>, kMetrics> trends;
        std::string program;
        std::uint64_t image = 0;
        std::uint64_t pass = 0;

        bool isAlert() const;
        bool isCalm() const;
    };

    bool isNear(const ProcessUse& use) const;
    State& stateOf(const ProcessUse& use);
    void weigh(const ProcessUse& use, Metric metric, State& state, std::int64_t hour,
               std::vector<Anomaly>& found);
    void learn(const ProcessUse& use, const State& state, std::int64_t hour);

    ProgramBaselines& m_baselines;
    ProgramOf m_programOf;
    std::size_t m_cores;
    model::ResourceSettings m_settings;
    Watched m_watched;
    std::unordered_map<model::ProcessKey, State> m_states;
    double m_nearness = 0;
    std::uint64_t m_pass = 0;
};

}  // namespace rules::resource
