#pragma once

#include "model/ResourceSettings.h"
#include "model/Settings.h"

namespace config {

/// What `resources.*` says; the schema's default where nothing else was set. The settings have been
/// checked when they were read.
model::ResourceSettings resourceSettings(const model::Settings& settings);

}  // namespace config
