#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "model/Event.h"

namespace sources {

/// One ring buffer record of the sensor (SensorEvents.h) -> event. Nothing when the record is too
/// short, of unknown kind, or says lengths beyond its end. Pure; any thread.
std::optional<model::Event> parseSensorRecord(std::span<const std::byte> record);

}  // namespace sources
