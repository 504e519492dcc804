#include "sources/procfs/DescriptorReader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/if_ether.h>
#include <linux/netlink.h>
#include <netinet/tcp.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <utmp.h>

#include <algorithm>
#include <climits>

#include "tests/sources/support/Child.h"
#include "tests/sources/support/Sockets.h"

namespace sources {
namespace {

using Kind = Descriptor::Kind;
using testing_support::boundSocket;
using testing_support::Child;
using testing_support::connectedTo;
using testing_support::inodeOf;
using testing_support::listener;
using testing_support::portOf;

/// What a child that inherited `descriptor` shows of it.
Descriptor seenInChild(int descriptor) {
    const Child child([] {});
    const auto table = DescriptorReader().read(child.pid());
    EXPECT_TRUE(table);
    const auto found = std::ranges::find(table->descriptors, descriptor, &Descriptor::number);
    EXPECT_NE(found, table->descriptors.end());
    return found == table->descriptors.end() ? Descriptor{} : *found;
}

TEST(DescriptorReader, bothEndsOfAPipe) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const Descriptor reading = seenInChild(ends[0]), writing = seenInChild(ends[1]);
    EXPECT_EQ(reading.kind, Kind::Pipe);
    EXPECT_EQ(reading.inode, inodeOf(ends[0]));
    EXPECT_EQ(reading.inode, writing.inode);
    EXPECT_TRUE(reading.readable && !reading.writable);
    EXPECT_TRUE(writing.writable && !writing.readable);
}

TEST(DescriptorReader, aNamedPipe) {
    const std::string path = testing::TempDir() + "fifo-" + std::to_string(::getpid());
    ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
    const int both = ::open(path.c_str(), O_RDWR);
    const Descriptor fifo = seenInChild(both);
    EXPECT_EQ(fifo.kind, Kind::Fifo);
    EXPECT_EQ(fifo.path, path);
    EXPECT_EQ(fifo.inode, inodeOf(both));
    EXPECT_TRUE(fifo.readable && fifo.writable);
    ::unlink(path.c_str());
}

TEST(DescriptorReader, filesMemoryAndTheRest) {
    struct Row {
        int descriptor;
        Kind kind;
    };
    for (const Row& row :
         {Row{::open("/etc/passwd", O_RDONLY), Kind::File}, Row{::open("/", O_RDONLY), Kind::File},
          Row{::open("/dev/null", O_RDWR), Kind::Other},
          Row{::memfd_create("payload", 0), Kind::Memfd}, Row{::eventfd(0, 0), Kind::AnonInode},
          Row{::socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE), Kind::Netlink}}) {
        ASSERT_GE(row.descriptor, 0);
        EXPECT_EQ(seenInChild(row.descriptor).kind, row.kind) << row.descriptor;
    }
}

TEST(DescriptorReader, theTwoSidesOfAPtyAreToldApartAndMatched) {
    int master = -1, slave = -1, otherMaster = -1, otherSlave = -1;
    ASSERT_EQ(::openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
    ASSERT_EQ(::openpty(&otherMaster, &otherSlave, nullptr, nullptr, nullptr), 0);
    const Descriptor m = seenInChild(master), s = seenInChild(slave);
    EXPECT_EQ(m.kind, Kind::TerminalMaster);
    EXPECT_EQ(s.kind, Kind::TerminalSlave);
    ASSERT_TRUE(m.terminalIndex && s.terminalIndex);
    EXPECT_EQ("/dev/pts/" + std::to_string(*s.terminalIndex), s.path);
    EXPECT_TRUE(isSamePty(m, s));
    EXPECT_TRUE(isSamePty(s, m));
    EXPECT_FALSE(isSamePty(m, m));
    EXPECT_FALSE(isSamePty(m, seenInChild(otherSlave)));
    EXPECT_FALSE(isSamePty(seenInChild(otherMaster), s));
}

TEST(DescriptorReader, theSameIndexInAnotherDevptsIsAnotherPty) {
    Descriptor master, slave;
    master.kind = Kind::TerminalMaster;
    slave.kind = Kind::TerminalSlave;
    EXPECT_FALSE(isSamePty(master, slave)) << "no index, no match";
    master.terminalIndex = slave.terminalIndex = 3;
    master.device = 24;
    EXPECT_TRUE(isSamePty(master, slave)) << "an unknown instance may be any";
    slave.device = 24;
    EXPECT_TRUE(isSamePty(master, slave));
    slave.device = 25;
    EXPECT_FALSE(isSamePty(master, slave));
}

TEST(DescriptorReader, devTtyIsTheProcessesOwnTerminal) {
    int master = -1, slave = -1;
    ASSERT_EQ(::openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
    const Child child([&] {
        ::login_tty(slave);
        ::dup2(::open("/dev/tty", O_RDWR), 77);
    });
    const auto table = DescriptorReader().read(child.pid());
    ASSERT_TRUE(table);
    const auto tty = std::ranges::find(table->descriptors, 77, &Descriptor::number);
    const auto own = std::ranges::find(table->descriptors, 0, &Descriptor::number);
    ASSERT_NE(tty, table->descriptors.end());
    EXPECT_EQ(tty->path, "/dev/tty");
    EXPECT_EQ(tty->kind, Kind::TerminalSlave);
    EXPECT_EQ(tty->terminalIndex, own->terminalIndex);
    EXPECT_TRUE(isSamePty(*tty, seenInChild(master)));
}

class DescriptorReaderInet : public testing::TestWithParam<int> {};

TEST_P(DescriptorReaderInet, seesListenerAndBothEndsOfTcp) {
    const int listening = listener(GetParam());
    const int client = connectedTo(GetParam(), SOCK_STREAM, portOf(listening));
    const int accepted = ::accept(listening, nullptr, nullptr);
    const char* loopback = GetParam() == AF_INET6 ? "::1" : "127.0.0.1";

    const Descriptor l = seenInChild(listening);
    ASSERT_TRUE(l.socket);
    EXPECT_EQ(l.kind, Kind::Inet);
    EXPECT_EQ(l.inode, inodeOf(listening));
    EXPECT_TRUE(l.socket->listening);
    EXPECT_FALSE(l.socket->connected);
    EXPECT_EQ(l.socket->tcpState, TCP_LISTEN);

    const Descriptor c = seenInChild(client);
    ASSERT_TRUE(c.socket);
    const model::Connection& connection = c.socket->connection;
    EXPECT_EQ(c.socket->domain, GetParam());
    EXPECT_EQ(c.socket->tcpState, TCP_ESTABLISHED);
    EXPECT_TRUE(c.socket->connected && !c.socket->listening);
    EXPECT_EQ(connection.transport, model::Transport::Tcp);
    EXPECT_EQ(connection.remoteAddress, loopback);
    EXPECT_EQ(connection.localAddress, loopback);
    EXPECT_EQ(connection.remotePort, portOf(listening));
    EXPECT_EQ(connection.localPort, portOf(client));
    EXPECT_EQ(connection.inode, inodeOf(client));
    EXPECT_NE(connection.cookie, 0U);

    const Descriptor a = seenInChild(accepted);
    ASSERT_TRUE(a.socket);
    EXPECT_EQ(a.socket->connection.localPort, portOf(listening));
    EXPECT_NE(a.socket->connection.cookie, connection.cookie);
    for (const int socket : {listening, client, accepted})
        ::close(socket);
}

TEST_P(DescriptorReaderInet, seesUdpConnectedAndNot) {
    const int bound = boundSocket(GetParam(), SOCK_DGRAM);
    const int client = connectedTo(GetParam(), SOCK_DGRAM, portOf(bound));
    const Descriptor c = seenInChild(client), b = seenInChild(bound);
    ASSERT_TRUE(c.socket && b.socket);
    EXPECT_EQ(c.socket->connection.transport, model::Transport::Udp);
    EXPECT_TRUE(c.socket->connected);
    EXPECT_EQ(c.socket->connection.remotePort, portOf(bound));
    EXPECT_FALSE(b.socket->connected);
    EXPECT_EQ(b.socket->connection.remoteAddress, "");
    EXPECT_EQ(b.socket->connection.localPort, portOf(bound));
    ::close(bound);
    ::close(client);
}

INSTANTIATE_TEST_SUITE_P(Families, DescriptorReaderInet, testing::Values(AF_INET, AF_INET6),
                         [](const auto& param) {
                             return param.param == AF_INET ? "ipv4" : "ipv6";
                         });

TEST(DescriptorReader, anIpv4PeerOfAnIpv6SocketIsAnIpv4Address) {
    const int listening = ::socket(AF_INET6, SOCK_STREAM, 0);
    sockaddr_in6 any{};
    any.sin6_family = AF_INET6;
    ASSERT_EQ(::bind(listening, reinterpret_cast<sockaddr*>(&any), sizeof any), 0);
    ASSERT_EQ(::listen(listening, 1), 0);
    const int client = connectedTo(AF_INET, SOCK_STREAM, portOf(listening));
    const int accepted = ::accept(listening, nullptr, nullptr);
    const Descriptor a = seenInChild(accepted);
    ASSERT_TRUE(a.socket);
    EXPECT_EQ(a.socket->domain, AF_INET6);
    EXPECT_EQ(a.socket->connection.remoteAddress, "127.0.0.1");
    EXPECT_EQ(a.socket->connection.remotePort, portOf(client));
}

TEST(DescriptorReader, unixSockets) {
    int pair[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    const Descriptor one = seenInChild(pair[0]);
    EXPECT_EQ(one.kind, Kind::Unix);
    EXPECT_EQ(one.inode, inodeOf(pair[0]));
    EXPECT_FALSE(one.socket);
}

TEST(DescriptorReader, rawAndPacketSockets) {
    const int raw = ::socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
    const int packet = ::socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL));
    if (raw < 0 || packet < 0)
        GTEST_SKIP() << "needs CAP_NET_RAW";
    const Descriptor r = seenInChild(raw), p = seenInChild(packet);
    ASSERT_TRUE(r.socket && p.socket);
    EXPECT_EQ(r.kind, Kind::Inet);
    EXPECT_EQ(r.socket->connection.transport, model::Transport::Raw);
    EXPECT_EQ(r.socket->protocol, IPPROTO_ICMP);
    EXPECT_EQ(r.socket->connection.localPort, 0) << "the protocol is no port";
    EXPECT_EQ(p.kind, Kind::Packet);
    EXPECT_EQ(p.socket->connection.transport, model::Transport::Packet);
}

TEST(DescriptorReader, readsNoMoreThanItsLimit) {
    const Child child([] {
        for (int number = 100; number < 150; ++number)
            ::dup2(0, number);
    });
    const auto few = DescriptorReader(10).read(child.pid());
    ASSERT_TRUE(few);
    EXPECT_EQ(few->descriptors.size(), 10U);
    EXPECT_TRUE(few->truncated);
    const auto all = DescriptorReader().read(child.pid());
    ASSERT_TRUE(all);
    EXPECT_GE(all->descriptors.size(), 50U);
    EXPECT_FALSE(all->truncated);
    EXPECT_TRUE(std::ranges::is_sorted(all->descriptors, {}, &Descriptor::number));
    const auto exactly = DescriptorReader(all->descriptors.size()).read(child.pid());
    ASSERT_TRUE(exactly);
    EXPECT_FALSE(exactly->truncated);
}

TEST(DescriptorReader, whoIsGoneHasNone) {
    const auto none = DescriptorReader().read(INT_MAX);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, model::Error::Code::NoSuchProcess);
    Child child([] {});
    const auto directory = ProcDirectory::open(child.pid());
    ASSERT_TRUE(directory);
    EXPECT_TRUE(DescriptorReader::readOne(*directory, 0));
    EXPECT_FALSE(DescriptorReader::readOne(*directory, 999));
    child.end();
    EXPECT_FALSE(DescriptorReader().read(*directory));
    EXPECT_FALSE(DescriptorReader::readOne(*directory, 0));
}

TEST(DescriptorReader, aZombieHasNone) {
    Child child([] {});
    child.kill();
    const auto table = DescriptorReader().read(child.pid());
    EXPECT_TRUE(!table || table->descriptors.empty());
}

}  // namespace
}  // namespace sources
