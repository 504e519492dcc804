#pragma once

#include "model/NetworkSettings.h"
#include "model/Settings.h"

namespace config {

/// What `network.*` says; the schema's default where nothing else was set. The settings have been
/// checked when they were read.
model::NetworkSettings networkSettings(const model::Settings& settings);

}  // namespace config
