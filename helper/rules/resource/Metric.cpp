#include "rules/resource/Metric.h"

#include <algorithm>
#include <cmath>

namespace rules::resource {
namespace {

using model::ResourceSettings;

struct Row {
    std::string_view rule;
    std::string_view name;
    std::string_view unit;
    std::int64_t ResourceSettings::* limit;
    std::int64_t ResourceSettings::* needed;
};

constexpr std::array<Row, kMetrics> kRows{{
    {"cpu-anomaly", "processor", " % of a core", &ResourceSettings::cpuPercent,
     &ResourceSettings::cpuTrendCount},
    {"memory-anomaly", "memory", " % of the memory", &ResourceSettings::memoryPercent,
     &ResourceSettings::memoryTrendCount},
    {"io-anomaly", "input and output", " reads and writes a second",
     &ResourceSettings::ioOperationsPerS, &ResourceSettings::trendCount},
    {"threads-anomaly", "threads", " threads", &ResourceSettings::threadsMax,
     &ResourceSettings::trendCount},
    {"descriptors-anomaly", "open files", " open files", &ResourceSettings::descriptorsMax,
     &ResourceSettings::trendCount},
    {"children-anomaly", "children", " children", &ResourceSettings::childrenMax,
     &ResourceSettings::trendCount},
    {"connections-anomaly", "connections", " connections", &ResourceSettings::connectionsMax,
     &ResourceSettings::trendCount},
}};

constexpr double kCeilingFactor = 5;

const Row& rowOf(Metric metric) {
    return kRows[indexOf(metric)];
}

TrendShape shapeWith(const ResourceSettings& settings, std::int64_t needed) {
    const auto atLeastOne = [](std::int64_t count) {
        return static_cast<std::size_t>(std::max<std::int64_t>(1, count));
    };
    return {std::max(atLeastOne(settings.historySize), atLeastOne(needed)), atLeastOne(needed)};
}

std::string tenths(double value) {
    const auto whole = std::llround(value * 10);
    std::string text = std::to_string(whole / 10);
    return whole % 10 == 0 ? text : text + "." + std::to_string(whole % 10);
}

}  // namespace

std::string_view ruleOf(Metric metric) {
    return rowOf(metric).rule;
}

std::optional<Metric> metricOf(std::string_view rule) {
    for (const Metric metric : kAllMetrics)
        if (ruleOf(metric) == rule)
            return metric;
    return std::nullopt;
}

std::string_view nameOf(Metric metric) {
    return rowOf(metric).name;
}

double limitOf(const ResourceSettings& settings, Metric metric) {
    return static_cast<double>(settings.*rowOf(metric).limit);
}

TrendShape shapeOf(const ResourceSettings& settings, Metric metric) {
    return shapeWith(settings, settings.*rowOf(metric).needed);
}

TrendShape trendShape(const ResourceSettings& settings) {
    return shapeWith(settings, settings.trendCount);
}

double ceilingOf(Metric metric, double limit, std::size_t cores) {
    if (metric == Metric::Memory)
        return limit + std::max(0.0, 100 - limit) / 2;
    if (metric == Metric::Cpu)
        return limit *
               std::min(kCeilingFactor, static_cast<double>(std::max<std::size_t>(1, cores)));
    return limit * kCeilingFactor;
}

std::string valueText(Metric metric, double value) {
    return tenths(value) + std::string(rowOf(metric).unit);
}

}  // namespace rules::resource
