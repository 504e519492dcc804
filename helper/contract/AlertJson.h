#pragma once

#include <string>
#include <string_view>

#include "model/Alert.h"
#include "model/Error.h"

namespace contract {

/// One ECS object on one line without the newline (contract.md, "Logs"): what alerts.jsonl, the bus
/// and `algomonitorctl alerts --json` carry. Texts are cut to bounded lengths, invalid UTF-8
/// becomes \xNN, control and bidi characters are JSON escapes. At most kMaxEcsLineBytes. No I/O
/// apart from the boot id and the host name, read once.
std::string toEcsLine(const model::Alert& alert);

/// The alert of such a line. Error InvalidArgument: not JSON, or event.id, rule.id or @timestamp
/// is missing; every other field may be absent.
model::Result<model::Alert> alertFromEcs(std::string_view line);

/// base64 of "boot id,pid,start time in ns". bootId empty = this boot's.
std::string entityId(const model::ProcessKey& key, std::string_view bootId = {});

/// /proc/sys/kernel/random/boot_id, read once; "unknown" where there is none.
const std::string& currentBootId();

inline constexpr std::size_t kMaxEcsLineBytes = 1024 * 1024;

}  // namespace contract
