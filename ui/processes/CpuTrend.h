#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ui {

/// The last minute of a figure that is told only when it changes. Pure.
class CpuTrend {
  public:
    static constexpr std::int64_t kSpanUs = 60'000'000;
    static constexpr std::size_t kSteps = 30;

    /// From `atUs` on it is what is told (0 for what is no number). A clock that was set back
    /// begins anew.
    void note(std::int64_t atUs, double told);

    /// The minute before nowUs in steps, oldest first: the most it was in each. Before the first
    /// note it was 0.
    std::array<double, kSteps> steps(std::int64_t nowUs) const;
    /// Whether there is a minute worth drawing: it was ever anything else than 0.
    bool isEmpty() const { return m_points.empty(); }

  private:
    struct Point {
        std::int64_t atUs;
        double value;
    };
    std::vector<Point> m_points;  // by time; the first may be older than the span: still in force
};

}  // namespace ui
