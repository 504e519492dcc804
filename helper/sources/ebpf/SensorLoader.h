#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/Error.h"
#include "model/Health.h"

struct Sensor;

namespace sources {

struct LoadedSensor {
    Sensor* sensor = nullptr;  // owned by the caller: Sensor__destroy
    std::vector<model::SourceHealth> health;
};

/// Probes every program of the sensor by loading it alone, then loads and attaches those that are
/// accepted. Error Unavailable when exec cannot be watched: the subject is the feature, the errno
/// the kernel's.
model::Result<LoadedSensor> loadSensor(const std::string& scopeCgroup);

}  // namespace sources
