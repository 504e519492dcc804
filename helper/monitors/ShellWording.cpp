#include "monitors/ShellWording.h"

namespace monitors {
namespace {

std::string_view wordOf(rules::PortKind kind) {
    switch (kind) {
        case rules::PortKind::Pipe:
            return "pipe";
        case rules::PortKind::Fifo:
            return "named pipe";
        case rules::PortKind::Unix:
            return "unix socket";
        case rules::PortKind::TerminalSlave:
        case rules::PortKind::TerminalMaster:
            return "pseudo terminal";
        case rules::PortKind::Network:
            return "socket";
    }
    return "?";
}

std::string endpointOf(const model::Connection& connection) {
    if (connection.remoteAddress.empty())
        return connection.transport == model::Transport::Raw ? "a raw socket"
                                                             : "a socket without a fixed peer";
    return model::remoteEndpoint(connection);
}

std::string_view transportOf(const model::Connection& connection) {
    switch (connection.transport) {
        case model::Transport::Udp:
            return " (UDP)";
        case model::Transport::Raw:
        case model::Transport::Packet:
            return " (raw)";
        default:
            return "";
    }
}

std::string chain(const RouteNames& names, const rules::FlowRoute& route, bool inbound,
                  std::string_view end, std::string_view arrow) {
    std::string text = names.nameOf(names.subject);
    text.append(" ").append(end);
    for (const rules::FlowHop& hop : route.hops)
        text.append(arrow).append(wordOf(hop.kind)).append(arrow).append(names.nameOf(hop.process));
    const model::Connection& connection = names.graph.connections[route.connection].connection;
    text.append(arrow).append(endpointOf(connection)).append(transportOf(connection));
    if (inbound && connection.localPort != 0)
        return text + ", accepted on port " + std::to_string(connection.localPort);
    return text + (inbound ? ", accepted" : ", outbound");
}

std::string subjectText(const model::Process& process) {
    return process.name + " (pid " + std::to_string(process.key.pid) + ")";
}

std::string messageOf(const model::Finding& finding, const rules::ShellVerdict& verdict) {
    const std::string who = subjectText(finding.process);
    const std::string peer =
        finding.connection ? endpointOf(*finding.connection) : std::string("the network");
    const bool certain = verdict.certainty == model::Certainty::Certain;
    if (verdict.shape == rules::ShellShape::PerCommand ||
        verdict.shape == rules::ShellShape::OutputOnly)
        return who + (certain ? " runs a command for " : " seems to run a command for ") + peer;
    if (verdict.inbound)
        return who + (certain ? " serves a shell to " : " may serve a shell to ") + peer;
    return who + (certain ? " gave its shell to " : " may have given its shell to ") + peer;
}

}  // namespace

model::Finding startFinding(const rules::ShellVerdict& verdict) {
    const bool certain = verdict.certainty == model::Certainty::Certain;
    model::Finding finding;
    finding.ruleId = verdict.inbound ? "bind-shell" : "reverse-shell";
    finding.ruleName = verdict.inbound ? "Bind shell" : "Reverse shell";
    finding.level = certain ? model::Level::Alert : model::Level::Warning;
    finding.certainty = verdict.certainty;
    finding.techniques = {"T1059.004", verdict.inbound ? "T1571" : "T1071"};
    return finding;
}

void wordShell(model::Finding& finding, const rules::ShellVerdict& verdict,
               const RouteNames& names) {
    finding.message = messageOf(finding, verdict);
    finding.why.emplace_back(verdict.reason);
    if (names.feed)
        finding.why.push_back(chain(names, *names.feed, verdict.inbound, "stdin", " ← "));
    if (names.drain)
        finding.why.push_back(chain(names, *names.drain, verdict.inbound, "stdout", " → "));
}

void wordEndedShell(model::Finding& finding, const rules::ShellVerdict& verdict) {
    finding.message =
        subjectText(finding.process) + " ran with an outbound connection as its input and output";
    finding.why.emplace_back(verdict.reason);
    finding.why.emplace_back("it had ended before its descriptors could be read");
}

std::string nodeText(const ProcessNode& node) {
    return (node.image ? node.image->name : std::string("?")) + "(" + std::to_string(node.key.pid) +
           ")";
}

model::Process rememberedProcess(const ProcessNode& node) {
    model::Process process;
    process.key = node.key;
    process.parent = node.parent;
    process.uid = node.uid;
    if (node.image) {
        process.name = node.image->name;
        process.executable = node.image->executable;
        process.arguments = node.image->arguments;
    }
    return process;
}

model::Finding wordBeacon(const ProcessNode& fetcher, const ProcessNode& shell,
                          const ProcessNode& sender, const model::SocketEvent& event) {
    model::Finding finding =
        startFinding({false, model::Certainty::Likely, rules::ShellShape::Relayed, {}});
    finding.seenNs = event.seenNs;
    finding.process = rememberedProcess(shell);
    finding.connection = event.connection;
    finding.suspects = {shell.key};
    const std::string peer = model::remoteEndpoint(event.connection);
    finding.message = subjectText(finding.process) +
                      " ran what was fetched from the network and its output goes to " + peer;
    finding.why = {
        "commands are fetched, run by a shell and the output is sent back, over pipes",
        nodeText(shell) + " stdin ← pipe ← " + nodeText(fetcher) +
            ", which had opened a connection",
        nodeText(shell) + " stdout → pipe → " + nodeText(sender) + " → " + peer + ", outbound"};
    return finding;
}

model::Finding wordPolling(const ProcessNode& program, const ProcessNode& command,
                           std::uint64_t seenNs) {
    model::Finding finding =
        startFinding({false, model::Certainty::Likely, rules::ShellShape::PerCommand, {}});
    const std::uint64_t agoMs = (seenNs - program.connectedNs) / 1'000'000;
    finding.seenNs = seenNs;
    finding.process = rememberedProcess(program);
    finding.suspects = {program.key};
    finding.message = subjectText(finding.process) + " seems to run commands it fetched from " +
                      program.connectedTo;
    finding.why = {
        "a program given on the command line connects, then runs a shell command and reads its "
        "output",
        nodeText(program) + " connected to " + program.connectedTo + " " + std::to_string(agoMs) +
            " ms before",
        nodeText(command) + " stdout → pipe → " + nodeText(program)};
    return finding;
}

}  // namespace monitors
