#pragma once

#include "model/Error.h"

namespace courier {

/// Gives up everything that a download does not need: root (for the user _algomonitor, else
/// nobody), capabilities for good, open descriptors but 0 to 2, the environment, core dumps,
/// writing files. Ends with whoever started it. For the courier's main, before anything from
/// outside is read. Error: it may not go on.
model::Result<void> confine();

}  // namespace courier
