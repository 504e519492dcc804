#include "enforcement/ConnectionDropper.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "enforcement/NetAdmin.h"
#include "enforcement/ProcessHandle.h"
#include "sources/AddressText.h"
#include "sources/netlink/Attributes.h"
#include "sources/netlink/DiagSocket.h"
#include "sources/netlink/SockDiagReader.h"
#include "sources/procfs/SocketOwners.h"

namespace enforcement {
namespace {

using model::Outcome;
using sources::DiagSocket;
using sources::SocketRow;

constexpr std::size_t kMostAtOnce = 64;        // sockets that fit one description
constexpr std::size_t kMostOfHolder = 65'536;  // its sockets that are looked through
// Not what listens, waits in TIME_WAIT or was closed. UDP: connected ones are Established.
constexpr std::uint32_t kCuttable =
    ~(1U << SocketRow::Listening | 1U << SocketRow::TimeWait) & 0x1FFFU;

/// What a row of the table is compared with.
struct Wanted {
    model::Connection connection;
    std::vector<std::uint64_t> inodes;  // any of these; empty = not known
};

struct Found {
    inet_diag_req_v2 request{};
    bool connected = true;
};

/// "::ffff:192.0.2.1" is written as the table writes it.
std::string canonical(const std::string& text) {
    std::array<std::byte, 16> bytes{};
    for (const int family : {AF_INET, AF_INET6})
        if (::inet_pton(family, text.c_str(), bytes.data()) == 1)
            return sources::addressText(family, bytes.data());
    return text;
}

bool isUnknown(const std::string& address) {
    return address.empty() || address == "0.0.0.0" || address == "::";
}

Wanted wantedOf(const model::Connection& connection, const model::ProcessKey& holder) {
    Wanted wanted{connection, {}};
    wanted.connection.localAddress = canonical(connection.localAddress);
    wanted.connection.remoteAddress = canonical(connection.remoteAddress);
    if (connection.inode != 0)
        wanted.inodes = {connection.inode};
    else if (connection.cookie == 0 && connection.localPort == 0 && holder)
        wanted.inodes = sources::socketsOf(holder.pid, kMostOfHolder);
    return wanted;
}

bool isIdentified(const Wanted& wanted) {
    return wanted.connection.cookie != 0 || wanted.connection.localPort != 0 ||
           !wanted.inodes.empty();
}

bool matchesEnds(const model::Connection& row, const model::Connection& wanted) {
    const bool local = isUnknown(wanted.localAddress) || isUnknown(row.localAddress) ||
                       row.localAddress == wanted.localAddress;
    return local && (wanted.localPort == 0 || row.localPort == wanted.localPort) &&
           row.remoteAddress == wanted.remoteAddress && row.remotePort == wanted.remotePort;
}

/// An unconnected UDP socket has no remote end in the table: only its own identity can name it.
bool matches(const SocketRow& row, const Wanted& wanted) {
    const auto& held = row.connection;
    if (wanted.connection.cookie != 0 && held.cookie != wanted.connection.cookie)
        return false;
    if (!wanted.inodes.empty() &&
        std::ranges::find(wanted.inodes, held.inode) == wanted.inodes.end())
        return false;
    const bool named = wanted.connection.cookie != 0 || wanted.connection.inode != 0;
    if (held.remotePort == 0)
        return named || held.localPort == wanted.connection.localPort;
    return matchesEnds(held, wanted.connection);
}

inet_diag_req_v2 requestFor(int family, const model::Connection& connection) {
    inet_diag_req_v2 request{};
    request.sdiag_family = static_cast<std::uint8_t>(family);
    request.sdiag_protocol =
        connection.transport == model::Transport::Tcp ? IPPROTO_TCP : IPPROTO_UDP;
    request.idiag_states = kCuttable;
    return request;
}

void look(const nlmsghdr& header, const inet_diag_req_v2& asked, const Wanted& wanted,
          std::vector<Found>& found) {
    const auto payload = sources::payloadOf(header);
    const auto row = sources::parseInetDiag(payload, wanted.connection.transport);
    if (!row || found.size() >= kMostAtOnce || !matches(*row, wanted))
        return;
    inet_diag_msg message{};
    std::memcpy(&message, payload.data(), sizeof message);
    Found hit{asked, row->connection.remotePort != 0};
    hit.request.id = message.id;
    found.push_back(hit);
}

/// The kernel leaves out other ports itself (inet_diag(7)); for UDP not the remote one, so that an
/// unconnected socket is seen.
model::Result<std::vector<Found>> find(DiagSocket& socket, const Wanted& wanted) {
    std::vector<Found> found;
    for (const int family : {AF_INET, AF_INET6}) {
        auto request = requestFor(family, wanted.connection);
        request.id.idiag_sport = htons(wanted.connection.localPort);
        if (wanted.connection.transport == model::Transport::Tcp)
            request.id.idiag_dport = htons(wanted.connection.remotePort);
        const auto asked =
            socket.ask(SOCK_DIAG_BY_FAMILY, NLM_F_DUMP, std::as_bytes(std::span(&request, 1)),
                       [&](const nlmsghdr& header) { look(header, request, wanted, found); });
        if (!asked && asked.error().systemErrno != ENOENT)  // ENOENT: no such protocol here
            return std::unexpected(asked.error());
    }
    return found;
}

ActResult result(Outcome outcome, std::string detail) {
    return {outcome, std::move(detail), {}, {}};
}

const char* reasonOf(int error) {
    if (error == EOPNOTSUPP)
        return "this kernel cannot cut connections (CONFIG_INET_DIAG_DESTROY)";
    return error == EPERM ? "cutting connections is not permitted here (CAP_NET_ADMIN)" : nullptr;
}

ActResult refusedOrFailed(const model::Error& error) {
    if (const char* reason = reasonOf(error.systemErrno))
        return result(Outcome::Refused, reason);
    return result(Outcome::Failed, model::toString(error));
}

model::Result<void> destroy(DiagSocket& socket, const inet_diag_req_v2& request) {
    return socket.ask(SOCK_DESTROY, NLM_F_ACK, std::as_bytes(std::span(&request, 1)),
                      [](const nlmsghdr&) {});
}

ActResult destroyAll(DiagSocket& socket, const std::vector<Found>& found, const Wanted& wanted) {
    std::size_t cut = 0;
    for (const Found& hit : found) {
        if (!hit.connected)
            continue;
        const auto done = destroy(socket, hit.request);
        if (done)
            ++cut;
        else if (done.error().systemErrno != ENOENT)  // closed meanwhile
            return refusedOrFailed(done.error());
    }
    if (cut != 0)
        return result(Outcome::Done, model::remoteEndpoint(wanted.connection) + " is cut");
    if (std::ranges::any_of(found, [](const Found& hit) { return !hit.connected; }))
        return result(Outcome::Refused, "its UDP socket talks to others too");
    return result(Outcome::Skipped, "the connection was closed already");
}

ActResult dropIn(sources::NetworkNamespace where, const Wanted& wanted) {
    auto socket = DiagSocket::open(where);
    if (!socket && where.descriptor >= 0)
        return result(Outcome::Refused, "its network namespace cannot be entered: " +
                                            model::toString(socket.error()));
    if (!socket)
        return refusedOrFailed(socket.error());
    const auto found = find(*socket, wanted);
    return found ? destroyAll(*socket, *found, wanted) : refusedOrFailed(found.error());
}

bool isSameFile(int descriptor, const char* path) {
    struct stat one{}, other{};
    return ::fstat(descriptor, &one) == 0 && ::stat(path, &other) == 0 &&
           one.st_ino == other.st_ino && one.st_dev == other.st_dev;
}

/// Of exactly that process; none when it is ours, or gone.
sources::FileDescriptor otherNamespaceOf(const model::ProcessKey& holder) {
    const auto handle = ProcessHandle::open(holder);
    if (!handle)
        return {};
    const std::string path = "/proc/" + std::to_string(holder.pid) + "/ns/net";
    sources::FileDescriptor name(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!name || handle->hasEnded() || isSameFile(name.get(), "/proc/self/ns/net"))
        return {};
    return name;
}

}  // namespace

// Port 0 and cookie 0 belong to nobody: ENOENT is the answer of a kernel that would do it.
model::Result<void> ConnectionDropper::probe() {
    auto socket = DiagSocket::open();
    if (!socket)
        return std::unexpected(socket.error());
    const auto answer = destroy(*socket, requestFor(AF_INET, {}));
    int error = answer ? 0 : answer.error().systemErrno;
    if (!mayAdministerNetworks())  // the kernel asks once it has found the socket
        error = EPERM;
    if (const char* reason = reasonOf(error))
        return model::unexpected(model::Error::Code::Unavailable, "connections", reason);
    return {};
}

// A socket may have been made elsewhere and handed over: our own namespace is the second guess.
ActResult ConnectionDropper::drop(const model::Connection& connection,
                                  const model::ProcessKey& holder) const {
    if (connection.transport != model::Transport::Tcp &&
        connection.transport != model::Transport::Udp)
        return result(Outcome::Refused, "only TCP and UDP connections can be cut");
    const Wanted wanted = wantedOf(connection, holder);
    if (!isIdentified(wanted))
        return result(Outcome::Refused, "which of its sockets it is is not known");
    const auto elsewhere = holder ? otherNamespaceOf(holder) : sources::FileDescriptor();
    if (elsewhere) {
        auto there = dropIn({elsewhere.get()}, wanted);
        if (there.outcome != Outcome::Skipped)
            return there;
    }
    return dropIn({}, wanted);
}

}  // namespace enforcement
