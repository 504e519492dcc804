#include "sources/procfs/ProcessReader.h"

#include <array>

#include "sources/procfs/ProcText.h"
#include "sources/procfs/StatusParser.h"

namespace sources {
namespace {

constexpr std::string_view kDeleted = " (deleted)";

void readExecutable(const ProcDirectory& directory, ProcessSnapshot& snapshot) {
    if (const auto link = directory.readLink("exe"))
        applyExecutableLink(snapshot.process, *link);
    if (const auto file = directory.statLink("exe")) {
        snapshot.executableInode = file->inode;
        snapshot.executableDevice = file->device;
    }
}

void readArguments(const ProcDirectory& directory, ProcessSnapshot& snapshot) {
    std::array<char, model::kMaxArgumentBytes> buffer;
    if (const auto text = directory.readFile("cmdline", buffer))
        snapshot.process.arguments = parseArguments(*text);
}

std::uint32_t readIdentifier(const ProcDirectory& directory, const char* name) {
    std::array<char, 16> buffer;
    const auto text = directory.readFile(name, buffer);
    return text ? parseNumber<std::uint32_t>(*text).value_or(model::kUnsetLoginUid)
                : model::kUnsetLoginUid;
}

void readOwner(const ProcDirectory& directory, ProcessSnapshot& snapshot) {
    std::array<char, 4096> buffer;
    const auto text = directory.readFile("status", buffer);
    if (const auto status = text ? parseProcStatus(*text) : std::nullopt) {
        snapshot.process.uid = status->realUid;
        snapshot.process.effectiveUid = status->effectiveUid;
        snapshot.tracerPid = status->tracerPid;
    }
}

void readAudit(const ProcDirectory& directory, ProcessSnapshot& snapshot) {
    snapshot.process.loginUid = readIdentifier(directory, "loginuid");
    snapshot.process.sessionId = readIdentifier(directory, "sessionid");
}

void readCgroup(const ProcDirectory& directory, ProcessSnapshot& snapshot) {
    std::array<char, 8192> buffer;
    if (const auto text = directory.readFile("cgroup", buffer))
        snapshot.process.cgroup = parseCgroupPath(*text);
}

void readParentStart(ProcessSnapshot& snapshot) {
    const auto directory = ProcDirectory::open(snapshot.stat.parentPid);
    if (!directory)
        return;
    const auto stat = ProcessReader::readStat(*directory);
    // Younger than its child: the parent is gone and its number was given away.
    if (stat && stat->startTicks <= snapshot.stat.startTicks)
        snapshot.process.parent.startTimeTicks = stat->startTicks;
}

ProcessSnapshot fromStat(ProcStat&& stat) {
    ProcessSnapshot snapshot;
    snapshot.process.key = {stat.pid, stat.startTicks};
    snapshot.process.parent.pid = stat.parentPid;
    snapshot.process.name = stat.name;
    snapshot.stat = std::move(stat);
    return snapshot;
}

}  // namespace

model::Result<ProcStat> ProcessReader::readStat(const ProcDirectory& directory) {
    std::array<char, 1024> buffer;
    const auto text = directory.readFile("stat", buffer);
    auto stat = text ? parseProcStat(*text) : std::nullopt;
    if (!stat)
        return model::unexpected(model::Error::Code::NoSuchProcess, std::to_string(directory.pid()),
                                 "no such process", ESRCH);
    return *std::move(stat);
}

model::Result<ProcessSnapshot> ProcessReader::read(const ProcDirectory& directory, unsigned parts) {
    auto stat = readStat(directory);
    if (!stat)
        return std::unexpected(stat.error());
    ProcessSnapshot snapshot = fromStat(*std::move(stat));
    if (parts & Executable)
        readExecutable(directory, snapshot);
    if (parts & Arguments)
        readArguments(directory, snapshot);
    if (parts & Owner)
        readOwner(directory, snapshot);
    if (parts & Audit)
        readAudit(directory, snapshot);
    if (parts & Cgroup)
        readCgroup(directory, snapshot);
    if (parts & Directory)
        snapshot.process.workingDirectory = directory.readLink("cwd").value_or("");
    if (parts & ParentStart)
        readParentStart(snapshot);
    return snapshot;
}

model::Result<ProcessSnapshot> ProcessReader::read(std::int32_t pid, unsigned parts) {
    const auto directory = ProcDirectory::open(pid);
    if (!directory)
        return std::unexpected(directory.error());
    return read(*directory, parts);
}

model::Result<ProcessSnapshot> ProcessReader::read(const model::ProcessKey& key, unsigned parts) {
    auto snapshot = read(key.pid, parts);
    if (snapshot && snapshot->process.key != key)
        return model::unexpected(model::Error::Code::ProcessChanged, std::to_string(key.pid),
                                 "the number belongs to another process now");
    return snapshot;
}

std::vector<std::string> parseArguments(std::string_view text) {
    std::vector<std::string> arguments;
    text = text.substr(0, model::kMaxArgumentBytes);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\0'), text.size());
        arguments.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return arguments;
}

// /usr/bin/bash
// /tmp/gone (deleted)
// /memfd:payload (deleted)
void applyExecutableLink(model::Process& process, std::string_view link) {
    process.executableDeleted = link.ends_with(kDeleted);
    if (process.executableDeleted)
        link.remove_suffix(kDeleted.size());
    process.memoryOnly = process.executableDeleted && link.starts_with("/memfd:");
    process.executable = link;
}

}  // namespace sources
