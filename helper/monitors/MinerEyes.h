#pragma once

#include <optional>
#include <span>
#include <vector>

#include "monitors/MinerSenses.h"
#include "monitors/ProgramCatalogue.h"
#include "sources/packet/FlowProbe.h"

namespace monitors {

/// MinerMonitor's look at the real machine: /proc and sock_diag. One thread.
class MinerEyes final : public MinerSenses {
  public:
    /// `catalogue`: who owns programs; used on this thread alone.
    explicit MinerEyes(const ProgramCatalogue& catalogue);

    unsigned cores() const override { return m_cores; }
    std::optional<MinerCpuTime> cpuTimeOf(const model::ProcessKey& key) override;
    std::optional<model::ProcessKey> ownerOf(const model::PacketFlow& flow,
                                             std::span<const model::ProcessKey> likely,
                                             bool everybody) override;
    std::optional<model::PacketFlow> flowOf(const model::ProcessKey& key,
                                            const std::string& remoteAddress,
                                            std::uint16_t remotePort) override;
    std::optional<std::uint64_t> bytesOf(const model::PacketFlow& flow) override;
    std::optional<MinerSubject> look(const model::ProcessKey& key) override;

  private:
    bool isPackaged(const Program& program) const;
    void lookAtProgram(MinerSubject& subject) const;

    const ProgramCatalogue& m_catalogue;
    unsigned m_cores;
    std::optional<sources::FlowProbe> m_probe;
};

/// The living children of a process (proc(5), task/TID/children), of all its threads.
std::vector<std::int32_t> childrenOf(std::int32_t pid);

}  // namespace monitors
