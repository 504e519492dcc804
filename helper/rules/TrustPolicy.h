#pragma once

#include <cstdint>
#include <string_view>

#include "model/Error.h"
#include "model/Finding.h"
#include "model/Settings.h"

namespace rules {

/// Rules about behaviour, which trust silences only under the conditions of threats.md 14.
bool isBehavioural(std::string_view ruleId);

/// Shells, interpreters and relays by executable base name ("bash", "python3.11", "ncat"): programs
/// that do whatever they are told, so that trusting them trusts anybody.
bool isInterpreter(std::string_view executable);

/// Is the entry well-formed, and may it silence a behavioural rule? Error InvalidArgument: subject
/// = "trust.match…", detail = what is missing. Whether a path is root-owned is not looked at here,
/// see needsRootOwnedPath().
model::Result<void> checkTrust(const model::TrustEntry& entry, bool behavioural);

/// checkTrust, strict where the entry's own rules name a behavioural one.
model::Result<void> checkTrustEntry(const model::TrustEntry& entry);

/// Does the entry silence a behavioural rule for nothing better than a path? Then the path must be
/// root-owned (config::isRootOwnedPath), or the user's malware writes its own permission.
bool needsRootOwnedPath(const model::TrustEntry& entry);

/// Does the entry cover the finding at nowUs (microseconds UTC)? userName: of the finding's uid,
/// for the match key "user". An entry that checkTrust would refuse for a behavioural rule never
/// covers one.
bool trusts(const model::TrustEntry& entry, const model::Finding& finding, std::int64_t nowUs,
            std::string_view userName = {});

}  // namespace rules
