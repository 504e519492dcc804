#pragma once

#include "app/ctl/Command.h"
#include "app/ctl/Console.h"
#include "app/ctl/ExitCode.h"

namespace app::ctl {

/// config check: what the helper would say of the file, without it and as any user.
ExitCode checkConfig(Console& console, bool json, const CheckConfig& command);

}  // namespace app::ctl
