#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/Error.h"

namespace config {

/// The helper's command line (contract.md, "Programs").
struct Arguments {
    enum class Action { Run, CheckConfig, ShowVersion, ShowHelp };

    Action action = Action::Run;
    std::string configFile = "/etc/algo-monitor/config.json";
    bool configNamed = false;  // a named file must exist; the default one may be missing
    std::string stateDirectory = "/var/lib/algo-monitor";
    std::string logDirectory = "/var/log/algo-monitor";
    std::vector<std::string> rulesDirectories;  // empty = the installed ones
    std::string bus = "system";                 // system none
    std::string eventSource = "auto";           // auto ebpf connector procfs
};

/// Options as "--name value" or "--name=value". Error InvalidArgument: the option, the value and
/// what is allowed (exit 2). `words` is argv without argv[0]. Pure.
model::Result<Arguments> parseArguments(std::span<const char* const> words);

std::string helpText();

}  // namespace config
