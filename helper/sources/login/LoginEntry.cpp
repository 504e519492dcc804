#include "sources/login/LoginEntry.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "sources/procfs/DescriptorReader.h"
#include "sources/procfs/ProcessReader.h"

namespace sources {
namespace {

constexpr int kMostSteps = 64;

std::string programOf(const ProcessSnapshot& snapshot) {
    const std::string& path = snapshot.process.executable;
    std::string name = path.empty() ? snapshot.process.name : path.substr(path.rfind('/') + 1);
    return name == "sshd-session" || name == "sshd-auth" ? "sshd" : name;
}

std::optional<ProcessSnapshot> firstLeft(std::span<const model::ProcessKey> processes,
                                         std::uint32_t sessionId) {
    for (const model::ProcessKey& key : processes) {
        auto snapshot =
            ProcessReader::read(key, ProcessReader::Executable | ProcessReader::Credentials);
        if (snapshot && snapshot->process.sessionId == sessionId)
            return *std::move(snapshot);
    }
    return std::nullopt;
}

}  // namespace

// kdev_t: 12 bits of major above 8 of minor, the other 12 of minor on top.
std::string terminalName(std::int32_t number) {
    const auto device = static_cast<std::uint32_t>(number);
    const std::uint32_t major = (device >> 8) & 0xFFFU;
    const std::uint32_t minor = (device & 0xFFU) | ((device >> 12) & 0xFFF00U);
    if (major >= 136 && major <= 143)  // UNIX98_PTY_SLAVE_MAJOR
        return "pts/" + std::to_string((major - 136) * 256 + minor);
    if (major == 4)
        return minor < 64 ? "tty" + std::to_string(minor) : "ttyS" + std::to_string(minor - 64);
    return {};
}

std::string servedPeer(std::int32_t pid) {
    const auto table = DescriptorReader(64).read(pid);
    if (!table)
        return {};
    for (const Descriptor& descriptor : table->descriptors)
        if (descriptor.socket && descriptor.socket->type == SOCK_STREAM &&
            descriptor.socket->connected && descriptor.socket->tcpState == TCP_ESTABLISHED)
            return descriptor.socket->connection.remoteAddress;
    return {};
}

std::optional<LoginEntry> findLoginEntry(std::span<const model::ProcessKey> processes,
                                         std::uint32_t sessionId) {
    auto at = firstLeft(processes, sessionId);
    if (!at)
        return std::nullopt;
    LoginEntry entry{.leader = {},
                     .sessionId = sessionId,
                     .loginUid = at->process.loginUid,
                     .service = {},
                     .terminal = {},
                     .source = {}};
    for (int step = 0; step < kMostSteps; ++step) {
        entry.leader = at->process.key;
        entry.service = programOf(*at);
        if (entry.terminal.empty())
            entry.terminal = terminalName(at->stat.terminal);
        auto above = ProcessReader::read(at->stat.parentPid,
                                         ProcessReader::Executable | ProcessReader::Credentials);
        if (!above || above->process.sessionId != sessionId)
            break;
        at = *std::move(above);
    }
    entry.source = servedPeer(entry.leader.pid);
    return entry;
}

}  // namespace sources
