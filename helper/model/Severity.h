#pragma once

#include <optional>
#include <string_view>

namespace model {

/// The seed's levels, in rising order of urgency for the person. `Error` is about the helper
/// itself.
enum class Level { Info, Warning, Alert, Error };

/// How sure a verdict is. Only `Certain` ones are acted upon (contract.md, "Rules: defaults").
enum class Certainty { Likely, Certain };

enum class Mode { Observe, Ask, Enforce };

/// What a rule does when its verdict is certain.
enum class ResponseKind { None, Notify, Suspend, Drop, Block, Kill, KillTree };

enum class AlertState { Raised, Suspended, Killed, Allowed, Resumed, Resolved, Gone };

/// Result of one action on one subject (contract.md: `algomonitor.response[].outcome`).
enum class Outcome { Pending, Done, Failed, Refused, Skipped };

std::string_view toString(Level);         // INFO WARNING ALERT ERROR
std::string_view toString(Certainty);     // likely certain
std::string_view toString(Mode);          // observe ask enforce
std::string_view toString(ResponseKind);  // none notify suspend drop block kill kill-tree
std::string_view toString(AlertState);    // raised suspended killed allowed resumed resolved gone
std::string_view toString(Outcome);       // pending done failed refused skipped

std::optional<Level> levelFromString(std::string_view);
std::optional<Certainty> certaintyFromString(std::string_view);
std::optional<Mode> modeFromString(std::string_view);
std::optional<ResponseKind> responseFromString(std::string_view);
std::optional<AlertState> alertStateFromString(std::string_view);
std::optional<Outcome> outcomeFromString(std::string_view);

}  // namespace model
