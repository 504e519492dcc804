#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rules::resource {

/// What one program used of one metric in one hour: nine samples of ten were not above it. `hour`:
/// hours since the epoch in local time.
struct HourValue {
    std::int64_t hour = 0;
    double value = 0;
    std::uint32_t samples = 0;

    bool operator==(const HourValue&) const = default;
};

/// What is usual: median and median absolute deviation of hours, robust against single ones.
struct Usual {
    double median = 0;
    double deviation = 0;
    std::size_t hours = 0;    // learned from
    bool ofThisHour = false;  // of this hour of the week; else of the last period

    bool operator==(const Usual&) const = default;
};

/// The samples of one hour in 64 classes of 20 % each: small, and nothing has to be sorted.
class HourGauge {
  public:
    void add(double value);
    std::uint32_t samples() const { return m_samples; }
    /// The upper edge of the class that holds the ninth tenth.
    double ninthTenth() const;
    void clear() { *this = {}; }

  private:
    std::array<std::uint32_t, 64> m_classes{};
    std::uint32_t m_samples = 0;
    double m_maximum = 0;
};

inline constexpr std::int64_t kHoursOfWeek = 168;
inline constexpr std::size_t kEnoughHours = 3;  // fewer say nothing
inline constexpr std::size_t kEnoughWeeks = 3;  // of the same hour of the week
inline constexpr std::int64_t kKeptHours = 8 * kHoursOfWeek;

/// Of this hour of the week once there is enough, else of the last `periodH` hours; the running
/// hour does not count. Nothing where there is not enough. Pure.
std::optional<Usual> usualAt(std::span<const HourValue> hours, std::int64_t hour,
                             std::int64_t periodH);

/// The limit for a program whose use is known: lifted only where what is usual is above it, by the
/// margin and three deviations, and never above the ceiling. Pure.
double liftedLimit(double limit, const std::optional<Usual>& usual, double marginPercent,
                   double ceiling);

}  // namespace rules::resource
