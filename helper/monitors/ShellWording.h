#pragma once

#include <functional>
#include <optional>
#include <string>

#include "model/Event.h"
#include "model/Finding.h"
#include "monitors/ProcessTable.h"
#include "rules/behaviour/FlowGraph.h"
#include "rules/behaviour/ShellVerdict.h"

namespace monitors {

/// What the evidence chain is told from.
struct RouteNames {
    const rules::FlowGraph& graph;
    std::size_t subject;
    const std::optional<rules::FlowRoute>& feed;
    const std::optional<rules::FlowRoute>& drain;
    std::function<std::string(std::size_t process)> nameOf;  // "ncat(4240)"
};

/// Rule id, name, level, technique and certainty of a verdict.
model::Finding startFinding(const rules::ShellVerdict& verdict);

/// Fills message and why: "bash(4242) stdin ← pipe ← ncat(4240) ← 203.0.113.7:4444, outbound".
/// Texts are English.
void wordShell(model::Finding& finding, const rules::ShellVerdict& verdict,
               const RouteNames& names);
void wordEndedShell(model::Finding& finding, const rules::ShellVerdict& verdict);

/// fetch | shell | send, told when the sender connects; the first two may be gone.
model::Finding wordBeacon(const ProcessNode& fetcher, const ProcessNode& shell,
                          const ProcessNode& sender, const model::SocketEvent& event);

/// A program asked for a command over a connection that is closed again, and runs it.
model::Finding wordPolling(const ProcessNode& program, const ProcessNode& command,
                           std::uint64_t seenNs);

/// "ncat(4240)"
std::string nodeText(const ProcessNode& node);

/// What the table remembers of a process.
model::Process rememberedProcess(const ProcessNode& node);

}  // namespace monitors
