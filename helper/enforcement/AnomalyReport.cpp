#include "enforcement/AnomalyReport.h"

#include <set>

#include "enforcement/ProcessEvidence.h"
#include "model/Clock.h"
#include "model/SafeText.h"
#include "model/Timestamp.h"
#include "sources/procfs/SmapsParser.h"

namespace enforcement {
namespace {

constexpr std::size_t kMostBytes = 256U << 10;

std::string shown(std::string_view text) {
    return model::printable(model::shortened(text, 4096));
}

std::string joined(const std::vector<std::string>& arguments) {
    std::string text;
    for (const std::string& argument : arguments)
        text.append(text.empty() ? "" : " ").append(argument);
    return text;
}

void add(std::string& report, std::string_view name, std::string_view value) {
    report.append(name).append(": ").append(value.empty() ? "-" : value).append("\n");
}

void addLines(std::string& report, std::string_view name, std::string_view lines) {
    if (lines.empty())
        return add(report, name, "none");
    report.append(name).append(":\n");
    for (std::size_t at = 0; at < lines.size();) {
        const auto end = std::min(lines.find('\n', at), lines.size());
        report.append("  ").append(lines.substr(at, end - at)).append("\n");
        at = end + 1;
    }
}

std::string parentsOf(const model::Finding& finding) {
    std::string text;
    for (const model::Process& parent : finding.ancestry)
        text += (text.empty() ? "" : " <- ") + shown(parent.name) + " (" +
                std::to_string(parent.key.pid) + ")";
    return text;
}

/// Files that are mapped to be run, each once.
std::string modulesIn(std::string_view maps) {
    std::set<std::string> paths;
    for (const sources::MemoryRange& mapping : sources::parseSmaps(maps))
        if (mapping.isFile() && mapping.executable)
            paths.insert(mapping.path);
    std::string text;
    for (const std::string& path : paths)
        text += path + "\n";
    return text;
}

}  // namespace

AnomalyCircumstances readCircumstances(const model::ProcessKey& key) {
    AnomalyCircumstances circumstances;
    const std::int64_t bootUs =
        model::realtimeUs() - static_cast<std::int64_t>(model::bootTimeNs() / 1000);
    circumstances.startedAtUs =
        bootUs + static_cast<std::int64_t>(key.startTimeTicks * model::kNanosecondsPerTick / 1000);
    const auto process = ProcessEvidence::open(key, kMostBytes);
    if (!process)
        return circumstances;
    circumstances.connections = process->sockets();
    circumstances.modules = modulesIn(process->maps());
    return circumstances;
}

std::string anomalyReport(const model::Alert& alert, const AnomalyCircumstances& circumstances,
                          std::string_view action) {
    const model::Finding& finding = alert.finding;
    const model::Process& process = finding.process;
    std::string report;
    add(report, "Alert", finding.ruleName + " [" + alert.id + "]");
    add(report, "What", shown(finding.message));
    add(report, "Time", model::toRfc3339(alert.raisedAtUs));
    add(report, "Host", shown(alert.hostName));
    add(report, "Process", shown(process.name));
    add(report, "PID", std::to_string(process.key.pid));
    add(report, "User", shown(alert.userName) + " (" + std::to_string(process.uid) + ")");
    add(report, "Path", shown(process.executable));
    add(report, "Command", shown(joined(process.arguments)));
    add(report, "Created",
        circumstances.startedAtUs > 0 ? model::toRfc3339(circumstances.startedAtUs) : "");
    add(report, "Parents", parentsOf(finding));
    std::string history;
    for (const std::string& line : finding.why)
        history += model::printable(line) + "\n";
    addLines(report, "History", history);
    addLines(report, "Connections", circumstances.connections);
    addLines(report, "Modules", circumstances.modules);
    add(report, "Action", action);
    return report;
}

}  // namespace enforcement
