#pragma once

#include "app/ctl/Command.h"
#include "app/ctl/Context.h"

namespace app::ctl {

// Commands that ask once and print the answer.
void run(const Context& context, const ShowStatus&);
void run(const Context& context, const ShowHealth&);
void run(const Context& context, const ShowMode&);
void run(const Context& context, const ListTrust&);
void run(const Context& context, const PreviewTrust& command);
void run(const Context& context, const ListProcesses& command);
void run(const Context& context, const ListConnections& command);
void run(const Context& context, const ListBlocks&);
void run(const Context& context, const ListDumps&);
void run(const Context& context, const GetDump& command);
void run(const Context& context, const ListSessions& command);
void run(const Context& context, const ShowSettings& command);
void run(const Context& context, const ImportFile& command);

}  // namespace app::ctl
