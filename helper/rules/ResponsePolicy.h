#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/Severity.h"

namespace rules {

/// What happens when an open question reaches its deadline.
enum class Planned { Nothing, Kill, KillTree, Resume, KeepSuspended };

std::string_view toString(Planned);  // "" kill kill-tree resume keep-suspended
Planned plannedFromString(std::string_view);

/// The setting ask.then. Configured = the rule's own response.
enum class AskThen { Configured, Resume, KeepSuspended };

AskThen askThenFromString(std::string_view);  // anything else: Configured

/// Everything a response depends on, as values. The caller looks them up; decide() only decides.
struct PolicyInput {
    model::Mode mode = model::Mode::Ask;
    model::ResponseKind response = model::ResponseKind::Notify;  // of the rule
    model::Certainty certainty = model::Certainty::Likely;
    model::Level level = model::Level::Warning;  // of the rule, after configuration
    bool enabled = true;                         // the rule
    bool allowed = false;                        // a person let this process be, once
    bool trusted = false;                        // by an entry of `trust`
    bool protectedSubject = false;               // threats 3
    bool learning = false;                       // and the rule is one that learning silences
    bool desktopPresent = false;                 // somebody can be asked
    bool unattendedEnforces = true;              // ask.unattended
    bool killBudgetLeft = true;                  // of the subject's uid
    AskThen then = AskThen::Configured;
    std::int64_t askTimeoutS = 30;
};

struct Decision {
    bool stopNow = false;               // suspend the suspects before anything else
    std::optional<model::Level> raise;  // nothing = say nothing
    std::int64_t askForS = 0;           // > 0: a question is open that long
    model::ResponseKind actNow = model::ResponseKind::None;
    Planned planned = Planned::Nothing;  // only with a question
    std::string_view why;  // why less is done than the rule's response, in words; empty = it is not

    bool operator==(const Decision&) const = default;
};

/// Decision::why of what is silenced because it is merely new.
inline constexpr std::string_view kStillLearning = "still learning what is usual here";

/// contract.md, "Rules: defaults". Pure.
Decision decide(const PolicyInput& input);

/// suspend, kill, kill-tree: responses that touch the process itself.
bool touchesProcess(model::ResponseKind response);

}  // namespace rules
