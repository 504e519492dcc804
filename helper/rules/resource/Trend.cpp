#include "rules/resource/Trend.h"

#include <algorithm>
#include <numeric>

namespace rules::resource {

Trend::Step Trend::add(double value, double limit, const TrendShape& shape) {
    m_samples.push_back({value, value > limit});
    if (m_samples.size() > shape.size)  // also when the settings now want fewer
        m_samples.erase(m_samples.begin(),
                        m_samples.end() - static_cast<std::ptrdiff_t>(shape.size));
    const std::size_t count = above();
    if (m_alert) {
        m_alert = count > 0;
        return m_alert ? Step::Lasts : Step::Ends;
    }
    m_alert = count >= shape.needed;
    return m_alert ? Step::Begins : Step::Quiet;
}

std::size_t Trend::above() const {
    return static_cast<std::size_t>(std::ranges::count_if(m_samples, &Sample::above));
}

double Trend::average() const {
    if (m_samples.empty())
        return 0;
    const double sum = std::accumulate(m_samples.begin(), m_samples.end(), 0.0,
                                       [](double s, const Sample& x) { return s + x.value; });
    return sum / static_cast<double>(m_samples.size());
}

double Trend::maximum() const {
    return m_samples.empty() ? 0 : std::ranges::max_element(m_samples, {}, &Sample::value)->value;
}

std::vector<double> Trend::values() const {
    std::vector<double> values;
    values.reserve(m_samples.size());
    for (const Sample& sample : m_samples)
        values.push_back(sample.value);
    return values;
}

}  // namespace rules::resource
