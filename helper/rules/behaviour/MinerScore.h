#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/Severity.h"

namespace rules {

/// CPU time over a watched stretch, used or waited for: what else runs on the machine does not hide
/// a miner.
struct MinerCpu {
    double cores = 0;     // average: 1.0 = one core all the time
    double quietest = 0;  // the same in the quietest slice
    double busiest = 0;   // and in the busiest
    std::uint32_t seconds = 0;
};

/// What is known of one process and one connection of it. Texts are raw.
struct MinerEvidence {
    // Seen on the wire, from this process.
    std::string stratumMethod;    // empty = none seen
    std::string agent;            // what it calls itself in its login
    bool submitted = false;       // handed in a share
    std::uint32_t templates = 0;  // how often it asked a node for a block to work on

    // The connection.
    std::string endpoint;    // "203.0.113.7:3333"
    std::string remoteName;  // from DNS or TLS, lower case; empty = none
    std::uint16_t remotePort = 0;
    bool encrypted = false;  // TLS
    bool quiet = false;      // open for long, next to nothing is sent

    // The process.
    MinerCpu cpu;
    unsigned machineCores = 1;
    std::optional<bool> attended;  // has a terminal or a window; nothing = not known
    bool packaged = true;          // a package put the program (and a script's code) there
    bool script = false;           // code run by an interpreter
    bool vanished = false;         // executable deleted or in memory only
    bool lowPriority = false;      // nice 10 and more, or idle class
    bool hugePages = false;
    bool modelRegisters = false;         // opened /dev/cpu/N/msr
    std::string knownName;               // of a miner
    std::vector<std::string> arguments;  // only miners take
    bool poolInArguments = false;
};

struct MinerVerdict {
    int points = 0;
    std::vector<std::string> why;  // one line for each piece of evidence, strongest first, with its
                                   // points: "mining.subscribe sent to 203.0.113.7:3333 (60)"
    std::optional<model::Certainty> certainty;  // empty = below the threshold
};

/// At least so many points are told. What they are worth (MinerScore.cpp) is chosen so that the
/// protocol on the wire suffices, a pool's name needs work done for it, and everything else must
/// come together: a quiet connection to an unusual port, metronomic CPU use over a while,
/// nobody at the program, and a program no package put there. CPU use, name and port alone are
/// never enough.
///
/// Certain: the protocol was seen and CPU time is used (>= 10 % of a core over >= 1 s), or a share
/// was handed in, or two blocks to work on were asked for and a third of a core is used.
inline constexpr int kMinerThreshold = 60;

/// Stretch of CPU use that counts without the protocol having been seen; the shorter one where the
/// connection itself says more: encrypted, to a pool's name or to a pool's port.
inline constexpr std::uint32_t kMinerWatchSeconds = 30, kMinerBriskSeconds = 12;
std::uint32_t minerWatchSeconds(const MinerEvidence& evidence);

MinerVerdict judgeMiner(const MinerEvidence& evidence);

}  // namespace rules
