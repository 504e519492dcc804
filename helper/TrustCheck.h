#pragma once

#include "rules/TrustPolicy.h"
#include "service/RootOwnedPath.h"

/// Threats 14 in full: what the rules ask of an entry, and that the path it relies on is really
/// root's.
inline model::Result<void> checkTrustEntry(const model::TrustEntry& entry) {
    if (auto checked = rules::checkTrustEntry(entry); !checked || !rules::needsRootOwnedPath(entry))
        return checked;
    return service::checkPlaces(entry);
}
