#pragma once

#include <cstddef>
#include <vector>

#include "rules/resource/Metric.h"

namespace rules::resource {

/// The last samples of one metric of one process (or of the machine's pressure). Short spikes stay
/// silent: N samples above the limit out of the last M begin an anomaly, and it lasts until none of
/// the last M is. Pure; no clock.
class Trend {
  public:
    enum class Step { Quiet, Begins, Lasts, Ends };

    Step add(double value, double limit, const TrendShape& shape);

    bool isAlert() const { return m_alert; }
    std::size_t above() const;
    std::size_t size() const { return m_samples.size(); }
    double now() const { return m_samples.empty() ? 0 : m_samples.back().value; }
    double average() const;
    double maximum() const;

    /// Oldest first.
    std::vector<double> values() const;

  private:
    struct Sample {
        double value;
        bool above;
    };
    std::vector<Sample> m_samples;
    bool m_alert = false;
};

}  // namespace rules::resource
