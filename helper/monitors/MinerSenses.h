#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/PacketEvent.h"
#include "model/Process.h"

namespace monitors {

/// CPU time used or waited for since the start, of the living.
struct MinerCpuTime {
    std::uint64_t ownNs = 0;   // the process and its descendants that run the same file
    std::uint64_t treeNs = 0;  // the process and all its descendants
};

/// What a miner's score wants to know of a process, looked at once.
struct MinerSubject {
    model::Process process;
    std::vector<model::Process> ancestry;  // parent first
    std::optional<bool> attended;          // has a terminal or a window
    bool packaged = true;
    bool script = false;
    bool lowPriority = false;
    bool hugePages = false;
    bool modelRegisters = false;
};

/// How MinerMonitor looks at the machine; tests give it eyes of their own.
class MinerSenses {
  public:
    virtual ~MinerSenses() = default;

    virtual unsigned cores() const = 0;

    /// Nothing when the process is gone.
    virtual std::optional<MinerCpuTime> cpuTimeOf(const model::ProcessKey& key) = 0;

    /// Who holds the socket that sends this flow: `likely` first, then, if `everybody`, all
    /// processes.
    virtual std::optional<model::ProcessKey> ownerOf(const model::PacketFlow& flow,
                                                     std::span<const model::ProcessKey> likely,
                                                     bool everybody) = 0;

    /// A connection the process holds to that end, by its own end.
    virtual std::optional<model::PacketFlow> flowOf(const model::ProcessKey& key,
                                                    const std::string& remoteAddress,
                                                    std::uint16_t remotePort) = 0;

    /// Bytes sent and received by an open connection; nothing when it is closed.
    virtual std::optional<std::uint64_t> bytesOf(const model::PacketFlow& flow) = 0;

    virtual std::optional<MinerSubject> look(const model::ProcessKey& key) = 0;
};

}  // namespace monitors
