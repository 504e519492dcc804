#pragma once

#include <functional>
#include <string>

#include "enforcement/CaseBook.h"
#include "enforcement/EvidenceCollector.h"
#include "enforcement/IntakeStopper.h"
#include "enforcement/NetworkActor.h"
#include "enforcement/ProcessFreezer.h"
#include "enforcement/ProcessTerminator.h"
#include "enforcement/ResponseRecorder.h"
#include "rules/ResponsePolicy.h"
#include "sources/KernelPolicySink.h"

namespace enforcement {

/// Does to a case's processes what was decided, and keeps book, pending file and kernel in step.
class CaseActor {
  public:
    using Task = std::function<void()>;
    using WhenDone = std::function<void(const ActResult&)>;

    struct Tools {
        const ProcessTerminator& terminator;
        ProcessFreezer& freezer;
        const EvidenceCollector& evidence;
        sources::KernelPolicySink& kernel;
        IntakeStopper& stopper;
        CaseBook& book;
        ResponseRecorder& recorder;
        const NetworkActor& network;
        std::function<void(Task work, Task done)> offload;  // empty = both at once
    };

    explicit CaseActor(Tools tools) : m_tools(std::move(tools)) {}

    /// Stops the roots and everything below, adds them to the case, notes it in its alert. Answers
    /// whether anybody is suspended for the case now.
    bool suspend(Case& open, const std::vector<model::ProcessKey>& roots, const std::string& why);

    /// Late children and others that turned up; without a word where nobody was new.
    void suspendMore(Case& open, const std::vector<model::ProcessKey>& roots);

    /// Resumes everybody but other cases' members, closes the case. The alert says `state` and
    /// `action`.
    ActResult letGo(Case& open, model::AlertState state, const std::string& action,
                    const std::string& by);

    /// Evidence, the connection is cut, then SIGKILL, perhaps on another thread; the case is closed
    /// once all are gone. The result is what is known when it returns: pending if it is offloaded.
    /// whenDone is called once.
    ActResult kill(Case& open, rules::Planned how, const std::string& by,
                   WhenDone whenDone = nullptr);

    /// Its processes are gone: closes it.
    void close(Case& open, model::AlertState state);

    /// Pending file and kernel learn of who is suspended now.
    void publish();

    /// From now on kill() does all of it before it returns.
    void stopOffloading() { m_tools.offload = nullptr; }

  private:
    struct Killing;

    void run(Killing& killing) const;
    void finish(Killing& killing);
    void finish(Case& open, const Killing& killing);
    void finishGone(Case& open, const Killing& killing);
    void finishFailed(Case& open, const Killing& killing);
    void noteEvidence(model::Alert& alert, const Killing& killing);
    std::vector<model::ProcessKey> heldByNobody(const std::vector<model::ProcessKey>& keys);
    Case takeOut(Case& open);
    void conclude(Case& ended, model::AlertState state);
    void tellKernel();

    Tools m_tools;
};

}  // namespace enforcement
