#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <unordered_map>
#include <vector>

#include "model/Event.h"
#include "rules/behaviour/CommandLine.h"

namespace monitors {

/// What an exec made of a process; shared by the children it forks.
struct Image {
    std::string name;
    std::string executable;
    std::vector<std::string> arguments;
    std::uint64_t inode = 0;
    std::uint64_t device = 0;
    rules::CommandLine commandLine;
};

struct ProcessNode {
    model::ProcessKey key;
    model::ProcessKey parent;
    std::shared_ptr<const Image> image;
    std::array<model::StandardDescriptor, 3> stdio{};  // at its last exec, or inherited
    std::vector<std::int32_t> children;  // pids, the dead included until they are forgotten
    std::uint32_t uid = 0;
    std::int32_t session = 0;
    std::uint64_t startedNs = 0;  // CLOCK_BOOTTIME
    std::uint64_t execNs = 0;
    std::uint64_t connectedNs = 0;  // when it last opened a connection, 0 = never
    std::string connectedTo;        // "203.0.113.7:443"
    bool exited = false;
};

/// The tree of processes with a bounded memory of the recently dead (P2). Intake thread.
class ProcessTable {
  public:
    explicit ProcessTable(std::size_t maxDead = 2048) : m_maxDead(maxDead) {}

    ProcessNode& apply(const model::ExecEvent& event, rules::CommandLine commandLine);
    void apply(const model::ForkEvent& event);
    void apply(const model::ExitEvent& event);

    ProcessNode* find(std::int32_t pid);
    const ProcessNode* find(std::int32_t pid) const;

    /// Parent first, at most `limit`; the dead included. Stops at the namespace's init, which is
    /// included.
    std::vector<const ProcessNode*> ancestors(std::int32_t pid, std::size_t limit) const;

    /// Live processes that may be at the other end of a descriptor of `pid`, nearest first: itself,
    /// ancestors, their children, its own children, and whoever started with one of its standard
    /// channels. At most `limit`.
    std::vector<std::int32_t> related(std::int32_t pid, std::size_t limit) const;

    /// Processes, the dead included, that were started with this pipe or socket as descriptor
    /// `number` (0 or 1).
    std::vector<const ProcessNode*> startedWith(std::uint64_t channel, std::size_t number) const;

    std::size_t live() const { return m_live; }
    std::vector<model::ProcessKey> livingKeys() const;

  private:
    ProcessNode& insert(const model::ProcessKey& key, const model::ProcessKey& parent,
                        std::uint64_t nowNs);
    void forget(std::int32_t pid);
    void index(const ProcessNode& node);
    void unindex(const ProcessNode& node);

    std::size_t m_maxDead;
    std::size_t m_live = 0;
    std::unordered_map<std::int32_t, ProcessNode> m_nodes;
    std::deque<model::ProcessKey> m_dead;  // oldest first
    std::unordered_multimap<std::uint64_t, std::int32_t>
        m_byChannel;  // stdin and stdout channels of exec'd processes
};

}  // namespace monitors
