#pragma once

#include <optional>
#include <string_view>

#include "model/Connection.h"
#include "model/Severity.h"
#include "rules/behaviour/CommandLine.h"
#include "rules/behaviour/FlowGraph.h"

namespace rules {

/// Who somebody is, by what the kernel and the package database say of the file it runs, not by its
/// name.
struct Actor {
    ProgramFamily family;
    CommandSource source = CommandSource::ScriptFile;
    bool packaged = false;        // a package owns the executable and only root can write it
    bool scriptPackaged = false;  // the same for the script file it runs
    bool userWritable = true;     // somebody but root can change or replace the executable
};

/// One end of the shell: how far away the connection is and who holds it.
struct Reach {
    std::size_t hops = 0;
    Actor holder;
    model::Connection connection;
    bool ancestor = false;            // the holder is an ancestor of the subject
    bool inputKnown = false;          // TCP: bytesReceived and age are known
    bool inputSeen = false;           // bytes arrived from the network
    std::int64_t inputAgeMs = -1;     // age of the last bytes
    std::size_t connectionsHeld = 1;  // connected sockets of the holder
    std::int64_t holderStartedMs =
        -1;  // how long before the subject's exec the holder started, -1 = unknown
};

/// A program at the moment something about it changed, and what its standard descriptors lead to.
struct ShellPicture {
    Actor subject;
    bool stdinOpen = true;       // descriptor 0 is something that can deliver input
    std::optional<Reach> feed;   // network -> descriptor 0
    std::optional<Reach> drain;  // descriptors 1, 2 -> network
    bool errorsToo = false;      // descriptor 2 leads where 1 leads
    Actor parent;                // who started the subject
    Actor
        listener;  // who bound the listening port of an inbound connection; family empty = unknown
};

enum class ShellShape { Direct, Relayed, PerCommand, OutputOnly };

struct ShellVerdict {
    bool inbound = false;  // bind-shell, else reverse-shell
    model::Certainty certainty = model::Certainty::Likely;
    ShellShape shape = ShellShape::Direct;
    std::string_view reason;  // why it is certain or only likely, in words; static
};

/// Is this a shell given to the network? Nothing: no. Pure; the table of cases is ShellVerdictTest.
std::optional<ShellVerdict> judgeShell(const ShellPicture& picture);

}  // namespace rules
