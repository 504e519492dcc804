#pragma once

#include <cstdint>
#include <string>

#include "model/Finding.h"
#include "rules/resource/AnomalyBook.h"
#include "rules/resource/Pressure.h"

// What the resource rules found, in plain words: the report's facts (R6) stand in `why`. Names from
// outside are escaped.
namespace monitors {

/// Who it is about, as far as it could still be read.
struct ResourceSubject {
    model::Process process;
    std::vector<model::Process> ancestry;  // parent first
    std::int64_t startedAtUs = 0;          // microseconds since the epoch
};

model::Finding wordAnomaly(const rules::resource::Anomaly& anomaly, const ResourceSubject& subject,
                           std::uint64_t seenNs);

model::Finding wordPressure(const rules::resource::PressureAnomaly& anomaly,
                            const rules::resource::Culprit& culprit, const ResourceSubject& subject,
                            std::uint64_t seenNs);

}  // namespace monitors
