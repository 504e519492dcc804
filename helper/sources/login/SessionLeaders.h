#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/ProcessKey.h"

namespace sources {

/// The leaders of all sessions logind knows of, from /run/systemd/sessions (sd-login(3) has no call
/// for it before 254). Empty where there is no logind.
std::vector<model::ProcessKey> sessionLeaders();

/// The value of LEADER= in a session file; nothing when absent or no pid. Pure.
std::optional<int> parseSessionLeader(std::string_view sessionFile);

}  // namespace sources
