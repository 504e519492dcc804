#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "enforcement/ActResult.h"
#include "enforcement/CaseActor.h"
#include "enforcement/CaseBook.h"
#include "enforcement/EvidenceCollector.h"
#include "enforcement/IntakeStopper.h"
#include "enforcement/KillBudget.h"
#include "enforcement/NetworkActor.h"
#include "enforcement/ProcessFreezer.h"
#include "enforcement/ProcessTerminator.h"
#include "enforcement/ProtectedProcesses.h"
#include "enforcement/ResponseRecorder.h"
#include "enforcement/StopJournal.h"
#include "model/Alert.h"
#include "model/Error.h"
#include "model/Event.h"
#include "model/Health.h"
#include "model/Settings.h"
#include "rules/ResponsePolicy.h"
#include "sources/KernelPolicySink.h"

namespace storage {
class AlertLog;
class AuditLog;
class PendingFile;
}  // namespace storage

namespace enforcement {

/// Findings in, acts and alerts out (A1–A5, A7). Everything runs on the main thread but stopNow().
///
/// Order of an irreversible response: suspend, raise the alert's line, save evidence, kill. What is
/// suspended is in the pending file before handle() returns and is taken over by restore(). A wait
/// of handle() is bounded: 200 ms for a tree that forks faster than it is stopped; evidence and
/// kill go to `offload`.
class Responder {
  public:
    using Task = std::function<void()>;
    using WhenDone = CaseActor::WhenDone;

    struct Dependencies {
        storage::AlertLog& alerts;
        storage::AuditLog& audit;
        storage::PendingFile& pending;
        const ProcessTerminator& terminator;
        ProcessFreezer& freezer;
        const EvidenceCollector& evidence;
        ProtectedProcesses& protectedProcesses;
        sources::KernelPolicySink& kernel;
        std::function<model::Settings()> settings;
        std::function<std::int64_t()> clockUs;   // microseconds since the epoch
        std::function<std::int64_t()> steadyUs;  // CLOCK_BOOTTIME in microseconds
        StopJournal journal{};
        std::string hostName{};
        std::function<std::string(std::uint32_t)> userName{};  // may be empty
        /// Stores a trust entry (config/SettingsStore); for allowAlways.
        std::function<model::Result<void>(const model::TrustEntry&)> addTrust{};
        NetworkMeans network{};
        /// Runs work on a pool thread and then `done` on the main thread. Empty = both at once.
        std::function<void(Task work, Task done)> offload{};
    };

    explicit Responder(Dependencies dependencies);

    /// INTAKE thread alone. Suspends the suspects at once if the policy in force says so; the rest
    /// of the tree follows in handle(). No lock, no disk, no waiting; about 40 us a suspect.
    /// Answers whether it stopped anybody: set finding.alreadyStopped then.
    bool stopNow(const model::Finding& finding) { return m_stopper.stopNow(finding); }

    void handle(model::Finding finding);
    void onSignal(const model::SignalEvent& event);

    /// Stopped in the kernel and found harmless: resumed, unless it is suspended for an alert.
    void release(const model::ProcessKey& key);

    /// Somebody can be asked: an active unlocked local session with a registered tray.
    void desktopPresent(bool present);
    /// What is merely new is not told while it lasts.
    void setLearning(bool learning);
    void settingsChanged();

    /// Deadlines, late children, foreign SIGCONTs that no source told of, the end of suspects.
    void tick(std::int64_t nowUs);
    /// When tick() has something to do next; nothing while nobody is suspended.
    std::optional<std::int64_t> nextDeadlineUs() const;

    // --- Alerts1; by: the caller in words for the audit log ("uid 1000") ---
    // Errors: InvalidArgument (no such alert), Unavailable (it is being acted upon right now).

    /// The subject and everything below it, after the evidence. Outcome pending where it is
    /// offloaded; whenDone is called once with the result, perhaps before kill() returns, and not
    /// at all after an error.
    model::Result<ActResult> kill(const std::string& id, const std::string& by,
                                  WhenDone whenDone = nullptr);
    model::Result<ActResult> allow(const std::string& id, const std::string& by);
    model::Result<ActResult> allowAlways(const std::string& id,
                                         const std::map<std::string, std::string>& match,
                                         const std::string& by);
    model::Result<ActResult> resolve(const std::string& id, const std::string& by);
    model::Result<ActResult> undo(const std::string& id, const std::string& by);

    // --- acts that are carried out elsewhere (dumps, kills on anomaly) ---

    /// Writes down what was done for an alert. evidence: its directory, empty = as it was. killed:
    /// its process is gone because of it. An alert nobody remembers is left out.
    void noteAct(const std::string& id, const std::string& action, const ActResult& result,
                 const std::string& evidence = {}, bool killed = false);
    /// Counts one automatic kill of this user's; false: the cap is reached.
    bool takeKill(std::uint32_t uid);

    /// A polkit dialog is open for it: the countdown stands still, once, at most 60 s.
    void pauseCountdown(const std::string& id);
    void continueCountdown(const std::string& id);

    /// Once, before the first handle(): what an earlier helper left suspended.
    void restore();
    /// Before exit: open questions are answered as unattended. Offloaded work must have ended.
    void shutdown();

    std::vector<model::SuspendedProcess> suspended() const;

    /// Findings by rule id since the start, silenced ones too.
    const std::map<std::string, std::uint64_t>& hits() const { return m_hits; }

    std::function<void(const model::Alert&)> onRaised, onChanged;
    /// New here, and told to nobody while learning.
    std::function<void(const model::Finding&)> onLearned;

  private:
    void refresh();
    void setContext(PolicyContext context);
    rules::Decision decideOn(const model::Finding& finding) const;

    model::Alert newAlert(const model::Finding& finding) const;
    static model::Alert merged(model::Alert alert, const model::Finding& finding);
    void stopFor(model::Alert alert, bool isNew, const rules::Decision& decision,
                 const model::Finding& finding);
    void stopMoreFor(Case& open, const model::Finding& finding);
    void openCase(Case& open, const rules::Decision& decision);
    void closeEmpty(model::Alert& alert) const;
    void onlyTell(model::Alert& alert, bool isNew, const rules::Decision& decision);
    void actOnNetwork(model::Alert& alert, bool isNew, model::ResponseKind kind);
    void release(const model::Finding& finding);
    void publishAlert(model::Alert& alert, bool isNew);

    void followClock(std::int64_t nowUs);
    void look(Case& open, std::int64_t nowUs);
    void lookAtKilled(Case& open);
    void atDeadline(Case& open);
    void answerContinue(Case& open, const std::string& who);
    void killAutomatically(Case& open, rules::Planned how);
    void keepSuspended(Case& open, std::string_view why);
    void resolveUnattended(Case& open);

    void takeOver(model::Alert alert, const std::vector<model::ProcessKey>& keys);
    void letStrandedGo(const std::vector<model::ProcessKey>& keys);

    model::Result<model::Alert> alertOf(const std::string& id) const;
    model::Result<Case*> caseOf(const std::string& id);
    void exempt(const model::Finding& finding, bool exempted);
    ActResult takeBackBlock(model::Alert& alert, const std::string& by);
    void saveChange(model::Alert& alert);

    Dependencies m_dependencies;
    IntakeStopper m_stopper;
    CaseBook m_book;
    KillBudget m_budget;
    ResponseRecorder m_recorder;
    NetworkActor m_network;
    CaseActor m_actor;
    std::map<std::string, std::uint64_t> m_hits;
    std::int64_t m_clockOffsetUs = 0;  // epoch minus steady
};

}  // namespace enforcement
