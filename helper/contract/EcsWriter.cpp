#include "contract/EcsWriter.h"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "contract/AlertJson.h"
#include "contract/EcsNames.h"
#include "model/Clock.h"
#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace contract {
namespace {

using model::AlertState;
using model::Level;
using model::Outcome;

constexpr char kEcsVersion[] = "8.11.0";

struct LevelRow {
    Level level;
    int severity;           // event.severity, the scale of Elastic's rules
    const char* ruleLevel;  // Sigma's word
};
constexpr std::array<LevelRow, 4> kLevels{{{Level::Info, 21, "informational"},
                                           {Level::Warning, 47, "medium"},
                                           {Level::Alert, 99, "critical"},
                                           {Level::Error, 73, "high"}}};

const LevelRow& rowOf(Level level) {
    return *std::ranges::find(kLevels, level, &LevelRow::level);
}

// When the machine started, on the alert's own clock: both ends of one alert stay consistent when
// the wall clock jumps later, and a line read back after a reboot says the same.
std::int64_t bootUs(const model::Alert& alert) {
    if (alert.seenAtUs != 0 && alert.finding.seenNs != 0)
        return alert.seenAtUs - static_cast<std::int64_t>(alert.finding.seenNs / 1000);
    return model::realtimeUs() - model::bootTimeUs();
}

const std::string& ownHostName() {
    static const std::string name = [] {
        std::array<char, 256> text{};
        return std::string(gethostname(text.data(), text.size() - 1) == 0 ? text.data() : "");
    }();
    return name;
}

std::string_view outcomeOf(const model::Alert& alert) {
    if (alert.responses.empty() || alert.responses.back().outcome == Outcome::Pending)
        return "unknown";
    const Outcome outcome = alert.responses.back().outcome;
    return outcome == Outcome::Done      ? "success"
           : outcome == Outcome::Skipped ? "unknown"
                                         : "failure";
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : std::string(separator)) + part;
    return text;
}

}  // namespace

std::string EcsWriter::line() {
    m_out.object();
    writeHead();
    writeEvent();
    writeRule();
    writeSubject();
    writeUser();
    writeConnection();
    writeFile();
    writePackageAndHost();
    writeOwn();
    m_out.endObject();
    return m_out.take();
}

std::string EcsWriter::cut(const std::string& content) const {
    return model::shortened(content, m_limits.textBytes);
}

void EcsWriter::text(const char* key, const std::string& content) {
    m_out.textMember(key, cut(content));
}

void EcsWriter::list(const char* key, const std::vector<std::string>& entries) {
    m_out.key(key).array();
    for (std::size_t i = 0; i < std::min(entries.size(), m_limits.entries); ++i)
        m_out.value(cut(entries[i]));
    m_out.endArray();
}

std::int64_t EcsWriter::startUs(const model::ProcessKey& key) const {
    // 10 000 us a tick; the bound keeps hostile values from overflowing.
    const std::uint64_t ticks = std::min<std::uint64_t>(key.startTimeTicks, 1'000'000'000'000);
    return bootUs(m_alert) + static_cast<std::int64_t>(ticks) * 10'000;
}

void EcsWriter::writeHead() {
    m_out.member("@timestamp", model::toRfc3339(m_alert.raisedAtUs))
        .key("ecs")
        .object()
        .member("version", kEcsVersion)
        .endObject()
        .member("message", cut(m_alert.finding.message))
        .key("log")
        .object()
        .member("level", model::toString(m_alert.finding.level))
        .endObject();
}

void EcsWriter::writeEvent() {
    const auto& responses = m_alert.responses;
    m_out.key("event")
        .object()
        .member("id", m_alert.id)
        .member("kind", m_alert.finding.level == Level::Info ? "event" : "alert");
    writeCategories();
    m_out.member("action", responses.empty() ? "detected" : cut(responses.back().action))
        .member("outcome", outcomeOf(m_alert))
        .member("severity", rowOf(m_alert.finding.level).severity);
    text("reason", joined(m_alert.finding.why, "; "));
    m_out.endObject();
}

void EcsWriter::writeCategories() {
    m_out.key("category").array();
    m_out.value(m_alert.finding.level == Level::Error ? "host" : "intrusion_detection");
    if (m_alert.finding.process.key)
        m_out.value("process");
    if (m_alert.finding.connection)
        m_out.value("network");
    if (m_alert.finding.file)
        m_out.value("file");
    if (m_alert.finding.login)
        m_out.value("authentication");
    m_out.endArray().key("type").array().value("info");
    if (m_alert.state == AlertState::Suspended || m_alert.state == AlertState::Killed)
        m_out.value("denied");
    if (m_alert.state == AlertState::Allowed)
        m_out.value("allowed");
    m_out.endArray();
}

void EcsWriter::writeRule() {
    const model::Finding& finding = m_alert.finding;
    m_out.key("rule").object().member("id", cut(finding.ruleId));
    text("name", finding.ruleName);
    m_out.member("ruleset", "algomonitor").member("level", rowOf(finding.level).ruleLevel);
    m_out.endObject();
    if (finding.techniques.empty())
        return;
    m_out.key("threat").object().member("framework", "MITRE ATT&CK").key("technique").object();
    list("id", finding.techniques);
    m_out.endObject().endObject();
}

void EcsWriter::writeArguments(const model::Process& process) {
    const auto arguments = cutArguments(process.arguments, m_limits.argumentBytes);
    m_out.key("args").array();
    for (const std::string& argument : arguments)
        m_out.value(argument);
    m_out.endArray();
    m_out.textMember("command_line",
                     model::shortened(joined(arguments, " "), m_limits.argumentBytes));
}

void EcsWriter::writeSubject() {
    const model::Process& process = m_alert.finding.process;
    if (!process.key)
        return;
    m_out.key("process")
        .object()
        .member("pid", process.key.pid)
        .member("start", model::toRfc3339(startUs(process.key)))
        .member("entity_id", entityId(process.key, m_alert.bootId));
    text("name", process.name);
    text("executable", process.executable);
    writeArguments(process);
    text("working_directory", process.workingDirectory);
    if (!process.sha256.empty())
        m_out.key("hash").object().member("sha256", cut(process.sha256)).endObject();
    writeParent();
    m_out.endObject();
}

void EcsWriter::writeParent() {
    const auto& ancestry = m_alert.finding.ancestry;
    const model::ProcessKey key =
        ancestry.empty() ? m_alert.finding.process.parent : ancestry.front().key;
    if (!key)
        return;
    m_out.key("parent")
        .object()
        .member("pid", key.pid)
        .member("start", model::toRfc3339(startUs(key)))
        .member("entity_id", entityId(key, m_alert.bootId));
    if (!ancestry.empty()) {
        text("name", ancestry.front().name);
        text("executable", ancestry.front().executable);
        m_out.textMember("command_line", model::shortened(joined(ancestry.front().arguments, " "),
                                                          m_limits.argumentBytes));
    }
    m_out.endObject();
}

void EcsWriter::writeUser() {
    m_out.key("user").object();
    if (!m_alert.finding.login || m_alert.finding.login->known)
        m_out.member("id", std::to_string(m_alert.finding.process.uid));
    text("name", m_alert.userName);
    m_out.endObject();
}

void EcsWriter::writeEndpoint(const char* key, const std::string& address, std::uint16_t port,
                              const std::string& domain) {
    m_out.key(key).object();
    text("ip", address);
    if (port != 0)
        m_out.member("port", port);
    text("domain", domain);
    m_out.endObject();
}

void EcsWriter::writeConnection() {
    const auto& connection = m_alert.finding.connection;
    if (!connection)
        return;
    const bool inbound = connection->direction == model::Direction::Inbound;
    writeEndpoint(inbound ? "destination" : "source", connection->localAddress,
                  connection->localPort, {});
    writeEndpoint(inbound ? "source" : "destination", connection->remoteAddress,
                  connection->remotePort, connection->remoteName);
    m_out.key("network")
        .object()
        .member("transport", kTransportNames.at(static_cast<std::size_t>(connection->transport)))
        .member("direction", kDirectionNames.at(static_cast<std::size_t>(connection->direction)))
        .endObject();
}

void EcsWriter::writeFile() {
    const auto& file = m_alert.finding.file;
    if (!file)
        return;
    m_out.key("file").object();
    text("path", file->path);
    if (file->state) {
        m_out.member("type", model::toString(file->state.kind))
            .member("mode", model::modeText(file->state.mode))
            .member("uid", std::to_string(file->state.uid))
            .member("gid", std::to_string(file->state.gid))
            .member("size", file->state.size);
        text("target_path", file->state.target);
    }
    if (file->state.hashed)
        m_out.key("hash").object().member("sha256", model::hashText(file->state)).endObject();
    m_out.endObject();
}

void EcsWriter::writePackageAndHost() {
    const model::Process& process = m_alert.finding.process;
    if (!process.package.empty()) {
        m_out.key("package").object();
        text("name", process.package);
        text("version", process.packageVersion);
        m_out.endObject();
    }
    m_out.key("host").object();
    text("name", m_alert.hostName.empty() ? ownHostName() : m_alert.hostName);
    m_out.endObject();
}

}  // namespace contract
