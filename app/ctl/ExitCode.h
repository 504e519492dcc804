#pragma once

namespace app::ctl {

/// contract.md, "Command line".
enum class ExitCode { Done = 0, Failed = 1, Usage = 2, NotAuthorised = 3, NotRunning = 4 };

}  // namespace app::ctl
