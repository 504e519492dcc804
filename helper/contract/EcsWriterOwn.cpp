#include <algorithm>

#include "contract/AlertJson.h"
#include "contract/EcsWriter.h"
#include "model/SafeText.h"
#include "model/Timestamp.h"

// What ECS has no field for: algomonitor.*, so that an alert comes back whole.
namespace contract {

// argv as far as the bytes go; what was cut ends in "…".
std::vector<std::string> EcsWriter::cutArguments(const std::vector<std::string>& arguments,
                                                 std::size_t maxBytes) {
    std::vector<std::string> kept;
    for (const std::string& argument : arguments) {
        if (maxBytes == 0)
            break;
        kept.push_back(model::shortened(argument, maxBytes));
        // An empty argument costs too: a million of them are as good as a long one.
        maxBytes -= std::min(maxBytes, argument.size() + 1);
    }
    return kept;
}

void EcsWriter::writeOwn() {
    m_out.key("algomonitor")
        .object()
        .member("seen_at", model::toRfc3339(m_alert.seenAtUs))
        .member("changed_at", model::toRfc3339(m_alert.changedAtUs))
        .member("state", model::toString(m_alert.state))
        .member("certainty", model::toString(m_alert.finding.certainty))
        .member("count", m_alert.count);
    writeResponses();
    list("why", m_alert.finding.why);
    text("evidence", m_alert.evidence);
    writeQuestion();
    writeSubjectDetails();
    writeSocket();
    writeLogin();
    writeAncestry();
    writeSuspects();
    if (m_alert.outline)
        m_out.member("outline", true);
    m_out.endObject();
}

void EcsWriter::writeQuestion() {
    if (m_alert.deadlineUs)
        m_out.member("deadline", model::toRfc3339(*m_alert.deadlineUs));
    text("planned_action", m_alert.plannedAction);
    m_out.member("resolved", m_alert.resolved);
}

void EcsWriter::writeResponses() {
    m_out.key("response").array();
    const auto& responses = m_alert.responses;
    // The latest count most: of an endless story the beginning is left out.
    const std::size_t first = responses.size() - std::min(responses.size(), m_limits.entries);
    for (std::size_t i = first; i < responses.size(); ++i) {
        m_out.object()
            .member("action", cut(responses[i].action))
            .member("outcome", model::toString(responses[i].outcome))
            .member("detail", cut(responses[i].detail))
            .member("at", model::toRfc3339(responses[i].atUs))
            .endObject();
    }
    m_out.endArray();
}

void EcsWriter::writeSubjectDetails() {
    const model::Finding& finding = m_alert.finding;
    m_out.member("boot_id", m_alert.bootId.empty() ? currentBootId() : cut(m_alert.bootId))
        .member("seen_ns", finding.seenNs)
        .member("already_stopped", finding.alreadyStopped);
    m_out.key("subject").object();
    writeTraits(finding.process);
    m_out.endObject();
}

void EcsWriter::writeTraits(const model::Process& process) {
    m_out.member("start_ticks", process.key.startTimeTicks);
    if (process.parent)
        m_out.member("parent_pid", process.parent.pid)
            .member("parent_start_ticks", process.parent.startTimeTicks);
    if (process.loginUid != model::kUnsetLoginUid)
        m_out.member("login_uid", process.loginUid);
    if (process.sessionId != model::kUnsetLoginUid)
        m_out.member("session_id", process.sessionId);
    text("cgroup", process.cgroup);
    if (process.executableDeleted)
        m_out.member("deleted", true);
    if (process.memoryOnly)
        m_out.member("memory_only", true);
}

void EcsWriter::writeSocket() {
    const auto& connection = m_alert.finding.connection;
    if (connection)
        m_out.key("socket")
            .object()
            .member("inode", connection->inode)
            .member("cookie", connection->cookie)
            .endObject();
}

void EcsWriter::writeLogin() {
    const auto& login = m_alert.finding.login;
    if (!login)
        return;
    m_out.key("login").object().member("known", login->known);
    text("user", login->user);
    text("service", login->service);
    text("terminal", login->terminal);
    m_out.endObject();
}

void EcsWriter::writeAncestry() {
    const auto& ancestry = m_alert.finding.ancestry;
    m_out.key("ancestry").array();
    for (std::size_t i = 0; i < std::min(ancestry.size(), m_limits.entries); ++i)
        writeAncestor(ancestry[i]);
    m_out.endArray();
}

void EcsWriter::writeAncestor(const model::Process& process) {
    m_out.object().member("pid", process.key.pid).member("uid", process.uid);
    text("name", process.name);
    text("executable", process.executable);
    m_out.key("args").array();
    for (const std::string& argument : cutArguments(process.arguments, m_limits.argumentBytes / 4))
        m_out.value(argument);
    m_out.endArray();
    text("working_directory", process.workingDirectory);
    text("sha256", process.sha256);
    text("package", process.package);
    text("package_version", process.packageVersion);
    writeTraits(process);
    m_out.endObject();
}

void EcsWriter::writeSuspects() {
    const auto& suspects = m_alert.finding.suspects;
    m_out.key("suspects").array();
    for (std::size_t i = 0; i < std::min(suspects.size(), m_limits.entries); ++i)
        m_out.object()
            .member("pid", suspects[i].pid)
            .member("start_ticks", suspects[i].startTimeTicks)
            .endObject();
    m_out.endArray();
}

}  // namespace contract
