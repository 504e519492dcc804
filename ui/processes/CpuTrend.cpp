#include "ui/processes/CpuTrend.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::size_t kMostPoints = 128;  // a helper that answers twice a second

}  // namespace

void CpuTrend::note(std::int64_t atUs, double told) {
    const double value = std::isfinite(told) ? told : 0;
    if (!m_points.empty() && atUs < m_points.back().atUs)
        m_points.clear();
    if (m_points.empty() ? value == 0 : value == m_points.back().value)
        return;
    m_points.push_back({atUs, value});
    // The newest of those that are too old is what was in force when the span begins.
    const auto inSpan = std::ranges::find_if(
        m_points, [&](const Point& point) { return point.atUs > atUs - kSpanUs; });
    if (inSpan - m_points.begin() > 1)
        m_points.erase(m_points.begin(), inSpan - 1);
    if (m_points.size() > kMostPoints)
        m_points.erase(m_points.begin());
}

std::array<double, CpuTrend::kSteps> CpuTrend::steps(std::int64_t nowUs) const {
    std::array<double, kSteps> steps{};
    double inForce = 0;
    auto point = m_points.begin();
    for (std::size_t i = 0; i < kSteps; ++i) {
        const std::int64_t end =
            nowUs - kSpanUs + kSpanUs * static_cast<std::int64_t>(i + 1) / std::int64_t{kSteps};
        steps[i] = inForce;
        for (; point != m_points.end() && point->atUs <= end; ++point) {
            inForce = point->value;
            steps[i] = std::max(steps[i], inForce);
        }
    }
    return steps;
}

}  // namespace ui
