#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "enforcement/ActResult.h"
#include "enforcement/CgroupFreezer.h"
#include "enforcement/SuspectScope.h"
#include "enforcement/TreeStop.h"
#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Suspends whole trees and lets them go again. SIGSTOP through pidfds, walking the tree again
/// until nobody is outside; where the whole cgroup is the suspects' own, it is frozen as well,
/// which a foreign SIGCONT does not undo. Thread-safe.
class ProcessFreezer {
  public:
    struct Report : StopReport {
        bool cgroupFrozen = false;
    };

    explicit ProcessFreezer(const ProtectedProcesses& protectedProcesses,
                            CgroupFreezer cgroups = CgroupFreezer::system());

    // --- for the Responder; what it stops cannot be resumed with resume() ---

    /// Stops the roots and everything below them. Takes at most `limit`.
    Report stopTree(std::span<const model::ProcessKey> roots, const SuspectScope& scope,
                    std::chrono::milliseconds limit = std::chrono::milliseconds(200));

    /// SIGCONT to all of them, thaws their cgroup.
    ActResult letGo(std::span<const model::ProcessKey> keys);

    /// Forgets them (they were killed or are gone), or takes them over after a restart.
    void forget(std::span<const model::ProcessKey> keys);
    void adopt(std::span<const model::ProcessKey> keys);

    // --- a person's own, for the bus (Enforcement1) ---

    /// Stops the process and everything below it that has its real uid (root's: everything).
    /// Errors: NoSuchProcess, ProcessChanged, Protected.
    model::Result<ActResult> suspend(const model::ProcessKey& key);

    /// Errors: the same; Protected also for what the helper suspended (Alerts1.Allow is for that).
    model::Result<ActResult> resume(const model::ProcessKey& key);

    bool isHelpers(const model::ProcessKey& key) const;
    bool isSuspended(
        const model::ProcessKey& key) const;  // by the helper or by a person through it

  private:
    using Keys = std::set<model::ProcessKey>;

    Report stop(std::span<const model::ProcessKey> roots, const SuspectScope& scope,
                std::chrono::milliseconds limit, Keys& remembered);
    SuspectScope personsScope(const TreeMember& member) const;
    std::vector<model::ProcessKey> personsBelow(const model::ProcessKey& key) const;
    void thawCgroupsOf(std::span<const model::ProcessKey> keys);

    const ProtectedProcesses& m_protected;
    CgroupFreezer m_cgroups;
    mutable std::mutex m_mutex;
    Keys m_helpers, m_persons;
    std::map<model::ProcessKey, std::string> m_frozen;  // whose cgroup is frozen
};

}  // namespace enforcement
