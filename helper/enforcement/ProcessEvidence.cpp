#include "enforcement/ProcessEvidence.h"

#include <algorithm>

#include "enforcement/EnvironmentMask.h"
#include "model/SafeText.h"
#include "sources/procfs/DescriptorReader.h"
#include "sources/procfs/ProcText.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

using Kind = sources::Descriptor::Kind;

std::string endpoint(const std::string& address, std::uint16_t port) {
    model::Connection end;
    end.remoteAddress = address;
    end.remotePort = port;
    return model::remoteEndpoint(end);
}

std::string_view transport(const model::Connection& connection) {
    switch (connection.transport) {
        case model::Transport::Tcp:
            return "tcp";
        case model::Transport::Udp:
            return "udp";
        case model::Transport::Raw:
            return "raw";
        case model::Transport::Packet:
            return "packet";
    }
    return "socket";
}

std::string describe(const sources::SocketInfo& socket) {
    const auto& c = socket.connection;
    std::string text = std::string(transport(c)) + " " + endpoint(c.localAddress, c.localPort);
    if (socket.listening)
        return text + " listening";
    return socket.connected ? text + " -> " + endpoint(c.remoteAddress, c.remotePort) : text;
}

std::string line(const sources::Descriptor& descriptor) {
    std::string text = std::to_string(descriptor.number) + " " + model::printable(descriptor.path);
    return descriptor.socket ? text + " " + describe(*descriptor.socket) : text;
}

bool isSocket(const sources::Descriptor& descriptor) {
    return descriptor.kind == Kind::Inet || descriptor.kind == Kind::Unix ||
           descriptor.kind == Kind::Packet || descriptor.kind == Kind::Netlink ||
           descriptor.path.starts_with("socket:");
}

}  // namespace

model::Result<ProcessEvidence> ProcessEvidence::open(const model::ProcessKey& key,
                                                     std::size_t limit) {
    auto directory = sources::ProcDirectory::open(key.pid);
    if (!directory)
        return std::unexpected(directory.error());
    const auto stat = sources::ProcessReader::readStat(*directory);
    if (!stat)
        return std::unexpected(stat.error());
    if (stat->startTicks != key.startTimeTicks)
        return model::unexpected(model::Error::Code::ProcessChanged,
                                 "pid " + std::to_string(key.pid), "another process has it now");
    return ProcessEvidence(std::move(*directory), limit);
}

std::string ProcessEvidence::read(const char* name) const {
    std::string buffer(m_limit, '\0');
    const auto text = m_directory.readFile(name, buffer);
    return text ? std::string(*text) : std::string();
}

std::string ProcessEvidence::lines(const char* name) const {
    std::string raw = read(name);
    std::ranges::replace(raw, '\t', ' ');
    std::string text;
    std::string_view rest = raw;
    while (const auto next = sources::takeLine(rest))
        text += model::printable(*next) + "\n";
    return text;
}

std::string ProcessEvidence::status() const {
    return lines("status");
}

std::string ProcessEvidence::maps() const {
    return lines("maps");
}

std::string ProcessEvidence::environment() const {
    return maskedEnvironment(read("environ"));
}

std::string ProcessEvidence::descriptors() const {
    const auto table = sources::DescriptorReader(1024).read(m_directory);
    std::string text;
    if (!table)
        return "not readable: " + model::toString(table.error()) + "\n";
    for (const auto& descriptor : table->descriptors)
        text += line(descriptor) + "\n";
    return table->truncated ? text + "(there are more)\n" : text;
}

std::string ProcessEvidence::sockets() const {
    const auto table = sources::DescriptorReader(1024).read(m_directory);
    std::string text;
    if (table)
        for (const auto& descriptor : table->descriptors)
            if (isSocket(descriptor)) {
                const auto* socket = descriptor.socket ? &*descriptor.socket : nullptr;
                text +=
                    line(descriptor) + " inode " + std::to_string(descriptor.inode) +
                    (socket == nullptr ? ""
                                       : " cookie " + std::to_string(socket->connection.cookie)) +
                    "\n";
            }
    return text;
}

}  // namespace enforcement
