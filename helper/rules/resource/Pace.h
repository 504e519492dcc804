#pragma once

#include <chrono>
#include <cstdint>

namespace rules::resource {

/// When the next sample is due: as configured while anybody is near a limit and for the first five
/// minutes after, slower when all is calm or on battery, and never so often that sampling costs
/// more than its budget. Pure.
class Pace {
  public:
    static constexpr double kBudget = 0.01;  // of one core
    static constexpr std::chrono::seconds kCalmAfter{300};
    static constexpr std::chrono::seconds kSlowest{30};
    static constexpr std::chrono::seconds kSlowestOnBudget{300};

    struct Input {
        std::chrono::milliseconds interval{5000};  // as configured
        double nearness = 0;                       // of the closest to its limit, 1 = at it
        bool onBattery = false;
        std::chrono::microseconds cost{0};  // processor time of the pass
    };

    std::chrono::milliseconds next(const Input& input);

    /// The last answer was longer than calm would have it.
    bool isOverBudget() const { return m_overBudget; }

  private:
    std::chrono::milliseconds m_calmFor{0};
    double m_costUs = 0;  // smoothed: one slow pass changes little
    bool m_overBudget = false;
};

}  // namespace rules::resource
