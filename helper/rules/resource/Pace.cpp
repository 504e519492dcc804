#include "rules/resource/Pace.h"

#include <algorithm>

namespace rules::resource {
namespace {

using std::chrono::milliseconds;

constexpr double kNear = 0.5;
constexpr double kSmooth = 0.3;
constexpr int kCalmFactor = 3;
constexpr int kBatteryFactor = 2;

}  // namespace

milliseconds Pace::next(const Input& input) {
    const bool near = input.nearness >= kNear;
    const auto cost = static_cast<double>(input.cost.count());
    m_costUs = m_costUs == 0 ? cost : m_costUs + kSmooth * (cost - m_costUs);
    if (near)
        m_calmFor = milliseconds(0);
    milliseconds wanted = input.interval;
    if (!near && m_calmFor >= kCalmAfter)
        wanted *= kCalmFactor * (input.onBattery ? kBatteryFactor : 1);
    else if (!near && input.onBattery)
        wanted *= kBatteryFactor;
    wanted = std::min(wanted, std::max<milliseconds>(input.interval, kSlowest));
    const auto affordable = std::min<milliseconds>(
        milliseconds(static_cast<std::int64_t>(m_costUs / kBudget / 1000)), kSlowestOnBudget);
    m_overBudget = affordable > wanted;
    wanted = std::max(wanted, affordable);
    m_calmFor = near ? milliseconds(0) : m_calmFor + wanted;
    return wanted;
}

}  // namespace rules::resource
