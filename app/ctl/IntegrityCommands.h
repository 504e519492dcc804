#pragma once

#include "app/ctl/Command.h"
#include "app/ctl/Context.h"

namespace app::ctl {

// Protected files: the long lists come page by page.
void run(const Context& context, const ShowIntegrity&);
void run(const Context& context, const ListChanges& command);
void run(const Context& context, const ExportBaseline&);
/// Accepts the content that is shown now, and no other.
void run(const Context& context, const AcceptChange& command);

}  // namespace app::ctl
