#pragma once

#include <string>

#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// One process for the details dialog, as JSON (Processes1.Details): arguments, ancestry, and the
/// evidence's texts. Secrets in the environment are masked. A pool thread's job. Errors:
/// NoSuchProcess, ProcessChanged.
model::Result<std::string> processDetails(const model::ProcessKey& key);

}  // namespace enforcement
