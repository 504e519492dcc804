#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "enforcement/ProcessTree.h"
#include "enforcement/ProtectedProcesses.h"
#include "model/Finding.h"

namespace enforcement {

/// Who of a tree may be touched. One scope belongs to one alert.
struct SuspectScope {
    /// Only processes of this real uid; nothing = every uid. Set whenever an ordinary user's
    /// process is among the suspects: their socket must not get another user's process stopped
    /// (threats 3).
    std::optional<std::uint32_t> onlyUid;
    const ProtectedProcesses* protectedProcesses = nullptr;

    /// Why this one is spared, or nothing.
    std::optional<std::string> spareReason(const TreeMember& member) const;
};

/// subject: finding.process. Looks up the suspects' uids in /proc.
SuspectScope scopeOf(const model::Finding& finding, const ProtectedProcesses& protectedProcesses);

/// subject first, then finding.suspects; no repetition.
std::vector<model::ProcessKey> rootsOf(const model::Finding& finding);

/// The rule behind scopeOf, pure.
std::optional<std::uint32_t> onlyUid(std::uint32_t subjectUid,
                                     const std::vector<std::uint32_t>& suspectUids);

}  // namespace enforcement
