#pragma once

#include <linux/capability.h>
#include <net/if.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "model/Connection.h"
#include "sources/AddressText.h"
#include "tests/sources/support/Sockets.h"

namespace enforcement {

/// In a network namespace that was just made.
inline void raiseLoopback() {
    const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
    ifreq request{};
    request.ifr_name[0] = 'l';
    request.ifr_name[1] = 'o';
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    ::ioctl(socket, SIOCSIFFLAGS, &request);
    ::close(socket);
}

/// The error a read ends with; 0: data or end of file, ETIMEDOUT: nothing within a second.
inline int errorOfRead(int socket, int patienceMs = 1000) {
    pollfd ready{.fd = socket, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, patienceMs) == 0)
        return ETIMEDOUT;
    char byte = 0;
    return ::recv(socket, &byte, 1, MSG_DONTWAIT) < 0 ? errno : 0;
}

inline model::Connection connectionOf(int socket, model::Transport transport) {
    model::Connection connection;
    connection.transport = transport;
    sockaddr_storage name{};
    socklen_t length = sizeof name;
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&name), &length);
    const auto local = sources::toEndpoint(name);
    length = sizeof name;
    name = {};
    ::getpeername(socket, reinterpret_cast<sockaddr*>(&name), &length);
    const auto remote = sources::toEndpoint(name);
    connection.localAddress = local.address;
    connection.localPort = local.port;
    connection.remoteAddress = remote.address;
    connection.remotePort = remote.port;
    return connection;
}

/// A client connected to a listener over loopback, and the accepted end. Plain system calls: it is
/// made in puppets too.
struct Flow {
    /// clientFamily AF_INET6 with serverFamily AF_INET: the client names the peer ::ffff:127.0.0.1.
    explicit Flow(int serverFamily = AF_INET, int clientFamily = AF_UNSPEC)
        : listener(testing_support::listener(serverFamily)) {
        if (clientFamily == AF_UNSPEC || clientFamily == serverFamily)
            client = testing_support::connectedTo(serverFamily, SOCK_STREAM,
                                                  testing_support::portOf(listener));
        else
            client = connectMapped(testing_support::portOf(listener));
        peer = ::accept(listener, nullptr, nullptr);
    }
    ~Flow() {
        for (const int socket : {client, peer, listener})
            ::close(socket);
    }
    Flow(const Flow&) = delete;
    Flow& operator=(const Flow&) = delete;

    bool works() const {
        return ::send(client, "x", 1, MSG_NOSIGNAL) == 1 && errorOfRead(peer) == 0;
    }
    model::Connection connection() const { return connectionOf(client, model::Transport::Tcp); }

    int listener = -1, client = -1, peer = -1;

  private:
    static int connectMapped(std::uint16_t port) {
        const int socket = ::socket(AF_INET6, SOCK_STREAM, 0);
        sockaddr_in6 name{};
        name.sin6_family = AF_INET6;
        name.sin6_port = htons(port);
        ::inet_pton(AF_INET6, "::ffff:127.0.0.1", &name.sin6_addr);
        EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
        return socket;
    }
};

/// The calling thread may no longer change the network.
inline void giveUpNetAdmin() {
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3]{};
    ::syscall(SYS_capget, &header, data);
    data[0].effective &= ~(1U << CAP_NET_ADMIN);
    ::syscall(SYS_capset, &header, data);
}

}  // namespace enforcement
