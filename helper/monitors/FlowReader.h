#pragma once

#include <functional>
#include <optional>
#include <span>
#include <unordered_set>

#include "rules/behaviour/FlowGraph.h"
#include "sources/netlink/UnixDiagReader.h"
#include "sources/procfs/DescriptorReader.h"

namespace monitors {

/// Reads the descriptors of a few processes into one FlowGraph: about 30 us a process. Intake
/// thread.
class FlowReader {
  public:
    FlowReader();

    /// Ports on which somebody was seen to listen: what is connected there was accepted.
    void rememberListener(std::uint16_t port);
    bool isListenerPort(std::uint16_t port) const { return m_listenerPorts.contains(port); }

    /// Processes that are gone or may not be read are left out.
    rules::FlowGraph read(std::span<const std::int32_t> pids);

  private:
    void addProcess(rules::FlowGraph& graph, std::int32_t pid);
    std::optional<rules::FlowPort> portOf(rules::FlowGraph& graph,
                                          const sources::Descriptor& descriptor);
    std::optional<rules::FlowPort> networkPort(rules::FlowGraph& graph,
                                               const sources::Descriptor& descriptor);
    std::uint64_t peerOf(std::uint64_t inode);

    sources::DescriptorReader m_descriptors{1024};  // as many as ulimit -n gives a person
    std::optional<sources::UnixDiagReader> m_unix;
    std::unordered_set<std::uint16_t> m_listenerPorts;
};

}  // namespace monitors
