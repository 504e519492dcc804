#include "monitors/ShellInspector.h"

#include <algorithm>
#include <ctime>

#include "monitors/ShellWording.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

constexpr std::size_t kMaxRelated = 32;
constexpr std::size_t kMaxAncestry = 12;
constexpr std::size_t kMaxGivers = 4;
constexpr std::int64_t kNsPerMs = 1'000'000;

std::size_t networkPorts(const rules::FlowProcess& process) {
    std::vector<std::uint64_t> sockets;
    for (const rules::FlowPort& port : process.ports)
        if (port.kind == rules::PortKind::Network &&
            std::ranges::find(sockets, port.channel) == sockets.end())
            sockets.push_back(port.channel);
    return sockets.size();
}

bool holdsSocket(const rules::FlowProcess& process, std::uint64_t inode) {
    return std::ranges::any_of(process.ports, [&](const rules::FlowPort& port) {
        return port.kind == rules::PortKind::Network && port.channel == inode;
    });
}

bool outputGoesTogether(const rules::FlowProcess& process) {
    const auto channel = [&](std::int32_t number) {
        const auto port = std::ranges::find(process.ports, number, &rules::FlowPort::number);
        return port == process.ports.end() ? 0 : port->channel;
    };
    return channel(1) != 0 && channel(1) == channel(2);
}

}  // namespace

/// What one look read.
struct ShellInspector::Scene {
    rules::FlowGraph graph;
    std::size_t subject = 0;
    std::vector<std::int32_t> ancestors;  // pids, parent first
    std::optional<rules::FlowRoute> feed, drain;

    const rules::FlowProcess& subjectProcess() const { return graph.processes[subject]; }
    std::int32_t pid() const { return subjectProcess().key.pid; }
};

std::optional<model::Finding> ShellInspector::look(const model::ProcessKey& key,
                                                   std::uint64_t seenNs) {
    Scene scene;
    scene.graph = m_flows.read(m_table.related(key.pid, kMaxRelated));
    const auto subject = std::ranges::find(scene.graph.processes, key, &rules::FlowProcess::key);
    if (subject == scene.graph.processes.end())
        return std::nullopt;
    scene.subject = static_cast<std::size_t>(subject - scene.graph.processes.begin());
    for (const ProcessNode* node : m_table.ancestors(key.pid, kMaxAncestry))
        scene.ancestors.push_back(node->key.pid);
    scene.feed = rules::feedOf(scene.graph, scene.subject);
    scene.drain = rules::drainOf(scene.graph, scene.subject);
    if (!scene.drain)
        return std::nullopt;
    const rules::ShellPicture picture = pictureOf(scene);
    const auto verdict = rules::judgeShell(picture);
    return verdict ? std::optional(wordFinding(scene, picture, *verdict, seenNs)) : std::nullopt;
}

rules::Actor ShellInspector::actorOf(std::int32_t pid) const {
    Program program = m_programs.identify(pid);
    const auto snapshot = sources::ProcessReader::read(pid, sources::ProcessReader::Arguments);
    const ProcessNode* node = m_table.find(pid);
    std::vector<std::string> arguments;
    if (snapshot)
        arguments = snapshot->process.arguments;
    else if (node && node->image)
        arguments = node->image->arguments;
    if (program.family.kind == rules::ProgramKind::Loader) {
        const auto own = rules::withoutLoader(arguments);
        arguments = std::vector<std::string>(own.begin(), own.end());
    }
    if (program.family.kind == rules::ProgramKind::Loader && !arguments.empty()) {
        program = m_programs.identifyFile(pid, arguments.front());
    }
    const rules::CommandLine line = rules::readCommandLine(program.family, arguments);
    rules::Actor actor{.family = line.family, .source = line.source};
    actor.packaged = !program.package.empty();
    actor.userWritable = program.userWritable;
    if (actor.packaged && line.source == rules::CommandSource::ScriptFile && !line.operand.empty())
        actor.scriptPackaged = !m_programs.identifyFile(pid, line.operand).package.empty();
    return actor;
}

model::Direction ShellInspector::directionOf(const model::Connection& connection) const {
    if (connection.remoteAddress.empty())
        return model::Direction::Unknown;
    return m_flows.isListenerPort(connection.localPort) ? model::Direction::Inbound
                                                        : model::Direction::Outbound;
}

std::optional<rules::Reach> ShellInspector::reachOf(
    const Scene& scene, const std::optional<rules::FlowRoute>& route) const {
    if (!route)
        return std::nullopt;
    const rules::FlowProcess& holder = scene.graph.processes[route->holder];
    const rules::FlowConnection& held = scene.graph.connections[route->connection];
    rules::Reach reach{.hops = route->hops.size(),
                       .holder = actorOf(holder.key.pid),
                       .connection = held.connection};
    reach.connection.direction = directionOf(held.connection);
    reach.ancestor = std::ranges::find(scene.ancestors, holder.key.pid) != scene.ancestors.end();
    reach.inputKnown = held.stream;
    reach.inputSeen = held.bytesReceived > 0;
    reach.inputAgeMs = held.lastReceivedMs;
    reach.connectionsHeld = networkPorts(holder);
    const ProcessNode* node = m_table.find(holder.key.pid);
    const ProcessNode* subject = m_table.find(scene.pid());
    if (node && subject && node->startedNs != 0 && subject->startedNs >= node->startedNs)
        reach.holderStartedMs =
            static_cast<std::int64_t>(subject->startedNs - node->startedNs) / kNsPerMs;
    return reach;
}

rules::ShellPicture ShellInspector::pictureOf(const Scene& scene) const {
    rules::ShellPicture picture;
    picture.subject = actorOf(scene.pid());
    picture.feed = reachOf(scene, scene.feed);
    picture.drain = reachOf(scene, scene.drain);
    picture.errorsToo = outputGoesTogether(scene.subjectProcess());
    if (!scene.ancestors.empty())
        picture.parent = actorOf(scene.ancestors.front());
    return picture;
}

bool ShellInspector::mayBeSuspect(std::int32_t pid) const {
    const rules::Actor actor = actorOf(pid);
    const rules::ProgramKind kind = actor.family.kind;
    // An installed service is never stopped because of what passed through it: its connection is
    // dropped instead.
    return pid > 1 &&
           (!actor.packaged || kind == rules::ProgramKind::Shell ||
            kind == rules::ProgramKind::Interpreter || kind == rules::ProgramKind::Relay);
}

/// The subject, its relays, and those ancestors that still hold the very socket: never further up
/// than who gave it.
std::vector<model::ProcessKey> ShellInspector::suspectsOf(const Scene& scene) const {
    std::vector<model::ProcessKey> suspects{scene.subjectProcess().key};
    const auto add = [&](const rules::FlowProcess& process) {
        if (std::ranges::find(suspects, process.key) == suspects.end() &&
            mayBeSuspect(process.key.pid))
            suspects.push_back(process.key);
    };
    std::uint64_t socket = 0;
    for (const auto* route : {&scene.feed, &scene.drain}) {
        if (!*route)
            continue;
        for (const rules::FlowHop& hop : (*route)->hops)
            add(scene.graph.processes[hop.process]);
        socket = scene.graph.connections[(*route)->connection].connection.inode;
    }
    for (std::size_t i = 0; i < scene.ancestors.size() && i < kMaxGivers; ++i) {
        const auto giver =
            std::ranges::find_if(scene.graph.processes, [&](const rules::FlowProcess& process) {
                return process.key.pid == scene.ancestors[i] && holdsSocket(process, socket);
            });
        if (giver == scene.graph.processes.end())
            break;
        add(*giver);
    }
    return suspects;
}

model::Process ShellInspector::processOf(std::int32_t pid) const {
    const auto snapshot = sources::ProcessReader::read(pid);
    const ProcessNode* node = m_table.find(pid);
    if (!snapshot && node)
        return rememberedProcess(*node);
    model::Process process = snapshot ? snapshot->process : model::Process{};
    Program program = m_programs.identify(pid);
    process.package = std::move(program.package);
    process.packageVersion = std::move(program.packageVersion);
    return process;
}

void ShellInspector::addAncestry(model::Finding& finding) const {
    for (const ProcessNode* node : m_table.ancestors(finding.process.key.pid, kMaxAncestry))
        finding.ancestry.push_back(processOf(node->key.pid));
}

/// Who is told of: the shell, or whoever runs one program for each command.
std::int32_t ShellInspector::accusedBy(const Scene& scene, const rules::ShellPicture& picture,
                                       const rules::ShellVerdict& verdict) const {
    if (verdict.shape == rules::ShellShape::PerCommand)
        return scene.graph.processes[scene.drain->holder].key.pid;
    const bool command = picture.subject.family.kind == rules::ProgramKind::Unknown;
    const bool started = verdict.shape == rules::ShellShape::OutputOnly ||
                         (verdict.shape == rules::ShellShape::Direct && command);
    return started && !scene.ancestors.empty() && holdsDrain(scene, scene.ancestors.front())
               ? scene.ancestors.front()
               : scene.pid();
}

bool ShellInspector::holdsDrain(const Scene& scene, std::int32_t pid) {
    const std::uint64_t socket = scene.graph.connections[scene.drain->connection].connection.inode;
    return std::ranges::any_of(scene.graph.processes, [&](const rules::FlowProcess& process) {
        return process.key.pid == pid && holdsSocket(process, socket);
    });
}

model::Finding ShellInspector::wordFinding(const Scene& scene, const rules::ShellPicture& picture,
                                           const rules::ShellVerdict& verdict,
                                           std::uint64_t seenNs) const {
    model::Finding finding = startFinding(verdict);
    finding.seenNs = seenNs;
    finding.process = processOf(accusedBy(scene, picture, verdict));
    finding.connection = picture.drain->connection;
    finding.suspects = suspectsOf(scene);
    addAncestry(finding);
    const auto nameOf = [&](std::size_t index) {
        const ProcessNode* node = m_table.find(scene.graph.processes[index].key.pid);
        return node ? nodeText(*node)
                    : "pid " + std::to_string(scene.graph.processes[index].key.pid);
    };
    wordShell(finding, verdict,
              RouteNames{scene.graph, scene.subject, scene.feed, scene.drain, nameOf});
    return finding;
}

model::Finding ShellInspector::fromEvent(const model::ExecEvent& event) const {
    const rules::ShellVerdict verdict{
        false, model::Certainty::Certain, rules::ShellShape::Direct,
        "the program was started with an outbound connection as its input and output"};
    model::Finding finding = startFinding(verdict);
    finding.seenNs = event.seenNs;
    finding.process = event.process;
    finding.suspects = {event.process.key};
    addAncestry(finding);
    wordEndedShell(finding, verdict);
    return finding;
}

}  // namespace monitors
