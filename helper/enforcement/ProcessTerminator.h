#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "enforcement/ActResult.h"
#include "enforcement/SuspectScope.h"
#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Ends processes and says honestly who is left. Without state; thread-safe. Both calls may take
/// as long as their limits: a pool thread is the place for them.
class ProcessTerminator {
  public:
    struct Limits {
        std::chrono::milliseconds grace{3000};  // between TERM and KILL
        std::chrono::milliseconds kill{2000};   // for KILL to work
    };

    explicit ProcessTerminator(const ProtectedProcesses& protectedProcesses)
        : ProcessTerminator(protectedProcesses, Limits{}) {}
    ProcessTerminator(const ProtectedProcesses& protectedProcesses, Limits limits)
        : m_protected(protectedProcesses), m_limits(limits) {}

    /// TERM, the grace period, KILL (Enforcement1.Terminate, TerminateTree). tree: everything below
    /// it too that has its real uid (root's: everything). A suspended process is killed at once: to
    /// end by itself it would have to be woken. Errors: NoSuchProcess, ProcessChanged, Protected.
    model::Result<ActResult> terminate(const model::ProcessKey& key, bool tree) const;

    /// KILL at once: stops the whole tree first so that it cannot fork away, then kills it, and
    /// walks again until nobody is left or the limit is over. `members`: who is known to belong to
    /// it already, also when the parent is gone.
    ActResult killTree(std::span<const model::ProcessKey> members, const SuspectScope& scope) const;

    /// KILL to exactly these.
    ActResult kill(std::span<const model::ProcessKey> keys, const SuspectScope& scope) const;

  private:
    struct Targets;
    model::Result<Targets> targetsOf(const model::ProcessKey& key, bool tree) const;

    const ProtectedProcesses& m_protected;
    Limits m_limits;
};

}  // namespace enforcement
