#include "rules/resource/AnomalyBook.h"

#include <algorithm>

namespace rules::resource {
namespace {

constexpr double kNear = 0.5;    // of the limit: worth remembering
constexpr double kWorth = 0.25;  // of the limit: worth learning

}  // namespace

bool AnomalyBook::State::isAlert() const {
    return std::ranges::any_of(trends, [](const auto& t) { return t && t->isAlert(); });
}

bool AnomalyBook::State::isCalm() const {
    return std::ranges::none_of(trends, [](const auto& t) { return t.has_value(); });
}

AnomalyBook::AnomalyBook(ProgramBaselines& baselines, ProgramOf programOf, std::size_t cores)
    : m_baselines(baselines), m_programOf(std::move(programOf)), m_cores(cores) {
    m_watched.fill(true);
}

void AnomalyBook::apply(const model::ResourceSettings& settings, const Watched& watched) {
    m_settings = settings;
    m_watched = watched;
}

bool AnomalyBook::isNear(const ProcessUse& use) const {
    return std::ranges::any_of(kAllMetrics, [&](Metric metric) {
        return m_watched[indexOf(metric)] &&
               use[metric].value_or(0) >= limitOf(m_settings, metric) * kWorth;
    });
}

AnomalyBook::State& AnomalyBook::stateOf(const ProcessUse& use) {
    State& state = m_states[use.key];
    if (state.pass == 0 || state.image != use.image) {
        state.image = use.image;
        state.program = m_settings.baselines.enabled ? m_programOf(use) : std::string();
    }
    state.pass = m_pass;
    return state;
}

void AnomalyBook::weigh(const ProcessUse& use, Metric metric, State& state, std::int64_t hour,
                        std::vector<Anomaly>& found) {
    auto& trend = state.trends[indexOf(metric)];
    const double value = use[metric].value_or(0);
    const double limit = limitOf(m_settings, metric);
    m_nearness = std::max(m_nearness, value / limit);
    if (!m_watched[indexOf(metric)])
        return trend.reset();
    if (!trend && value < limit * kNear)
        return;
    std::optional<Usual> usual;
    if (m_settings.baselines.enabled && value > limit)
        usual = m_baselines.usual(state.program, metric, hour, m_settings.baselines.periodH);
    const double lifted =
        liftedLimit(limit, usual, static_cast<double>(m_settings.baselines.marginPercent),
                    ceilingOf(metric, limit, m_cores));
    const TrendShape shape = shapeOf(m_settings, metric);
    Trend& known = trend ? *trend : trend.emplace();
    if (known.add(value, lifted, shape) == Trend::Step::Begins)
        found.push_back({metric, use, limit, lifted, usual, shape, known.above(), known.average(),
                         known.maximum(), known.values()});
    if (known.maximum() < limit * kNear && !known.isAlert())
        trend.reset();
}

/// What a process does while it is in alert is no example.
void AnomalyBook::learn(const ProcessUse& use, const State& state, std::int64_t hour) {
    if (!m_settings.baselines.enabled || state.isAlert() || state.program.empty())
        return;
    for (const Metric metric : kAllMetrics)
        if (const auto value = use[metric]; value && *value >= limitOf(m_settings, metric) * kWorth)
            m_baselines.learn(state.program, metric, *value, hour);
}

std::vector<Anomaly> AnomalyBook::take(std::span<const ProcessUse> uses, std::int64_t hour) {
    std::vector<Anomaly> found;
    m_nearness = 0;
    ++m_pass;
    for (const ProcessUse& use : uses) {
        if (!isNear(use) && !m_states.contains(use.key))
            continue;
        State& state = stateOf(use);
        for (const Metric metric : kAllMetrics)
            if (use[metric] || state.trends[indexOf(metric)])
                weigh(use, metric, state, hour, found);
        learn(use, state, hour);
    }
    std::erase_if(m_states, [&](const auto& entry) {
        return entry.second.pass != m_pass ||
               (entry.second.isCalm() && entry.second.program.empty());
    });
    return found;
}

}  // namespace rules::resource
