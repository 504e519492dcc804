#include "sources/netlink/SockDiagReader.h"

#include <gtest/gtest.h>
#include <linux/inet_diag.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "sources/procfs/NetTableReader.h"
#include "tests/sources/support/Sockets.h"

namespace sources {
namespace {

using testing_support::boundSocket;
using testing_support::connectedTo;
using testing_support::inodeOf;
using testing_support::listener;
using testing_support::portOf;

const SocketRow* find(const std::vector<SocketRow>& rows, int socket) {
    const auto row = std::ranges::find(rows, inodeOf(socket),
                                       [](const SocketRow& r) { return r.connection.inode; });
    return row == rows.end() ? nullptr : &*row;
}

class SocketTables : public testing::TestWithParam<int> {};

/// Both ways to read the tables must tell the same of the same sockets.
TEST_P(SocketTables, agreeWithEachOther) {
    const int listening = listener(GetParam());
    const int client = connectedTo(GetParam(), SOCK_STREAM, portOf(listening));
    const int accepted = ::accept(listening, nullptr, nullptr);
    const int udp = boundSocket(GetParam(), SOCK_DGRAM);
    const int udpClient = connectedTo(GetParam(), SOCK_DGRAM, portOf(udp));
    auto reader = SockDiagReader::create();
    if (!reader)
        GTEST_SKIP() << toString(reader.error());
    const auto diag = reader->read();
    const auto proc = readNetTables();
    ASSERT_TRUE(diag && proc);
    for (const int socket : {listening, client, accepted, udp, udpClient}) {
        const SocketRow *d = find(*diag, socket), *p = find(*proc, socket);
        ASSERT_TRUE(d && p) << socket;
        EXPECT_EQ(d->state, p->state);
        EXPECT_EQ(d->uid, ::getuid());
        EXPECT_EQ(d->connection.transport, p->connection.transport);
        EXPECT_EQ(d->connection.localAddress, p->connection.localAddress);
        EXPECT_EQ(d->connection.localPort, portOf(socket));
        EXPECT_EQ(d->connection.localPort, p->connection.localPort);
        EXPECT_EQ(d->connection.remoteAddress, p->connection.remoteAddress);
        EXPECT_EQ(d->connection.remotePort, p->connection.remotePort);
        std::uint64_t cookie = 0;
        socklen_t length = sizeof cookie;
        ASSERT_EQ(::getsockopt(socket, SOL_SOCKET, SO_COOKIE, &cookie, &length), 0);
        EXPECT_EQ(d->connection.cookie, cookie);
    }
    for (const int socket : {listening, client, accepted, udp, udpClient})
        ::close(socket);
}

INSTANTIATE_TEST_SUITE_P(Families, SocketTables, testing::Values(AF_INET, AF_INET6),
                         [](const auto& param) {
                             return param.param == AF_INET ? "ipv4" : "ipv6";
                         });

TEST(InetDiagParser, refusesOtherFamiliesAndShortAnswers) {
    inet_diag_msg message{};
    message.idiag_family = AF_INET;
    message.idiag_inode = 42;
    message.id.idiag_sport = htons(80);
    const auto bytes = std::as_bytes(std::span(&message, 1));
    const auto row = parseInetDiag(bytes, model::Transport::Tcp);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->connection.localPort, 80);
    EXPECT_EQ(row->connection.remoteAddress, "");
    EXPECT_FALSE(parseInetDiag(bytes.first(bytes.size() - 1), model::Transport::Tcp));
    message.idiag_family = AF_UNIX;
    EXPECT_FALSE(parseInetDiag(bytes, model::Transport::Tcp));
}

}  // namespace
}  // namespace sources
