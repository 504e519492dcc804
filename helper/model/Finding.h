#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/Connection.h"
#include "model/FileChange.h"
#include "model/Process.h"
#include "model/Session.h"
#include "model/Severity.h"

namespace model {

/// A rule's verdict, before anything was done about it. Everything a person needs to understand it
/// is in here.
struct Finding {
    std::string ruleId;    // "reverse-shell"
    std::string ruleName;  // "Reverse shell"
    Level level = Level::Warning;
    Certainty certainty = Certainty::Likely;
    std::string message;                  // one sentence in plain words
    std::vector<std::string> why;         // evidence chain, one link a line
    std::vector<std::string> techniques;  // ATT&CK ids, "T1059.004"
    Process process;                      // the subject
    std::vector<Process> ancestry;        // parent first, up to the session's start
    std::vector<ProcessKey> suspects;     // who is suspended or killed: the subject, its relays;
                                          // descendants are found later
    std::optional<Connection> connection;
    std::optional<LoginSubject> login;
    std::optional<FileSubject> file;  // what a rule about files is about
    std::uint64_t seenNs = 0;     // CLOCK_BOOTTIME of the kernel event that completed the picture
    bool alreadyStopped = false;  // stopped in the kernel
};

}  // namespace model
