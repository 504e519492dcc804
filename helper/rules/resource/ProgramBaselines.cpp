#include "rules/resource/ProgramBaselines.h"

#include <algorithm>
#include <utility>

namespace rules::resource {
namespace {

/// The same hour again (the helper was started anew in it): what was seen more often stands.
void store(std::vector<HourValue>& hours, const HourValue& value) {
    const auto at = std::ranges::lower_bound(hours, value.hour, {}, &HourValue::hour);
    if (at == hours.end() || at->hour != value.hour)
        hours.insert(at, value);
    else if (at->samples < value.samples)
        *at = value;
    const std::int64_t oldest = hours.back().hour - kKeptHours;
    std::erase_if(hours, [&](const HourValue& hour) { return hour.hour < oldest; });
}

}  // namespace

/// Hours of metrics that are no longer measured are left out.
void ProgramBaselines::load(const std::vector<model::BaselineHour>& rows) {
    for (const model::BaselineHour& row : rows) {
        const auto metric = metricOf(row.metric);
        Program* program = metric ? programFor(row.program, row.hour) : nullptr;
        if (program == nullptr)
            continue;
        auto& series = program->metrics[indexOf(*metric)];
        store((series ? *series : series.emplace()).hours, {row.hour, row.value, row.samples});
    }
}

void ProgramBaselines::forgetOldest() {
    const auto oldest = std::ranges::min_element(
        m_programs, {}, [](const auto& entry) { return entry.second.seenHour; });
    if (oldest != m_programs.end())
        m_programs.erase(oldest);
}

ProgramBaselines::Program* ProgramBaselines::programFor(const std::string& name,
                                                        std::int64_t hour) {
    if (name.empty())
        return nullptr;
    if (!m_programs.contains(name) && m_programs.size() >= kMaxPrograms)
        forgetOldest();
    Program& program = m_programs[name];
    program.seenHour = std::max(program.seenHour, hour);
    return &program;
}

void ProgramBaselines::close(const std::string& name, Metric metric, Series& series) {
    if (series.gauge.samples() > 0) {
        const HourValue value{series.openHour, series.gauge.ninthTenth(), series.gauge.samples()};
        store(series.hours, value);
        m_news.push_back(
            {name, std::string(ruleOf(metric)), value.hour, value.value, value.samples});
    }
    series.gauge.clear();
}

void ProgramBaselines::learn(const std::string& program, Metric metric, double value,
                             std::int64_t hour) {
    Program* known = programFor(program, hour);
    if (known == nullptr)
        return;
    auto& slot = known->metrics[indexOf(metric)];
    Series& series = slot ? *slot : slot.emplace();
    if (series.openHour != hour) {
        close(program, metric, series);
        series.openHour = hour;
    }
    series.gauge.add(value);
}

std::optional<Usual> ProgramBaselines::usual(const std::string& program, Metric metric,
                                             std::int64_t hour, std::int64_t periodH) const {
    const auto known = m_programs.find(program);
    if (known == m_programs.end())
        return std::nullopt;
    const auto& series = known->second.metrics[indexOf(metric)];
    return series ? usualAt(series->hours, hour, periodH) : std::nullopt;
}

std::vector<model::BaselineHour> ProgramBaselines::takeNews(std::int64_t hour, bool everything) {
    for (auto& [name, program] : m_programs)
        for (const Metric metric : kAllMetrics)
            if (auto& series = program.metrics[indexOf(metric)];
                series && (everything || series->openHour != hour))
                close(name, metric, *series);
    return std::exchange(m_news, {});
}

}  // namespace rules::resource
