#include "monitors/SessionFinder.h"

#include <fcntl.h>
#include <pwd.h>
#include <utmp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "model/Clock.h"
#include "model/Timestamp.h"
#include "sources/FileDescriptor.h"
#include "sources/procfs/NumberedEntries.h"
#include "sources/procfs/ProcessReader.h"

namespace monitors {
namespace {

using sources::ProcessReader;

// Each of their jobs has an audit session of its own (pam_loginuid), and nobody sits behind it.
constexpr std::array<std::string_view, 9> kNobodys{
    "cron",     "crond",  "anacron", "atd", "fcron", "systemd", "systemd-executor",
    "(sd-pam)", "runuser"};

bool isNobodys(const std::string& service) {
    return std::ranges::find(kNobodys, service) != kNobodys.end();
}

std::int64_t realTimeOf(std::int64_t bootUs) {
    return model::realtimeUs() - model::bootTimeUs() + bootUs;
}

std::int64_t startOf(const model::ProcessKey& key) {
    return realTimeOf(static_cast<std::int64_t>(key.startTimeTicks * model::kNanosecondsPerTick) /
                      1000);
}

model::ProcessKey keyOf(std::int32_t pid) {
    const auto snapshot = ProcessReader::read(pid, ProcessReader::Basic);
    return snapshot ? snapshot->process.key : model::ProcessKey{};
}

/// Who lets people in does so as root; what a person left running behind is no session.
bool isRoots(const model::ProcessKey& key) {
    const auto process = ProcessReader::read(key, ProcessReader::Owner);
    return process && process->process.uid == 0;
}

// ":0" and ":0.0" are displays of this machine.
std::string sourceOf(const std::string& address, const std::string& host) {
    if (!address.empty())
        return address;
    return host.starts_with(':') ? std::string() : host;
}

}  // namespace

std::optional<std::uint32_t> uidOf(const std::string& user) {
    std::array<char, 16384> buffer;
    passwd entry{};
    passwd* found = nullptr;
    ::getpwnam_r(user.c_str(), &entry, buffer.data(), buffer.size(), &found);
    return found == nullptr ? std::nullopt : std::optional(found->pw_uid);
}

std::optional<FoundSession> SessionFinder::entered(const sources::LoginEntry& entry,
                                                   std::int64_t startedUs) {
    if (isNobodys(entry.service))
        return std::nullopt;
    FoundSession found;
    found.leader = entry.leader;
    found.session.id = m_boot + std::to_string(entry.sessionId);
    found.session.uid = entry.loginUid;
    found.session.user = m_names.of(entry.loginUid);
    found.session.source = entry.source;
    found.session.terminal = entry.terminal;
    found.session.service = entry.service;
    found.session.startedUs = startedUs;
    found.how = "a new audit session of the kernel, number " + std::to_string(entry.sessionId);
    return found;
}

std::optional<FoundSession> SessionFinder::su(const SessionHint& hint) {
    if (hint.lineage.size() < 2)
        return std::nullopt;
    const model::ProcessKey& leader = hint.lineage[1];
    FoundSession found;
    found.leader = leader;
    found.session.id =
        m_boot + "su" + std::to_string(leader.pid) + "." + std::to_string(leader.startTimeTicks);
    found.session.uid = hint.uid;
    found.session.user = m_names.of(hint.uid);
    found.session.service = "su";
    // su -c takes its command off the terminal (setsid(2)), so su itself is asked.
    if (const auto itself = ProcessReader::read(leader, ProcessReader::Basic))
        found.session.terminal = sources::terminalName(itself->stat.terminal);
    found.session.startedUs = realTimeOf(static_cast<std::int64_t>(hint.seenNs / 1000));
    found.how = m_names.of(hint.fromUid) + " became " + found.session.user + " with su";
    return found;
}

std::optional<FoundSession> SessionFinder::of(const SessionHint& hint) {
    if (hint.kind == SessionHint::Kind::Su)
        return su(hint);
    const std::int64_t startedUs = realTimeOf(static_cast<std::int64_t>(hint.seenNs / 1000));
    if (const auto entry = sources::findLoginEntry(hint.lineage, hint.sessionId))
        return entered(*entry, startedUs);
    // All of them are gone: what the kernel said at the start of the program is left.
    sources::LoginEntry gone;
    gone.sessionId = hint.sessionId;
    gone.loginUid = hint.loginUid;
    gone.service = hint.parentProgram;
    return entered(gone, startedUs);
}

std::optional<FoundSession> SessionFinder::of(const std::string& logindId,
                                              const sources::SessionFile& file) {
    if (!file.isPersons() || isNobodys(file.service))
        return std::nullopt;
    FoundSession found;
    found.leader = keyOf(file.leader);
    found.session = {.id = m_boot + (file.audit == 0 ? logindId : std::to_string(file.audit)),
                     .user = file.user.empty() ? m_names.of(file.uid) : file.user,
                     .uid = file.uid,
                     .source = sourceOf({}, file.source),
                     .terminal = file.terminal,
                     .seat = file.seat,
                     .service = file.service,
                     .startedUs = file.startedUs == 0 ? model::realtimeUs() : file.startedUs,
                     .endedUs = 0,
                     .state = "open"};
    found.how = "logind's session " + logindId;
    return found;
}

std::optional<FoundSession> SessionFinder::of(const sources::UtmpRecord& record) {
    if (record.type != USER_PROCESS || record.user.empty())
        return std::nullopt;
    const auto process = ProcessReader::read(record.pid, ProcessReader::Credentials);
    if (!process)
        return std::nullopt;  // a record that nobody closed
    const std::uint32_t sessionId = process->process.sessionId;
    const std::array keys{process->process.key};
    if (sessionId != model::kUnsetLoginUid)
        if (const auto entry = sources::findLoginEntry(keys, sessionId)) {
            auto found = entered(*entry, record.atUs);
            if (found)
                found->session.terminal = record.line;
            return found;
        }
    FoundSession found;
    found.leader = process->process.key;
    found.session.id = m_boot + record.line + "." + std::to_string(record.pid);
    found.session.user = record.user;
    found.session.uid = uidOf(record.user).value_or(0);
    found.session.source = sourceOf(record.address, record.host);
    found.session.terminal = record.line;
    found.session.startedUs = record.atUs;
    found.how = "written down in utmp";
    return found;
}

std::vector<FoundSession> SessionFinder::running() {
    std::vector<FoundSession> all;
    std::set<std::uint32_t> seen{model::kUnsetLoginUid};
    const sources::FileDescriptor proc(::open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    sources::forEachNumber(proc.get(), [&](std::int32_t pid) {
        const auto process = ProcessReader::read(pid, ProcessReader::Audit);
        if (!process || !seen.insert(process->process.sessionId).second)
            return true;
        const std::array keys{process->process.key};
        if (const auto entry = sources::findLoginEntry(keys, process->process.sessionId))
            if (auto found =
                    isRoots(entry->leader) ? entered(*entry, startOf(entry->leader)) : std::nullopt)
                all.push_back(*std::move(found));
        return true;
    });
    return all;
}

model::ProcessKey SessionFinder::leaderIn(const std::string& id) const {
    if (!isOfThisBoot(id) || !id.substr(m_boot.size()).starts_with("su"))
        return {};
    const char* const end = id.data() + id.size();
    model::ProcessKey key;
    const auto pid = std::from_chars(id.data() + m_boot.size() + 2, end, key.pid);
    if (pid.ec != std::errc{} || pid.ptr == end || *pid.ptr != '.')
        return {};
    const auto ticks = std::from_chars(pid.ptr + 1, end, key.startTimeTicks);
    return ticks.ec == std::errc{} && ticks.ptr == end ? key : model::ProcessKey{};
}

}  // namespace monitors
