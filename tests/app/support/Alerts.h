#pragma once

#include <string>

#include "model/Alert.h"

namespace testsupport {

inline constexpr std::int64_t kSecond = 1'000'000;

/// A reverse shell, suspended, with 30 s to answer.
inline model::Alert question(const std::string& id, std::int64_t nowUs) {
    model::Alert alert;
    alert.id = id;
    alert.raisedAtUs = nowUs;
    alert.seenAtUs = nowUs;
    alert.changedAtUs = nowUs;
    alert.state = model::AlertState::Suspended;
    alert.deadlineUs = nowUs + 30 * kSecond;
    alert.plannedAction = "kill-tree";
    alert.userName = "alice";
    model::Finding& finding = alert.finding;
    finding.ruleId = "reverse-shell";
    finding.ruleName = "Reverse shell";
    finding.level = model::Level::Alert;
    finding.certainty = model::Certainty::Certain;
    finding.message = "python3 gave its shell to 203.0.113.7:4444";
    finding.process.key = {4242, 99};
    finding.process.name = "python3";
    return alert;
}

/// Something a rule found odd; nothing is asked.
inline model::Alert warning(const std::string& id, std::int64_t nowUs,
                            const std::string& rule = "unknown-process") {
    model::Alert alert = question(id, nowUs);
    alert.state = model::AlertState::Raised;
    alert.deadlineUs.reset();
    alert.plannedAction.clear();
    alert.finding.ruleId = rule;
    alert.finding.ruleName = "Unknown program";
    alert.finding.level = model::Level::Warning;
    alert.finding.message = "tool of no package was started";
    return alert;
}

/// As the helper tells it about somebody else.
inline model::Alert outlineOf(model::Alert alert, std::uint32_t uid) {
    alert.outline = true;
    alert.finding.message.clear();
    alert.finding.process.uid = uid;
    alert.userName = uid == 0 ? "root" : "bob";
    return alert;
}

inline model::Alert withState(model::Alert alert, model::AlertState state) {
    alert.state = state;
    alert.deadlineUs.reset();
    return alert;
}

}  // namespace testsupport
