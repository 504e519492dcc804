#pragma once

#include <string>
#include <string_view>

namespace enforcement {

/// /proc/PID/environ for the evidence: one line a variable, "NAME=value" for the few that are known
/// to hold no secret, "NAME=<masked>" for all others. A text without '=' is masked whole: it is no
/// variable, and a program may have written anything there. Pure; output is printable.
std::string maskedEnvironment(std::string_view environ);

/// PATH HOME USER LOGNAME SHELL LANG LC_* TERM PWD OLDPWD DISPLAY TZ XDG_SESSION_*; and the value
/// is short.
bool mayShowVariable(std::string_view name, std::string_view value);

}  // namespace enforcement
