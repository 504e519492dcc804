#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdint>

namespace testing_support {

/// The loopback address of a family with a port (host order).
struct Loopback {
    explicit Loopback(int family, std::uint16_t port = 0) {
        if (family == AF_INET6) {
            auto& v6 = reinterpret_cast<sockaddr_in6&>(storage);
            v6.sin6_family = AF_INET6;
            v6.sin6_port = htons(port);
            v6.sin6_addr = in6addr_loopback;
            length = sizeof v6;
        } else {
            auto& v4 = reinterpret_cast<sockaddr_in&>(storage);
            v4.sin_family = AF_INET;
            v4.sin_port = htons(port);
            v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            length = sizeof v4;
        }
    }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }

    sockaddr_storage storage{};
    socklen_t length = 0;
};

inline int boundSocket(int family, int type) {
    const int socket = ::socket(family, type, 0);
    const Loopback any(family);
    EXPECT_EQ(::bind(socket, any.get(), any.length), 0);
    return socket;
}

inline std::uint16_t portOf(int socket) {
    sockaddr_storage name{};
    socklen_t length = sizeof name;
    EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&name), &length), 0);
    return ntohs(reinterpret_cast<sockaddr_in&>(name).sin_port);  // the same place for IPv6
}

inline int listener(int family) {
    const int socket = boundSocket(family, SOCK_STREAM);
    EXPECT_EQ(::listen(socket, 4), 0);
    return socket;
}

inline int connectedTo(int family, int type, std::uint16_t port) {
    const int socket = ::socket(family, type, 0);
    const Loopback peer(family, port);
    EXPECT_EQ(::connect(socket, peer.get(), peer.length), 0);
    return socket;
}

inline std::uint64_t inodeOf(int descriptor) {
    struct stat status{};
    EXPECT_EQ(::fstat(descriptor, &status), 0);
    return status.st_ino;
}

}  // namespace testing_support
