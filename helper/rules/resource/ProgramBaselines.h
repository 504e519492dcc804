#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/BaselineHour.h"
#include "rules/resource/Baseline.h"
#include "rules/resource/Metric.h"

namespace rules::resource {

/// What is usual for each program, learned by the hour. Bounded: of many programs those that were
/// seen last stay, of each metric the last eight weeks. Pure; not thread-safe.
class ProgramBaselines {
  public:
    static constexpr std::size_t kMaxPrograms = 2'000;

    void load(const std::vector<model::BaselineHour>& rows);

    /// A sample of one of its processes. Never call it for a process in alert.
    void learn(const std::string& program, Metric metric, double value, std::int64_t hour);

    std::optional<Usual> usual(const std::string& program, Metric metric, std::int64_t hour,
                               std::int64_t periodH) const;

    /// Closes the hours before `hour`; answers the hours that are new since the last call. With
    /// `everything` the running hour as well, as far as it is known (before the helper ends).
    std::vector<model::BaselineHour> takeNews(std::int64_t hour, bool everything = false);

    std::size_t programs() const { return m_programs.size(); }

  private:
    struct Series {
        std::vector<HourValue> hours;  // oldest first
        std::int64_t openHour = 0;
        HourGauge gauge;
    };
    struct Program {
        std::array<std::optional<Series>, kMetrics> metrics;
        std::int64_t seenHour = 0;
    };

    Program* programFor(const std::string& name, std::int64_t hour);
    void close(const std::string& name, Metric metric, Series& series);
    void forgetOldest();

    std::map<std::string, Program> m_programs;
    std::vector<model::BaselineHour> m_news;
};

}  // namespace rules::resource
