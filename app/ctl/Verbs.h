#pragma once

#include "app/ctl/Command.h"
#include "app/ctl/Context.h"

namespace app::ctl {

// Commands that change something.
void run(const Context& context, const ActOnProcess& command);
void run(const Context& context, const Perform& command);

}  // namespace app::ctl
