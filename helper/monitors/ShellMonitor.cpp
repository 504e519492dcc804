#include "monitors/ShellMonitor.h"

#include <algorithm>
#include <array>

#include "monitors/ShellWording.h"
#include "rules/behaviour/ShellShape.h"

namespace monitors {
namespace {

using model::DescriptorKind;

constexpr std::size_t kMaxFlagged = 256;
constexpr std::size_t kMaxAround = 32;
constexpr std::size_t kMaxConnectedAbove = 4;
constexpr std::uint64_t kConnectPauseNs = 100'000'000;
constexpr std::uint64_t kPollingNs = 2'000'000'000;

// A shell between pipes waits for a relay that is just being started; UDP connects are not told by
// the kernel side.
constexpr std::array<std::uint32_t, 9> kPipedShellMs{1, 4, 12, 40, 120, 350, 900, 2000, 5000};
constexpr std::array<std::uint32_t, 3> kTerminalShellMs{15, 150, 1000};
constexpr std::array<std::uint32_t, 4> kAfterConnectMs{0, 8, 60, 300};
constexpr std::array<std::uint32_t, 2> kAfterAnswerMs{0, 3};

bool isPiped(const model::StandardDescriptor& descriptor) {
    return descriptor.kind == DescriptorKind::Pipe || descriptor.kind == DescriptorKind::Unix;
}

bool isChannel(const model::StandardDescriptor& descriptor) {
    return isPiped(descriptor) || descriptor.kind == DescriptorKind::Terminal;
}

bool takesCommands(const ProcessNode& node) {
    if (!node.image)
        return false;
    const rules::CommandLine& line = node.image->commandLine;
    const bool reads = line.family.kind == rules::ProgramKind::Shell ||
                       line.family.kind == rules::ProgramKind::Interpreter;
    return reads && rules::isDriven(line.source);
}

/// Its program stands in no file: given on the command line or through standard input.
bool isUnfiled(const ProcessNode& node) {
    return node.image && node.image->commandLine.family.kind == rules::ProgramKind::Interpreter &&
           (node.image->commandLine.source == rules::CommandSource::Inline || takesCommands(node));
}

bool isShellCommand(const ProcessNode& node) {
    return node.image && node.image->commandLine.family.kind == rules::ProgramKind::Shell &&
           node.image->commandLine.source == rules::CommandSource::Inline;
}

bool isRelay(const ProcessNode& node) {
    return node.image && node.image->commandLine.family.kind == rules::ProgramKind::Relay;
}

}  // namespace

void ShellMonitor::onExec(const model::ExecEvent& event, const ProcessNode& node) {
    const bool driven = takesCommands(node) && (isChannel(event.stdio[0]) || !event.stdioKnown);
    bool found = false;
    if (event.kernelVerdict != AM_VERDICT_NONE || driven || !event.stdioKnown ||
        isBelowConnection(event))
        found = look(node.key, event.seenNs, event.stoppedInKernel);
    if (!found && event.kernelVerdict == AM_VERDICT_CERTAIN)
        report(m_inspector.fromEvent(event), node.key, event.stoppedInKernel);
    if (!found)
        tracePolling(event, node);
    if (!found && driven)
        m_schedule.add(node.key, event.seenNs,
                       isPiped(event.stdio[0]) || !event.stdioKnown
                           ? std::span<const std::uint32_t>(kPipedShellMs)
                           : kTerminalShellMs);
}

void ShellMonitor::onSocket(const model::SocketEvent& event) {
    using What = model::SocketEvent::What;
    if (event.what == What::Accept || event.what == What::Listen)
        rememberListener(event.connection.localPort);
    if (event.what == What::Listen)
        return;
    ProcessNode* node = m_table.find(event.key.pid);
    if (!node || node->key != event.key)
        return;
    if (event.what == What::Established)
        scheduleAround(node->key.pid, event.seenNs, kAfterAnswerMs);
    else if (event.what == What::Accept)
        lookAround(node->key.pid, event.seenNs);
    else
        onConnect(event, *node);
}

void ShellMonitor::onConnect(const model::SocketEvent& event, ProcessNode& node) {
    node.connectedNs = event.seenNs;
    if (isUnfiled(node))
        node.connectedTo = model::remoteEndpoint(event.connection);
    if (isRelay(node))
        traceBeacon(event, node);
    if (event.hasChannels || takesCommands(node))
        lookAround(node.key.pid, event.seenNs);
}

/// The kernel side looks at the first descriptors of the ancestors only; what they connected is
/// remembered here whatever its number.
bool ShellMonitor::isBelowConnection(const model::ExecEvent& event) const {
    if (!isChannel(event.stdio[0]) && !isChannel(event.stdio[1]))
        return false;
    return std::ranges::any_of(
        m_table.ancestors(event.process.key.pid, kMaxConnectedAbove),
        [](const ProcessNode* node) { return node->connectedNs != 0 && !node->exited; });
}

/// A connection appeared at `pid`: shells near it may now be behind it. At most ten times a second
/// for one process.
void ShellMonitor::lookAround(std::int32_t pid, std::uint64_t nowNs) {
    std::uint64_t& last = m_lastConnectLookNs[pid];
    if (last != 0 && nowNs - last < kConnectPauseNs)
        return;
    if (m_lastConnectLookNs.size() > kMaxFlagged)
        m_lastConnectLookNs.clear();
    m_lastConnectLookNs[pid] = nowNs;
    scheduleAround(pid, nowNs, kAfterConnectMs);
}

void ShellMonitor::scheduleAround(std::int32_t pid, std::uint64_t nowNs,
                                  std::span<const std::uint32_t> delaysMs) {
    for (const std::int32_t near : m_table.related(pid, kMaxAround))
        if (const ProcessNode* node = m_table.find(near); node && takesCommands(*node))
            m_schedule.add(node->key, nowNs, delaysMs);
}

void ShellMonitor::tick(std::uint64_t nowNs) {
    for (const Look& due : m_schedule.take(nowNs)) {
        const ProcessNode* node = m_table.find(due.key.pid);
        if (node && node->key == due.key && !node->exited && !m_reported.contains(due.key))
            look(due.key, nowNs, false);
    }
}

bool ShellMonitor::look(const model::ProcessKey& key, std::uint64_t seenNs, bool stoppedInKernel) {
    auto finding = m_inspector.look(key, seenNs);
    if (!finding)
        return false;
    report(std::move(*finding), key, stoppedInKernel);
    return true;
}

void ShellMonitor::remember(const model::ProcessKey& reported) {
    if (m_reported.size() >= kMaxFlagged)
        m_reported.clear();
    m_reported.insert(reported);
}

/// Every command that a reverse shell starts has the shell's own shape: it is told as the same
/// alert, of the first process.
void ShellMonitor::attributeToFirst(model::Finding& finding, const model::ProcessKey& looked) {
    const std::uint64_t socket = finding.connection ? finding.connection->inode : 0;
    if (socket == 0 || finding.certainty != model::Certainty::Certain)
        return;
    const auto first = m_bySocket.find(socket);
    if (first == m_bySocket.end()) {
        if (m_bySocket.size() >= kMaxFlagged)
            m_bySocket.clear();
        m_bySocket.emplace(socket, finding);
        return;
    }
    model::Finding repeated = first->second;
    repeated.seenNs = finding.seenNs;
    repeated.suspects = std::move(finding.suspects);
    if (std::ranges::find(repeated.suspects, looked) == repeated.suspects.end())
        repeated.suspects.push_back(looked);
    finding = std::move(repeated);
}

void ShellMonitor::report(model::Finding finding, const model::ProcessKey& looked,
                          bool stoppedInKernel) {
    attributeToFirst(finding, looked);
    const bool certain = finding.certainty == model::Certainty::Certain;
    if (certain)
        remember(looked);
    finding.alreadyStopped = certain && m_callbacks.stopNow(finding);
    if (stoppedInKernel && !finding.alreadyStopped)
        m_callbacks.release(looked);
    m_callbacks.found(std::move(finding));
}

/// A program without a file asks somebody for a command over one connection after the other: none
/// is open while it runs.
void ShellMonitor::tracePolling(const model::ExecEvent& event, const ProcessNode& command) {
    const ProcessNode* parent = m_table.find(command.parent.pid);
    if (!parent || !isShellCommand(command) || !isPiped(command.stdio[1]) || !isUnfiled(*parent))
        return;
    if (parent->connectedNs != 0 && event.seenNs - parent->connectedNs <= kPollingNs)
        m_callbacks.found(wordPolling(*parent, command, event.seenNs));
}

/// fetch | sh | send: the three are never connected at the same time, but the pipes they were
/// started with remember.
void ShellMonitor::traceBeacon(const model::SocketEvent& event, const ProcessNode& sender) {
    if (!isPiped(sender.stdio[0]))
        return;
    for (const ProcessNode* shell : m_table.startedWith(sender.stdio[0].inode, 1)) {
        if (!takesCommands(*shell) || !isPiped(shell->stdio[0]))
            continue;
        for (const ProcessNode* fetcher : m_table.startedWith(shell->stdio[0].inode, 1))
            if (fetcher->connectedNs != 0 && isRelay(*fetcher) && fetcher != &sender)
                return m_callbacks.found(wordBeacon(*fetcher, *shell, sender, event));
    }
}

}  // namespace monitors
