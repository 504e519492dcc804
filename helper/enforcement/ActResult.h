#pragma once

#include <string>
#include <vector>

#include "model/ProcessKey.h"
#include "model/Severity.h"

namespace enforcement {

/// What one act came to, for the alert's responses, the audit log and the bus.
struct ActResult {
    model::Outcome outcome = model::Outcome::Failed;
    std::string detail;                     // one sentence; names who survived or was spared
    std::vector<model::ProcessKey> done;    // who was signalled
    std::vector<model::ProcessKey> failed;  // who should have been and still is there
};

}  // namespace enforcement
