#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/ProcessRow.h"
#include "monitors/UserNames.h"
#include "sources/procfs/MachineParser.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/StatParser.h"

namespace monitors {

/// What a process has used since it began.
struct Usage {
    std::uint64_t cpuTicks = 0;
    sources::ProcIo io;
};

/// The row's rates from two readings `elapsedS` seconds apart (> 0). Pure.
void applyRates(model::ProcessRow& row, const Usage& before, const Usage& now, double elapsedS,
                std::size_t cores);

/// Reads one row per process; rates are since its own pass before. What execve(2) alone can change
/// (executable, arguments, user) is read again only then, or every 30th pass. Not thread-safe.
class RowMeter {
  public:
    struct Machine {
        std::uint64_t memoryTotalKiB = 0;
        std::size_t cores = 1;
    };

    /// Every process there is. package and suspended are left to the caller.
    std::vector<model::ProcessRow> read(std::uint64_t bootTimeNs, const Machine& machine);

    void forget();

  private:
    struct Known {
        std::uint64_t startTicks = 0, startStack = 0;
        Usage usage;
        std::uint64_t pass = 0;
        std::string name, executable, commandLine;
        std::uint32_t uid = 0;
    };

    std::optional<model::ProcessRow> readOne(std::int32_t pid, double elapsedS,
                                             const Machine& machine);
    void readIdentity(const sources::ProcDirectory& directory, const sources::ProcStat& stat,
                      Known& known) const;
    model::ProcessRow makeRow(const sources::ProcStat& stat, const Known& known);

    std::unordered_map<std::int32_t, Known> m_known;
    UserNames m_users;
    std::uint64_t m_readAtNs = 0;
    std::uint64_t m_pass = 0;
};

}  // namespace monitors
