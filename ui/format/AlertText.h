#pragma once

#include <QString>
#include <QStringList>

#include "model/Alert.h"

namespace ui {

/// An alert in words, everything from outside already through safeText.

QString levelText(model::Level level);              // "Alert"
QString stateText(model::AlertState state);         // "Suspended"
QString certaintyText(model::Certainty certainty);  // "certain"
QString outcomeText(model::Outcome outcome);        // "done"
QString actionText(
    const model::ResponseRecord& record);               // "Killed …", or "Kill …" until it is done
QString plannedText(const std::string& plannedAction);  // "It is killed"
QString modeText(model::Mode mode);                     // "Ask"
QString modeHelp(model::Mode mode);                     // one sentence

QString processTitle(const model::Process& process);  // "bash (4242)"
QString commandLine(const model::Process& process);
QString packageText(const model::Process& process);           // "python3-minimal 3.11", "unknown"
QString executableText(const model::Process& process);        // with "deleted" or "memory only"
QString userText(const model::Alert& alert);                  // "alice (1000)"
QString connectionText(const model::Connection& connection);  // "TCP to 203.0.113.7:4444 …"
QString sentence(const model::Alert& alert);

/// What can still be done (contract.md, "Verbs").
struct AlertChoices {
    bool kill = false;
    bool allow = false;   // this process, once
    bool always = false;  // from now on, also after it was killed by mistake
    bool resolve = false;
    bool undo = false;
};
AlertChoices choicesFor(const model::Alert& alert);

/// A question a person can still answer.
bool isOpen(const model::Alert& alert);
/// Wants to be looked at: counted on the rail and in the tray.
bool needsAttention(const model::Alert& alert);
/// Only an outline, of somebody who logs in; not of root or a service, which are everybody's
/// matter.
bool isAnotherPersons(const model::Alert& alert);

}  // namespace ui
