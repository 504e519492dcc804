#pragma once

#include <vector>

#include "model/Process.h"

namespace monitors {

/// A process as the detection rules need it: looked up once, passed as a value.
struct ProcessFacts {
    model::Process process;
    bool packaged = false;  // a package owns the executable, and only root can change it
    // The same for the script or module that an interpreter runs. false: what it does stands on its
    // command line, on standard input or in a loose file; without meaning for other programs.
    bool scriptPackaged = false;
    std::vector<model::Process> ancestry;  // parent first
};

}  // namespace monitors
