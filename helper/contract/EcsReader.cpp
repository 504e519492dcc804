#include "contract/EcsReader.h"

#include <array>
#include <charconv>
#include <string_view>

#include "contract/EcsNames.h"
#include "contract/JsonReader.h"
#include "model/Timestamp.h"

namespace contract {
namespace {

using json::child;
using json::integerAs;

std::int64_t timeOf(const QJsonObject& object, const char* key) {
    return model::fromRfc3339(json::text(object, key)).value_or(0);
}

model::ProcessKey keyOf(const QJsonObject& object, const char* pid, const char* ticks) {
    return {integerAs<std::int32_t>(object, pid), integerAs<std::uint64_t>(object, ticks)};
}

void readTraits(const QJsonObject& object, model::Process& process) {
    process.key.startTimeTicks = integerAs<std::uint64_t>(object, "start_ticks");
    process.parent = keyOf(object, "parent_pid", "parent_start_ticks");
    process.loginUid = integerAs<std::uint32_t>(object, "login_uid", model::kUnsetLoginUid);
    process.sessionId = integerAs<std::uint32_t>(object, "session_id", model::kUnsetLoginUid);
    process.cgroup = json::text(object, "cgroup");
    process.executableDeleted = json::flag(object, "deleted");
    process.memoryOnly = json::flag(object, "memory_only");
}

void readProgram(const QJsonObject& object, model::Process& process) {
    process.key.pid = integerAs<std::int32_t>(object, "pid");
    process.name = json::text(object, "name");
    process.executable = json::text(object, "executable");
    process.arguments = json::texts(object, "args");
    process.workingDirectory = json::text(object, "working_directory");
}

model::Process subjectOf(const QJsonObject& ecs) {
    model::Process process;
    const QJsonObject program = child(ecs, "process");
    readProgram(program, process);
    readTraits(child(child(ecs, "algomonitor"), "subject"), process);
    process.sha256 = json::text(child(program, "hash"), "sha256");
    process.package = json::text(child(ecs, "package"), "name");
    process.packageVersion = json::text(child(ecs, "package"), "version");
    const QString uid = child(ecs, "user").value(QLatin1String("id")).toString();
    process.uid = uid.toUInt();
    return process;
}

model::Process ancestorOf(const QJsonObject& object) {
    model::Process process;
    readProgram(object, process);
    readTraits(object, process);
    process.uid = integerAs<std::uint32_t>(object, "uid");
    process.sha256 = json::text(object, "sha256");
    process.package = json::text(object, "package");
    process.packageVersion = json::text(object, "package_version");
    return process;
}

template <typename E, std::size_t N>
E fromName(const std::array<const char*, N>& names, const std::string& name) {
    for (std::size_t i = 0; i < N; ++i)
        if (name == names.at(i))
            return static_cast<E>(i);
    return static_cast<E>(0);
}

std::optional<model::Connection> connectionOf(const QJsonObject& ecs) {
    if (!ecs.contains(QLatin1String("network")))
        return std::nullopt;
    model::Connection connection;
    const QJsonObject network = child(ecs, "network");
    connection.transport =
        fromName<model::Transport>(kTransportNames, json::text(network, "transport"));
    connection.direction =
        fromName<model::Direction>(kDirectionNames, json::text(network, "direction"));
    const bool inbound = connection.direction == model::Direction::Inbound;
    const QJsonObject local = child(ecs, inbound ? "destination" : "source");
    const QJsonObject remote = child(ecs, inbound ? "source" : "destination");
    connection.localAddress = json::text(local, "ip");
    connection.localPort = integerAs<std::uint16_t>(local, "port");
    connection.remoteAddress = json::text(remote, "ip");
    connection.remotePort = integerAs<std::uint16_t>(remote, "port");
    connection.remoteName = json::text(remote, "domain");
    const QJsonObject socket = child(child(ecs, "algomonitor"), "socket");
    connection.inode = integerAs<std::uint64_t>(socket, "inode");
    connection.cookie = integerAs<std::uint64_t>(socket, "cookie");
    return connection;
}

model::FileKind kindOf(const std::string& name) {
    for (int kind = 0; kind <= static_cast<int>(model::FileKind::Device); ++kind)
        if (model::toString(static_cast<model::FileKind>(kind)) == name)
            return static_cast<model::FileKind>(kind);
    return model::FileKind::Absent;
}

void readHash(const std::string& hex, model::FileState& state) {
    if (hex.size() != 2 * state.hash.size())
        return;
    for (std::size_t i = 0; i < state.hash.size(); ++i)
        if (std::from_chars(hex.data() + 2 * i, hex.data() + 2 * i + 2, state.hash[i], 16).ec !=
            std::errc())
            return;
    state.hashed = true;
}

std::optional<model::FileSubject> fileOf(const QJsonObject& ecs) {
    if (!ecs.contains(QLatin1String("file")))
        return std::nullopt;
    const QJsonObject json = child(ecs, "file");
    model::FileSubject file;
    file.path = json::text(json, "path");
    file.state.kind = kindOf(json::text(json, "type"));
    file.state.mode = QString::fromStdString(json::text(json, "mode")).toUInt(nullptr, 8);
    file.state.uid = QString::fromStdString(json::text(json, "uid")).toUInt();
    file.state.gid = QString::fromStdString(json::text(json, "gid")).toUInt();
    file.state.size = integerAs<std::uint64_t>(json, "size");
    file.state.target = json::text(json, "target_path");
    readHash(json::text(child(json, "hash"), "sha256"), file.state);
    return file;
}

std::optional<model::LoginSubject> loginOf(const QJsonObject& own) {
    if (!own.contains(QLatin1String("login")))
        return std::nullopt;
    const QJsonObject json = child(own, "login");
    return model::LoginSubject{.user = json::text(json, "user"),
                               .known = json::flag(json, "known"),
                               .service = json::text(json, "service"),
                               .terminal = json::text(json, "terminal")};
}

model::Finding findingOf(const QJsonObject& ecs) {
    const QJsonObject own = child(ecs, "algomonitor");
    model::Finding finding;
    finding.ruleId = json::text(child(ecs, "rule"), "id");
    finding.ruleName = json::text(child(ecs, "rule"), "name");
    finding.level = model::levelFromString(json::text(child(ecs, "log"), "level"))
                        .value_or(model::Level::Warning);
    finding.certainty =
        model::certaintyFromString(json::text(own, "certainty")).value_or(model::Certainty::Likely);
    finding.message = json::text(ecs, "message");
    finding.why = json::texts(own, "why");
    finding.techniques = json::texts(child(child(ecs, "threat"), "technique"), "id");
    finding.process = subjectOf(ecs);
    for (const QJsonValue entry : own.value(QLatin1String("ancestry")).toArray())
        finding.ancestry.push_back(ancestorOf(entry.toObject()));
    for (const QJsonValue entry : own.value(QLatin1String("suspects")).toArray())
        finding.suspects.push_back(keyOf(entry.toObject(), "pid", "start_ticks"));
    finding.connection = connectionOf(ecs);
    finding.file = fileOf(ecs);
    finding.login = loginOf(own);
    finding.seenNs = integerAs<std::uint64_t>(own, "seen_ns");
    finding.alreadyStopped = json::flag(own, "already_stopped");
    return finding;
}

std::vector<model::ResponseRecord> responsesOf(const QJsonObject& own) {
    std::vector<model::ResponseRecord> responses;
    for (const QJsonValue entry : own.value(QLatin1String("response")).toArray()) {
        const QJsonObject one = entry.toObject();
        responses.push_back(
            {json::text(one, "action"),
             model::outcomeFromString(json::text(one, "outcome")).value_or(model::Outcome::Pending),
             json::text(one, "detail"), timeOf(one, "at")});
    }
    return responses;
}

void readOwn(const QJsonObject& own, model::Alert& alert) {
    alert.state =
        model::alertStateFromString(json::text(own, "state")).value_or(model::AlertState::Raised);
    alert.seenAtUs = timeOf(own, "seen_at");
    alert.changedAtUs = timeOf(own, "changed_at");
    alert.count = integerAs<std::uint64_t>(own, "count", 1);
    alert.responses = responsesOf(own);
    alert.evidence = json::text(own, "evidence");
    alert.deadlineUs = model::fromRfc3339(json::text(own, "deadline"));
    alert.plannedAction = json::text(own, "planned_action");
    alert.resolved = json::flag(own, "resolved");
    alert.bootId = json::text(own, "boot_id");
    alert.outline = json::flag(own, "outline");
}

std::unexpected<model::Error> missing(const char* field) {
    return model::unexpected(model::Error::Code::InvalidArgument, field,
                             "missing or not of its form");
}

}  // namespace

model::Result<model::Alert> alertFromObject(const QJsonObject& object) {
    model::Alert alert;
    alert.id = json::text(child(object, "event"), "id");
    const auto raisedAt = model::fromRfc3339(json::text(object, "@timestamp"));
    alert.finding = findingOf(object);
    if (alert.id.empty())
        return missing("event.id");
    if (alert.finding.ruleId.empty())
        return missing("rule.id");
    if (!raisedAt)
        return missing("@timestamp");
    alert.raisedAtUs = *raisedAt;
    readOwn(child(object, "algomonitor"), alert);
    alert.userName = json::text(child(object, "user"), "name");
    alert.hostName = json::text(child(object, "host"), "name");
    return alert;
}

}  // namespace contract
