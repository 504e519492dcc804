#include "monitors/SigmaMonitor.h"

#include <algorithm>

#include "model/SafeText.h"
#include "monitors/ProcessRules.h"
#include "sources/procfs/ProcDirectory.h"

namespace monitors {
namespace {

using rules::sigma::Category;
using rules::sigma::Event;
using rules::sigma::RuleInfo;

std::string workingDirectoryOf(std::int32_t pid) {
    const auto directory = sources::ProcDirectory::open(pid);
    return directory ? directory->readLink("cwd").value_or("") : std::string();
}

/// YAML keeps the line ends of a text; a reason is one line.
std::string oneLine(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    text.resize(text.find_last_not_of(' ') + 1);
    return text;
}

}  // namespace

std::string commandLineText(const std::vector<std::string>& arguments) {
    std::string text;
    for (const std::string& argument : arguments)
        text.append(text.empty() ? "" : " ").append(argument);
    return text;
}

void SigmaMonitor::replace(std::shared_ptr<const rules::sigma::RuleSet> rules) {
    const std::lock_guard lock(m_mutex);
    m_rules = rules->rules().empty() ? nullptr : std::move(rules);
}

std::shared_ptr<const rules::sigma::RuleSet> SigmaMonitor::rulesInForce() const {
    const std::lock_guard lock(m_mutex);
    return m_rules;
}

void SigmaMonitor::setProcess(Event& event, const ProcessStart& start) {
    const rules::ProgramTraits& program = m_programs.of(start);
    event.set("Image", program.known ? program.path : start.process.executable);
    event.set("CommandLine", commandLineText(start.process.arguments));
    event.set("ProcessId", std::to_string(start.process.key.pid));
    event.set("User", m_users.of(start.process.uid));
    if (start.process.sessionId != model::kUnsetLoginUid)
        event.set("LogonId", std::to_string(start.process.sessionId));
}

void SigmaMonitor::setParent(Event& event, const ProcessStart& start) const {
    if (start.lineage.empty() || !start.lineage.front().image)
        return;
    const Image& parent = *start.lineage.front().image;
    const rules::ProgramTraits* program = m_programs.remembered(parent);
    event.set("ParentImage", program ? program->path : parent.executable);
    event.set("ParentCommandLine", commandLineText(parent.arguments));
    event.set("ParentProcessId", std::to_string(start.lineage.front().key.pid));
}

void SigmaMonitor::onStart(const ProcessStart& start) {
    const auto rules = rulesInForce();
    if (!rules)
        return;
    Event event(Category::ProcessCreation);
    setProcess(event, start);
    setParent(event, start);
    if (std::string directory = workingDirectoryOf(start.process.key.pid); !directory.empty())
        event.set("CurrentDirectory", std::move(directory));
    judge(*rules, event, start, nullptr);
}

void SigmaMonitor::onConnection(const ProcessStart& who, const model::SocketEvent& socket) {
    const auto rules = rulesInForce();
    if (!rules)
        return;
    const model::Connection& connection = socket.connection;
    const bool outbound = connection.direction == model::Direction::Outbound;
    Event event(Category::NetworkConnection);
    setProcess(event, who);
    event.set("Initiated", outbound ? "true" : "false");
    event.set("Protocol", connection.transport == model::Transport::Udp ? "udp" : "tcp");
    event.set(outbound ? "DestinationIp" : "SourceIp", connection.remoteAddress);
    event.set(outbound ? "DestinationPort" : "SourcePort", std::to_string(connection.remotePort));
    event.set(outbound ? "SourceIp" : "DestinationIp", connection.localAddress);
    event.set(outbound ? "SourcePort" : "DestinationPort", std::to_string(connection.localPort));
    if (!connection.remoteName.empty())
        event.set(outbound ? "DestinationHostname" : "SourceHostname", connection.remoteName);
    judge(*rules, event, who, &socket);
}

void SigmaMonitor::onFile(const ProcessStart& who, const FileArrival& arrival) {
    const auto rules = rulesInForce();
    if (!rules)
        return;
    Event event(Category::FileEvent);
    setProcess(event, who);
    setParent(event, who);
    event.set("TargetFilename", arrival.path);
    judge(*rules, event, who, nullptr, &arrival);
}

void SigmaMonitor::judge(const rules::sigma::RuleSet& rules, const Event& event,
                         const ProcessStart& start, const model::SocketEvent* socket,
                         const FileArrival* file) {
    for (const RuleInfo* rule : rules.match(event)) {
        model::Finding finding = findingAbout(start, m_programs.of(start));
        finding.ruleId = rule->id;
        finding.ruleName = rule->title;
        finding.level = rule->level;
        finding.techniques = rule->techniques;
        finding.message = model::printable(rule->title + ": " + finding.process.name);
        finding.why = {
            model::printable(oneLine(rule->description)),
            "command line: " + model::printable(commandLineText(finding.process.arguments))};
        if (socket) {
            finding.connection = socket->connection;
            finding.seenNs = socket->seenNs;
        }
        if (file) {
            finding.file = {file->path, {}};
            finding.seenNs = file->seenNs;
            finding.why.push_back("file: " + model::printable(file->path));
        }
        m_found(std::move(finding));
    }
}

}  // namespace monitors
