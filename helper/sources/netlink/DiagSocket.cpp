#include "sources/netlink/DiagSocket.h"

#include <fcntl.h>
#include <linux/netlink.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cstring>
#include <optional>
#include <thread>

namespace sources {
namespace {

constexpr std::size_t kMaxRequest = 256;

int makeSocket() {
    const int socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    const timeval patience{.tv_sec = 0, .tv_usec = 200'000};  // the kernel answers in the send
    if (socket >= 0)
        ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return socket;
}

/// A thread of its own enters the namespace, so that the caller's never has to find its way back.
int makeSocketIn(int networkNamespace) {
    int socket = -1, error = 0;
    std::thread([&] {
        if (::setns(networkNamespace, CLONE_NEWNET) == 0)
            socket = makeSocket();
        error = errno;
    }).join();
    errno = error;
    return socket;
}

std::unexpected<model::Error> unavailable(const char* detail, int error) {
    return model::unexpected(model::Error::Code::Unavailable, "sock_diag", detail, error);
}

enum class Answer { More, Done };

model::Result<Answer> handle(const nlmsghdr& header,
                             const std::function<void(const nlmsghdr&)>& onMessage, bool dump) {
    if (header.nlmsg_type == NLMSG_DONE)
        return Answer::Done;
    if (header.nlmsg_type == NLMSG_ERROR) {
        nlmsgerr error{};
        std::memcpy(&error, NLMSG_DATA(&header),
                    std::min<std::size_t>(sizeof error, header.nlmsg_len - NLMSG_HDRLEN));
        if (error.error != 0)
            return unavailable("refused by the kernel", -error.error);
        return Answer::Done;
    }
    onMessage(header);
    return dump ? Answer::More : Answer::Done;
}

}  // namespace

model::Result<DiagSocket> DiagSocket::open(NetworkNamespace where) {
    FileDescriptor socket(where.descriptor < 0 ? makeSocket() : makeSocketIn(where.descriptor));
    if (!socket)
        return unavailable("cannot open the socket", errno);
    return DiagSocket(std::move(socket));
}

model::Result<void> DiagSocket::ask(std::uint16_t type, std::uint16_t flags,
                                    std::span<const std::byte> request,
                                    const std::function<void(const nlmsghdr&)>& onMessage) {
    if (auto sent = send(type, flags, request); !sent)
        return sent;
    return receive((flags & NLM_F_DUMP) == NLM_F_DUMP, onMessage);
}

model::Result<void> DiagSocket::send(std::uint16_t type, std::uint16_t flags,
                                     std::span<const std::byte> request) {
    alignas(nlmsghdr) std::array<char, NLMSG_HDRLEN + kMaxRequest> buffer{};
    if (request.size() > kMaxRequest)
        return unavailable("request too long", EINVAL);
    nlmsghdr header{};
    header.nlmsg_len = static_cast<std::uint32_t>(NLMSG_LENGTH(request.size()));
    header.nlmsg_type = type;
    header.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
    header.nlmsg_seq = ++m_sequence;
    std::memcpy(buffer.data(), &header, sizeof header);
    std::memcpy(buffer.data() + NLMSG_HDRLEN, request.data(), request.size());
    sockaddr_nl kernel{};
    kernel.nl_family = AF_NETLINK;
    if (::sendto(m_socket.get(), buffer.data(), header.nlmsg_len, 0,
                 reinterpret_cast<sockaddr*>(&kernel), sizeof kernel) < 0)
        return unavailable("cannot ask", errno);
    return {};
}

model::Result<void> DiagSocket::receive(bool dump,
                                        const std::function<void(const nlmsghdr&)>& onMessage) {
    alignas(nlmsghdr) std::array<char, 32768> buffer;
    for (;;) {
        const ssize_t got = ::recv(m_socket.get(), buffer.data(), buffer.size(), MSG_TRUNC);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0 || static_cast<std::size_t>(got) > buffer.size())
            return unavailable("no answer", got < 0 ? errno : EMSGSIZE);
        auto length = static_cast<std::uint32_t>(got);
        for (const auto* header = reinterpret_cast<const nlmsghdr*>(buffer.data());
             NLMSG_OK(header, length); header = NLMSG_NEXT(header, length)) {
            if (header->nlmsg_seq != m_sequence)
                continue;  // the rest of an answer nobody waited for
            const auto answer = handle(*header, onMessage, dump);
            if (!answer)
                return std::unexpected(answer.error());
            if (*answer == Answer::Done)
                return {};
        }
    }
}

}  // namespace sources
