#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/ResourceSettings.h"

namespace rules::resource {

/// What is measured of a process, each held against its own limit.
enum class Metric : std::uint8_t { Cpu, Memory, Io, Threads, Descriptors, Children, Connections };

inline constexpr std::size_t kMetrics = 7;
inline constexpr std::array<Metric, kMetrics> kAllMetrics{
    Metric::Cpu,         Metric::Memory,   Metric::Io,         Metric::Threads,
    Metric::Descriptors, Metric::Children, Metric::Connections};

constexpr std::size_t indexOf(Metric metric) {
    return static_cast<std::size_t>(metric);
}

/// N samples above the limit out of the last M.
struct TrendShape {
    std::size_t size = 10;   // M, at least `needed`
    std::size_t needed = 3;  // N
};

std::string_view ruleOf(Metric metric);  // "cpu-anomaly"
std::optional<Metric> metricOf(std::string_view rule);
std::string_view nameOf(Metric metric);  // "processor", for sentences
double limitOf(const model::ResourceSettings& settings, Metric metric);
TrendShape shapeOf(const model::ResourceSettings& settings, Metric metric);
/// Of what has no count of its own.
TrendShape trendShape(const model::ResourceSettings& settings);

/// What no baseline may lift the limit above, however much was seen (the seed could be taught
/// anything by a hog that rises slowly).
double ceilingOf(Metric metric, double limit, std::size_t cores);

/// "97.5 % of a core", "12345 reads and writes a second", "512 threads".
std::string valueText(Metric metric, double value);

}  // namespace rules::resource
