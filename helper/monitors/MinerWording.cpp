#include "monitors/MinerWording.h"

#include "model/SafeText.h"
#include "rules/RuleDefaults.h"

namespace monitors {
namespace {

std::string sentence(const MinerSubject& subject, const rules::MinerEvidence& evidence,
                     bool certain) {
    const model::Process& process = subject.process;
    const std::string who =
        model::printable(process.name) + "(" + std::to_string(process.key.pid) + ")";
    const std::string whom =
        evidence.remoteName.empty() ? evidence.endpoint : model::printable(evidence.remoteName);
    return certain ? who + " mines cryptocurrency with " + whom
                   : who + " looks like a cryptocurrency miner, connected to " + whom;
}

model::Connection connectionOf(const model::PacketFlow& flow, const std::string& name) {
    model::Connection connection;
    connection.transport = flow.transport;
    connection.direction = model::Direction::Outbound;
    connection.localAddress = flow.sourceAddress;
    connection.localPort = flow.sourcePort;
    connection.remoteAddress = flow.destinationAddress;
    connection.remotePort = flow.destinationPort;
    connection.remoteName = name;
    return connection;
}

}  // namespace

model::Finding wordMiner(const MinerSubject& subject, const rules::MinerEvidence& evidence,
                         const model::PacketFlow& flow, const rules::MinerVerdict& verdict,
                         std::uint64_t seenNs) {
    model::Finding finding;
    finding.ruleId = "cryptominer";
    finding.ruleName = "Cryptominer";
    finding.level = rules::defaultOf(finding.ruleId).level;
    finding.certainty = verdict.certainty.value_or(model::Certainty::Likely);
    finding.message = sentence(subject, evidence, finding.certainty == model::Certainty::Certain);
    for (const std::string& line : verdict.why)
        finding.why.push_back(model::printable(line));
    finding.why.push_back(std::to_string(verdict.points) + " points, told from " +
                          std::to_string(rules::kMinerThreshold));
    finding.techniques = {"T1496"};
    finding.process = subject.process;
    finding.ancestry = subject.ancestry;
    finding.suspects = {subject.process.key};
    finding.connection = connectionOf(flow, evidence.remoteName);
    finding.seenNs = seenNs;
    return finding;
}

}  // namespace monitors
