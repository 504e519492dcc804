#include "monitors/NetworkWording.h"

#include <cmath>

#include "model/SafeText.h"
#include "rules/behaviour/Scan.h"

namespace monitors {
namespace {

using model::Certainty;
using model::FeedCategory;
using model::Level;
using What = model::SocketEvent::What;

constexpr std::size_t kShownBytes = 128;
constexpr std::uint64_t kSecond = 1'000'000'000;

std::string shown(std::string_view text) {
    return model::printable(model::shortened(text, kShownBytes));
}

std::string whoText(const ProcessFacts& facts) {
    const model::Process& process = facts.process;
    const std::string name = process.name.empty() ? "a process" : shown(process.name);
    return name + " (pid " + std::to_string(process.key.pid) + ")";
}

std::string programText(const ProcessFacts& facts) {
    const model::Process& process = facts.process;
    const std::string file = process.executable.empty() ? "unknown" : shown(process.executable);
    if (facts.packaged)
        return "its program is " + file +
               (process.package.empty() ? "" : " of the package " + shown(process.package));
    return "its program is " + file + ", which no package owns";
}

/// "every 60 s", "every 5 minutes"
std::string periodText(std::uint64_t ns) {
    const auto seconds = static_cast<double>(ns) / static_cast<double>(kSecond);
    if (seconds >= 120)
        return std::to_string(std::lround(seconds / 60)) + " minutes";
    if (seconds >= 10)
        return std::to_string(std::lround(seconds)) + " s";
    const long tenths = std::lround(seconds * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
}

model::Finding start(std::string_view id, std::string_view name, Certainty certainty,
                     std::vector<std::string> techniques) {
    model::Finding finding;
    finding.ruleId = id;
    finding.ruleName = name;
    finding.certainty = certainty;
    finding.level = certainty == Certainty::Certain ? Level::Alert : Level::Warning;
    finding.techniques = std::move(techniques);
    return finding;
}

model::Finding& of(model::Finding& finding, const ProcessFacts& facts, std::uint64_t seenNs) {
    finding.process = facts.process;
    finding.ancestry = facts.ancestry;
    finding.suspects = {facts.process.key};
    finding.seenNs = seenNs;
    finding.why.push_back(programText(facts));
    return finding;
}

model::Finding finish(model::Finding finding, const model::SocketEvent& event,
                      const ProcessFacts& facts) {
    finding.connection = event.connection;
    return of(finding, facts, event.seenNs);
}

std::string_view meaningOf(FeedCategory category) {
    switch (category) {
        case FeedCategory::Malicious:
            return "malicious";
        case FeedCategory::Tor:
            return "part of the Tor network";
        case FeedCategory::Mining:
            return "a mining pool";
    }
    return "?";
}

std::string listText(const rules::indicators::FeedFacts& feed) {
    if (feed.builtin)
        return "the " + feed.name.substr(feed.name.starts_with("the ") ? 4 : 0);
    return "the list “" + shown(feed.name) + "”";
}

std::string_view ruleNameOf(std::string_view id) {
    return id == "malicious-address"  ? "Malicious address"
           : id == "malicious-domain" ? "Malicious domain"
           : id == "mining-pool"      ? "Mining pool"
                                      : "Tor";
}

std::vector<std::string> techniquesOf(FeedCategory category) {
    switch (category) {
        case FeedCategory::Malicious:
            return {"T1071"};
        case FeedCategory::Tor:
            return {"T1090.003"};
        case FeedCategory::Mining:
            return {"T1496"};
    }
    return {};
}

std::string peerText(const model::SocketEvent& event, const std::string& name) {
    const std::string endpoint = model::remoteEndpoint(event.connection);
    return name.empty() ? endpoint : shown(name) + " (" + endpoint + ")";
}

std::string windowText(std::uint64_t windowNs) {
    return " within " + std::to_string(windowNs / kSecond) + " s";
}

std::string boundText(const model::Connection& connection) {
    const bool v6 = connection.localAddress.find(':') != std::string::npos;
    const bool all = connection.localAddress == "0.0.0.0" || connection.localAddress == "::";
    const std::string address =
        all ? "all addresses" : (v6 ? "[" : "") + connection.localAddress + (v6 ? "]" : "");
    return "bound to " + address + ", " +
           (connection.transport == model::Transport::Udp ? "UDP" : "TCP") + " port " +
           std::to_string(connection.localPort);
}

}  // namespace

std::string_view ruleOf(const ListHit& hit) {
    switch (hit.match.feed->category) {
        case FeedCategory::Tor:
            return "tor";
        case FeedCategory::Mining:
            return "mining-pool";
        case FeedCategory::Malicious:
            break;
    }
    return hit.name.empty() ? "malicious-address" : "malicious-domain";
}

model::Finding wordListHit(const ListHit& hit, const model::SocketEvent& event,
                           const ProcessFacts& facts) {
    const rules::indicators::FeedFacts& feed = *hit.match.feed;
    const std::string_view id = ruleOf(hit);
    model::Finding finding =
        start(id, ruleNameOf(id), feed.certain ? Certainty::Certain : Certainty::Likely,
              techniquesOf(feed.category));
    const std::string_view verb =
        event.what == What::Accept ? " was connected from " : " connected to ";
    finding.message = whoText(facts) + std::string(verb) + peerText(event, hit.name) +
                      ", which is listed as " + std::string(meaningOf(feed.category));
    finding.why.push_back(listText(feed) + " has " + shown(hit.match.entry));
    if (!hit.name.empty())
        finding.why.push_back(event.connection.remoteAddress + " was the answer for " +
                              shown(hit.name));
    finding = finish(std::move(finding), event, facts);
    if (!hit.name.empty())
        finding.connection->remoteName = hit.name;
    return finding;
}

model::Finding wordTor(std::string_view evidence, const model::SocketEvent& event,
                       const ProcessFacts& facts) {
    model::Finding finding = start("tor", "Tor", Certainty::Likely, {"T1090.003"});
    finding.message = whoText(facts) + " uses the Tor network through " + peerText(event, {});
    finding.why.emplace_back(evidence);
    return finish(std::move(finding), event, facts);
}

model::Finding wordOnionQuestion(const std::string& name, std::uint64_t seenNs,
                                 const ProcessFacts& facts) {
    model::Finding finding = start("tor", "Tor", Certainty::Likely, {"T1090.003"});
    finding.message =
        whoText(facts) + " asked for " + shown(name) + ", a name inside the Tor network";
    finding.why.emplace_back(
        "such names are never in DNS: it is meant to be asked of Tor (RFC 7686)");
    return of(finding, facts, seenNs);
}

model::Finding wordPortScan(const std::vector<std::uint16_t>& ports, std::uint64_t windowNs,
                            const model::SocketEvent& event, const ProcessFacts& facts) {
    model::Finding finding =
        start("port-scan-outbound", "Port scan from this machine", Certainty::Certain, {"T1046"});
    finding.message = whoText(facts) + " tried " + std::to_string(ports.size()) + " ports of " +
                      event.connection.remoteAddress + windowText(windowNs);
    finding.why.push_back("ports " + rules::portsText(ports));
    return finish(std::move(finding), event, facts);
}

model::Finding wordSweep(const rules::Sweep& sweep, std::uint64_t windowNs, bool certain,
                         const model::SocketEvent& event, const ProcessFacts& facts) {
    model::Finding finding = start("port-scan-outbound", "Port scan from this machine",
                                   certain ? Certainty::Certain : Certainty::Likely, {"T1046"});
    const std::string where =
        sweep.network.empty() ? " addresses" : " addresses of " + sweep.network;
    finding.message = whoText(facts) + " tried port " +
                      std::to_string(event.connection.remotePort) + " of " +
                      std::to_string(sweep.addresses) + where + windowText(windowNs);
    finding.why.emplace_back(
        "one port on many machines is how the next one to break into is found");
    return finish(std::move(finding), event, facts);
}

model::Finding wordInboundScan(const std::vector<std::uint16_t>& ports, std::uint64_t windowNs,
                               const model::Connection& last, std::uint64_t seenNs) {
    // A sender's address can be forged: never certain.
    model::Finding finding =
        start("port-scan-inbound", "Port scan of this machine", Certainty::Likely, {"T1595.001"});
    finding.message = last.remoteAddress + " tried " + std::to_string(ports.size()) +
                      " ports of this machine" + windowText(windowNs);
    finding.why.push_back("ports " + rules::portsText(ports));
    finding.connection = last;
    finding.seenNs = seenNs;
    return finding;
}

model::Finding wordBeat(const rules::Rhythm& rhythm, const model::SocketEvent& event,
                        const ProcessFacts& facts) {
    model::Finding finding =
        start("beacon", "Regular connections", Certainty::Likely, {"T1071", "T1029"});
    finding.message = whoText(facts) + " connects to " +
                      peerText(event, event.connection.remoteName) + " about every " +
                      periodText(rhythm.periodNs);
    finding.why.push_back(std::to_string(rhythm.connections) +
                          " connections, the pauses between them differ by " +
                          std::to_string(std::lround(rhythm.jitter * 100)) + " % in the middle");
    return finish(std::move(finding), event, facts);
}

model::Finding wordListener(rules::ListenerReach reach, bool tell, const model::SocketEvent& event,
                            const ProcessFacts& facts) {
    model::Finding finding = start("new-listener", "New listener", Certainty::Certain, {"T1571"});
    finding.level = tell ? Level::Warning : Level::Info;
    finding.message = whoText(facts) + " waits for connections on port " +
                      std::to_string(event.connection.localPort) + ", reachable " +
                      std::string(toString(reach));
    finding.why.push_back(boundText(event.connection));
    return finish(std::move(finding), event, facts);
}

model::Finding wordSuspiciousPort(const rules::PortSuspicion& suspicion,
                                  const model::SocketEvent& event, const ProcessFacts& facts) {
    model::Finding finding =
        start("suspicious-port", "Suspicious port", Certainty::Likely, {"T1571"});
    finding.message = event.what == What::Connect
                          ? whoText(facts) + " connected to " + peerText(event, {}) +
                                ", a port that remote control tools and miners use"
                          : whoText(facts) + " waits on port " +
                                std::to_string(event.connection.localPort) +
                                ", which remote control tools and miners use";
    finding.why = suspicion.why;
    return finish(std::move(finding), event, facts);
}

}  // namespace monitors
