#include "rules/ResponsePolicy.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rules {
namespace {

using model::Certainty;
using model::Level;
using model::Mode;
using model::ResponseKind;

constexpr std::array<std::pair<Planned, std::string_view>, 5> kPlanned{
    {{Planned::Nothing, ""},
     {Planned::Kill, "kill"},
     {Planned::KillTree, "kill-tree"},
     {Planned::Resume, "resume"},
     {Planned::KeepSuspended, "keep-suspended"}}};

Decision silence(std::string_view why) {
    Decision decision;
    decision.why = why;
    return decision;
}

Decision only(ResponseKind act, Level level, std::string_view why = {}) {
    Decision decision;
    decision.raise = level;
    decision.actNow = act;
    decision.why = why;
    return decision;
}

bool kills(ResponseKind response) {
    return response == ResponseKind::Kill || response == ResponseKind::KillTree;
}

bool isMoreThanNotify(ResponseKind response) {
    return response != ResponseKind::None && response != ResponseKind::Notify;
}

/// Nobody to ask, and the settings say that then nothing is done.
bool leavesUnattended(const PolicyInput& input) {
    return input.mode == Mode::Ask && !input.desktopPresent && !input.unattendedEnforces;
}

Planned plannedFor(const PolicyInput& input) {
    if (input.then == AskThen::Resume)
        return Planned::Resume;
    if (input.then == AskThen::Configured && input.response == ResponseKind::Kill)
        return Planned::Kill;
    if (input.then == AskThen::Configured && input.response == ResponseKind::KillTree)
        return Planned::KillTree;
    return Planned::KeepSuspended;
}

Decision ask(const PolicyInput& input) {
    Decision decision = only(ResponseKind::Suspend, input.level);
    decision.stopNow = true;
    decision.askForS = input.askTimeoutS;
    decision.planned = plannedFor(input);
    return decision;
}

Decision actAtOnce(const PolicyInput& input) {
    Decision decision = only(input.response, input.level);
    decision.stopNow = true;
    if (kills(input.response) && !input.killBudgetLeft) {
        decision.actNow = ResponseKind::Suspend;
        decision.why = "the cap on automatic kills is reached; suspended instead";
    }
    return decision;
}

Decision touch(const PolicyInput& input) {
    if (input.protectedSubject)
        return only(ResponseKind::Drop, input.level,
                    "the process is protected; its connection is dropped instead");
    if (input.mode == Mode::Ask && input.desktopPresent)
        return ask(input);
    return actAtOnce(input);
}

Decision certain(const PolicyInput& input) {
    if (!isMoreThanNotify(input.response))
        return only(input.response, input.level);
    if (input.mode == Mode::Observe)
        return only(ResponseKind::Notify, input.level, "observe mode: nothing is done");
    if (leavesUnattended(input))
        return only(ResponseKind::Notify, input.level, "nobody can be asked: nothing is done");
    return touchesProcess(input.response) ? touch(input) : only(input.response, input.level);
}

// Level::Error is about the helper itself and stays what it is.
Level atMostWarning(Level level) {
    return level == Level::Alert ? Level::Warning : level;
}

Decision likely(const PolicyInput& input) {
    if (!isMoreThanNotify(input.response))
        return only(input.response, atMostWarning(input.level));
    return only(ResponseKind::Notify, atMostWarning(input.level),
                "the verdict is likely, not certain: nothing is done");
}

}  // namespace

std::string_view toString(Planned planned) {
    return std::ranges::find(kPlanned, planned, &std::pair<Planned, std::string_view>::first)
        ->second;
}

Planned plannedFromString(std::string_view text) {
    const auto* row =
        std::ranges::find(kPlanned, text, &std::pair<Planned, std::string_view>::second);
    return row == kPlanned.end() ? Planned::Nothing : row->first;
}

AskThen askThenFromString(std::string_view text) {
    if (text == "resume")
        return AskThen::Resume;
    return text == "keep-suspended" ? AskThen::KeepSuspended : AskThen::Configured;
}

bool touchesProcess(ResponseKind response) {
    return response == ResponseKind::Suspend || kills(response);
}

Decision decide(const PolicyInput& input) {
    if (!input.enabled)
        return silence("the rule is switched off");
    if (input.trusted)
        return silence("trusted");
    if (input.allowed)
        return silence("a person let this process be");
    if (input.learning)
        return silence(kStillLearning);
    return input.certainty == Certainty::Certain ? certain(input) : likely(input);
}

}  // namespace rules
