#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "enforcement/SuspectScope.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// What stopping a tree came to.
struct StopReport {
    std::vector<model::ProcessKey> stopped;  // subject's first; some may have ended meanwhile
    std::vector<model::ProcessKey> spared;   // protected or another user's
    std::vector<model::ProcessKey> failed;   // did not stop in time, or may not be signalled
    std::vector<std::string> spareReasons;   // one for each that was spared
    bool complete = false;                   // a whole walk found nobody outside
};

/// SIGSTOP through pidfds to the roots and everything below them, walking again until a walk finds
/// nobody new and everybody stopped. Children whose parent ended before it was seen are found by
/// their process group. Stateless; any normal thread.
StopReport stopTree(std::span<const model::ProcessKey> roots, const SuspectScope& scope,
                    std::chrono::steady_clock::time_point deadline);

}  // namespace enforcement
