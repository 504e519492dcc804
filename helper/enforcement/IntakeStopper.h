#pragma once

#include <memory>
#include <span>
#include <vector>

#include "enforcement/PolicyContext.h"
#include "enforcement/ProtectedProcesses.h"
#include "enforcement/SnapshotCell.h"
#include "enforcement/StopJournal.h"
#include "model/Finding.h"

namespace enforcement {

/// The part of the Responder that lives on the real-time intake thread.
class IntakeStopper {
  public:
    IntakeStopper(ProtectedProcesses& protectedProcesses, StopJournal journal);

    void setContext(std::shared_ptr<const PolicyContext> context);  // main thread
    std::shared_ptr<const PolicyContext> context() const { return m_context.get(); }

    /// See Responder::stopNow.
    bool stopNow(const model::Finding& finding);

    /// Main thread: they are in the pending file now, or were let go.
    void settled(std::span<const model::ProcessKey> keys);
    std::vector<model::ProcessKey> unsettled() const { return m_journal.entries(); }

    static constexpr std::size_t kMaxSuspects = 64;

  private:
    bool stopSuspects(const model::Finding& finding);
    bool stopOne(const model::ProcessKey& key);

    ProtectedProcesses& m_protected;
    StopJournal m_journal;
    SnapshotCell<PolicyContext> m_context;
};

}  // namespace enforcement
