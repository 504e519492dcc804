#include "rules/behaviour/Beacon.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "rules/behaviour/DistinctWindow.h"

namespace rules {
namespace {

constexpr std::uint64_t kTogetherNs = 200'000'000;
constexpr std::uint64_t kFastestNs = 500'000'000;
constexpr double kMostDeviation = 0.2;
constexpr double kNear = 0.35;
constexpr double kShareNear = 0.75;
constexpr std::size_t kMostTimes = 128 * 1024;  // of all subjects: 1 MiB
constexpr std::size_t kMostSubjects = 4096;

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

}  // namespace

std::optional<Rhythm> rhythmOf(std::span<const std::uint64_t> timesNs) {
    if (timesNs.size() < 3)
        return std::nullopt;
    std::vector<double> intervals;
    for (std::size_t i = 1; i < timesNs.size(); ++i)
        intervals.push_back(static_cast<double>(timesNs[i] - timesNs[i - 1]));
    const double period = median(intervals);
    std::vector<double> deviations;
    for (const double interval : intervals)
        deviations.push_back(std::abs(interval - period));
    const double deviation = median(deviations);
    const auto near = std::ranges::count_if(
        deviations, [&](double distance) { return distance <= kNear * period; });
    if (period < static_cast<double>(kFastestNs) || deviation > kMostDeviation * period ||
        static_cast<double>(near) < kShareNear * static_cast<double>(intervals.size()))
        return std::nullopt;
    return Rhythm{timesNs.size(), static_cast<std::uint64_t>(period), deviation / period};
}

BeaconHistory::BeaconHistory(std::size_t count)
    : m_count(std::max<std::size_t>(count, 3)),
      m_subjects(std::min(kMostSubjects, kMostTimes / m_count)) {}

void BeaconHistory::makeRoom() {
    if (m_seen.size() >= m_subjects)
        forgetQuarter(m_seen, [](const Seen& seen) { return seen.timesNs.back(); });
}

std::optional<Rhythm> BeaconHistory::connected(const std::string& subject, std::uint64_t nowNs) {
    if (!m_seen.contains(subject))
        makeRoom();
    Seen& seen = m_seen[subject];
    if (!seen.timesNs.empty() && nowNs < seen.timesNs.back() + kTogetherNs)
        return std::nullopt;
    seen.timesNs.push_back(nowNs);
    if (seen.timesNs.size() > m_count)
        seen.timesNs.pop_front();
    if (seen.told || seen.timesNs.size() < m_count)
        return std::nullopt;
    const std::vector<std::uint64_t> times(seen.timesNs.begin(), seen.timesNs.end());
    const auto rhythm = rhythmOf(times);
    seen.told = rhythm.has_value();
    return rhythm;
}

}  // namespace rules
