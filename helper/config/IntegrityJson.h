#pragma once

#include "model/IntegritySettings.h"
#include "model/Settings.h"

namespace config {

/// What `integrity.*` says; the schema's default where nothing else was set.
model::IntegritySettings integritySettings(const model::Settings& settings);

}  // namespace config
