#include "rules/resource/Baseline.h"

#include <algorithm>
#include <cmath>

namespace rules::resource {
namespace {

constexpr double kClass = 1.2;      // each class is so much wider than the one before
constexpr double kSmallest = 1.0;   // everything below is the first class
constexpr double kNormal = 1.4826;  // a deviation of the median as one of a normal distribution
constexpr double kDeviations = 3;

std::size_t classOf(double value, std::size_t classes) {
    if (!(value > kSmallest))
        return 0;
    const auto index = static_cast<std::size_t>(std::log(value / kSmallest) / std::log(kClass)) + 1;
    return std::min(index, classes - 1);
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

Usual usualOf(const std::vector<double>& values, bool ofThisHour) {
    Usual usual;
    usual.median = median(values);
    std::vector<double> distances;
    distances.reserve(values.size());
    for (const double value : values)
        distances.push_back(std::abs(value - usual.median));
    usual.deviation = median(std::move(distances));
    usual.hours = values.size();
    usual.ofThisHour = ofThisHour;
    return usual;
}

template <typename Wanted>
std::vector<double> valuesOf(std::span<const HourValue> hours, Wanted wanted) {
    std::vector<double> values;
    for (const HourValue& hour : hours)
        if (wanted(hour.hour))
            values.push_back(hour.value);
    return values;
}

}  // namespace

void HourGauge::add(double value) {
    ++m_classes[classOf(value, m_classes.size())];
    ++m_samples;
    m_maximum = std::max(m_maximum, value);
}

double HourGauge::ninthTenth() const {
    const std::uint64_t wanted = (static_cast<std::uint64_t>(m_samples) * 9 + 9) / 10;
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < m_classes.size(); ++i) {
        seen += m_classes[i];
        if (seen >= wanted)
            return std::min(m_maximum, kSmallest * std::pow(kClass, static_cast<double>(i)));
    }
    return m_maximum;
}

std::optional<Usual> usualAt(std::span<const HourValue> hours, std::int64_t hour,
                             std::int64_t periodH) {
    const auto sameHour = valuesOf(hours, [&](std::int64_t at) {
        return at < hour && at >= hour - kKeptHours && (hour - at) % kHoursOfWeek == 0;
    });
    if (sameHour.size() >= kEnoughWeeks)
        return usualOf(sameHour, true);
    const auto recent =
        valuesOf(hours, [&](std::int64_t at) { return at < hour && at >= hour - periodH; });
    if (recent.size() >= kEnoughHours)
        return usualOf(recent, false);
    return std::nullopt;
}

double liftedLimit(double limit, const std::optional<Usual>& usual, double marginPercent,
                   double ceiling) {
    if (!usual || !(usual->median > limit))
        return limit;
    const double lifted =
        usual->median * (1 + marginPercent / 100) + kDeviations * kNormal * usual->deviation;
    return std::clamp(lifted, limit, std::max(limit, ceiling));
}

}  // namespace rules::resource
