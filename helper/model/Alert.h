#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/Finding.h"

namespace model {

struct ResponseRecord {
    std::string action;  // suspend, resume, kill, kill-tree, allow, evidence, notify …
    Outcome outcome = Outcome::Pending;
    std::string detail;
    std::int64_t atUs = 0;  // microseconds since the epoch, UTC
};

/// A finding, what was done about it, and what is left to decide. Stored, shown, exported (ECS).
struct Alert {
    std::string id;  // UUID, lower case
    Finding finding;
    AlertState state = AlertState::Raised;
    std::int64_t raisedAtUs = 0;  // microseconds since the epoch, UTC
    std::int64_t seenAtUs = 0;    // the kernel's time of it, converted to the same clock
    std::int64_t changedAtUs = 0;
    std::uint64_t count = 1;
    std::vector<ResponseRecord> responses;
    std::string evidence;                    // directory of the saved evidence, empty = none
    std::optional<std::int64_t> deadlineUs;  // a question is open until then
    std::string plannedAction;  // what happens at the deadline: kill-tree, resume, keep-suspended;
                                // empty = nothing
    bool resolved = false;      // a person looked at it and closed it
    std::string userName;       // of finding.process.uid, empty = unknown
    std::string hostName;
    std::string bootId;    // of the boot it was seen in, empty = this one
    bool outline = false;  // somebody else's: only what everybody may know is in here
};

/// Same rule, same file or process, same peer: one alert with a count (contract.md, "Logs").
std::string deduplicationKey(const Finding& finding);

}  // namespace model
