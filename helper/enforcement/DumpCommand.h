#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "enforcement/DumpFile.h"
#include "enforcement/MemoryDumper.h"
#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// resources.dump.command with its words filled in: %PID% %USER% %PROCESS% %TIMESTAMP% %DUMP_DIR%
/// (the seed's). One argument stays one argument whatever a name holds, no shell is asked. Pure.
std::vector<std::string> fillCommand(
    const std::vector<std::string>& command,
    const std::vector<std::pair<std::string_view, std::string>>& words);

struct CommandDump {
    model::ProcessKey key;
    std::string workDirectory;         // made for it, removed with what is in it
    std::vector<std::string> command;  // filled in
    std::uint64_t mostBytes = 0;       // of what it may write (RLIMIT_FSIZE)
};

/// Runs the command and compresses the largest file it left in the work directory into `file`.
/// Killed when it is cancelled or takes longer than two minutes. Errors: ProcessChanged,
/// InvalidArgument (cancelled), Unavailable (what it said last).
model::Result<DumpReport> dumpByCommand(const CommandDump& dump, DumpFile& file,
                                        DumpControl& control);

}  // namespace enforcement
