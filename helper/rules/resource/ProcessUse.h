#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "model/ProcessKey.h"
#include "rules/resource/Metric.h"

namespace rules::resource {

/// What one process uses at one sample. A metric without a value was not measured: rates need two
/// samples, and costly ones are read only where they can be above their limit.
struct ProcessUse {
    model::ProcessKey key;
    std::int32_t parentPid = 0;
    std::uint32_t uid = 0;
    std::uint64_t image = 0;
    std::string name;
    std::uint64_t residentKiB = 0;
    std::uint64_t ioBytesPerS = 0;
    std::uint32_t descriptorRoom = 0;
    std::array<std::optional<double>, kMetrics> values;

    std::optional<double> operator[](Metric metric) const { return values[indexOf(metric)]; }
    void set(Metric metric, double value) { values[indexOf(metric)] = value; }
};

/// The machine the values are percentages of.
struct Machine {
    std::uint64_t memoryKiB = 0;
    std::size_t cores = 1;
};

}  // namespace rules::resource
