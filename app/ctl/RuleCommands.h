#pragma once

#include <optional>

#include "app/ctl/Command.h"
#include "app/ctl/Console.h"
#include "app/ctl/ExitCode.h"

namespace app::ctl {

/// Carries out what needs no helper: rules list, check and test. nullopt: another command.
std::optional<ExitCode> runWithoutHelper(Console& console, const CommandLine& line);

}  // namespace app::ctl
