#include <pty.h>

#include "rules/behaviour/ShellShape.h"
#include "tests/sources/ebpf/Watched.h"

namespace sources {
namespace {

using model::DescriptorKind;
using model::SocketEvent;
using testing_support::Connected;
using testing_support::putAt;
using testing_support::Watched;
using What = SocketEvent::What;

class SocketEvents : public Watched, public testing::WithParamInterface<int> {
  protected:
    const SocketEvent* told(What what, std::uint16_t port) {
        return wait<SocketEvent>([&](const SocketEvent& event) {
            const auto& connection = event.connection;
            return event.what == what &&
                   (what == What::Connect ? connection.remotePort : connection.localPort) == port;
        });
    }
};

TEST_P(SocketEvents, listenConnectAccept) {
    const std::string loopback = GetParam() == AF_INET6 ? "::1" : "127.0.0.1";
    const Connected connection(GetParam());
    const auto* listen = told(What::Listen, connection.port);
    const auto* connect = told(What::Connect, connection.port);
    const auto* accept = told(What::Accept, connection.port);
    ASSERT_TRUE(listen && connect && accept);
    for (const auto* event : {listen, connect, accept}) {
        EXPECT_EQ(event->key, ProcessReader::read(getpid())->process.key);
        EXPECT_EQ(event->connection.transport, model::Transport::Tcp);
    }
    EXPECT_EQ(listen->connection.localAddress, loopback);
    EXPECT_EQ(connect->connection.remoteAddress, loopback);
    EXPECT_EQ(connect->connection.direction, model::Direction::Outbound);
    EXPECT_EQ(accept->connection.remoteAddress, loopback);
    EXPECT_EQ(accept->connection.direction, model::Direction::Inbound);
    EXPECT_EQ(accept->connection.remotePort, testing_support::portOf(connection.client));
}

TEST_P(SocketEvents, aRefusedConnectIsAConnect) {
    const int unused = testing_support::boundSocket(GetParam(), SOCK_STREAM);
    const std::uint16_t port = testing_support::portOf(unused);
    const int client = socket(GetParam(), SOCK_STREAM, 0);
    const testing_support::Loopback peer(GetParam(), port);
    EXPECT_NE(connect(client, peer.get(), peer.length), 0);
    EXPECT_NE(told(What::Connect, port), nullptr);
    close(client);
    close(unused);
}

void sendTo(int from, int family, std::uint16_t port) {
    const testing_support::Loopback peer(family, port);
    EXPECT_EQ(::sendto(from, "x", 1, 0, peer.get(), peer.length), 1);
}

TEST_P(SocketEvents, aConversationOverUdpIsToldOnce) {
    const int first = testing_support::boundSocket(GetParam(), SOCK_DGRAM);
    const int second = testing_support::boundSocket(GetParam(), SOCK_DGRAM);
    const std::uint16_t ports[] = {testing_support::portOf(first), testing_support::portOf(second)};
    const int sender = socket(GetParam(), SOCK_DGRAM, 0);
    for (int i = 0; i < 3; i++)
        sendTo(sender, GetParam(), ports[0]);
    sendTo(sender, GetParam(), ports[1]);
    const auto* last = told(What::Connect, ports[1]);
    const auto* event = told(What::Connect, ports[0]);
    ASSERT_TRUE(event && last);
    EXPECT_EQ(event->key, ProcessReader::read(getpid())->process.key);
    EXPECT_EQ(event->connection.transport, model::Transport::Udp);
    EXPECT_EQ(event->connection.remoteAddress, GetParam() == AF_INET6 ? "::1" : "127.0.0.1");
    EXPECT_EQ(count<SocketEvent>(
                  [&](const SocketEvent& each) { return each.connection.remotePort == ports[0]; }),
              1);
    for (const int socket : {first, second, sender})
        close(socket);
}

TEST_P(SocketEvents, aConnectedDatagramSocketIsToldByItsConnect) {
    const int peer = testing_support::boundSocket(GetParam(), SOCK_DGRAM);
    const std::uint16_t port = testing_support::portOf(peer);
    const int mine = testing_support::connectedTo(GetParam(), SOCK_DGRAM, port);
    const auto* event = told(What::Connect, port);
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->connection.transport, model::Transport::Udp);
    close(mine);
    close(peer);
}

INSTANTIATE_TEST_SUITE_P(Families, SocketEvents, testing::Values(AF_INET, AF_INET6));

class Stdio : public Watched {
  protected:
    /// What the kernel side says of /bin/true with these as 0, 1 and 2 (-1: closed).
    model::ExecEvent execWith(int in, int out, int err) {
        const pid_t pid = start({"true"}, "/bin/true", [&] {
            int number = 0;
            for (const int descriptor : {in, out, err}) {
                if (descriptor < 0)
                    close(number);
                else
                    putAt(descriptor, number);
                ++number;
            }
            close_range(3, ~0U, 0);
        });
        finish(pid);
        const auto* exec = execOf(pid);
        EXPECT_NE(exec, nullptr);
        return exec ? *exec : model::ExecEvent{};
    }

    void SetUp() override {
        m_null = open("/dev/null", O_RDWR);
        m_low = dup(m_null);
        Watched::SetUp();
    }
    void TearDown() override {
        close(m_null);
        close(m_low);
    }

    int m_null = -1;
    int m_low = -1;  // below the many descriptors of the source: ancestors are looked at up to 40
};

TEST_F(Stdio, anOutboundConnectionOnBothSidesIsCertain) {
    const Connected v4, v6(AF_INET6);
    for (const int socket : {v4.client, v6.client}) {
        const auto exec = execWith(socket, socket, socket);
        EXPECT_EQ(exec.kernelVerdict, AM_VERDICT_CERTAIN);
        EXPECT_FALSE(exec.stoppedInKernel) << "nobody asked for stopping";
        for (const auto& descriptor : exec.stdio) {
            EXPECT_EQ(descriptor.kind, DescriptorKind::InetConnected);
            EXPECT_EQ(descriptor.inode, testing_support::inodeOf(socket));
        }
    }
    EXPECT_EQ(execWith(v4.client, m_null, v4.client).kernelVerdict, AM_VERDICT_CERTAIN);
    EXPECT_EQ(execWith(v4.client, v4.client, -1).kernelVerdict, AM_VERDICT_CERTAIN);
}

TEST_F(Stdio, anAcceptedConnectionIsWorthALook) {
    const Connected v4, v6(AF_INET6);
    for (const int socket : {v4.accepted, v6.accepted})
        EXPECT_EQ(execWith(socket, socket, socket).kernelVerdict, AM_VERDICT_LOOK);
}

TEST_F(Stdio, aDatagramSocketWithAPeerIsOutbound) {
    for (const int family : {AF_INET, AF_INET6}) {
        const int peer = testing_support::boundSocket(family, SOCK_DGRAM);
        const int mine =
            testing_support::connectedTo(family, SOCK_DGRAM, testing_support::portOf(peer));
        EXPECT_EQ(execWith(mine, mine, mine).kernelVerdict, AM_VERDICT_CERTAIN);
        EXPECT_EQ(execWith(peer, peer, peer).kernelVerdict, AM_VERDICT_LOOK) << "bound, no peer";
        const int fresh = socket(family, SOCK_DGRAM, 0);
        EXPECT_EQ(execWith(fresh, fresh, fresh).kernelVerdict, AM_VERDICT_NONE) << "never used";
        for (const int socket : {peer, mine, fresh})
            close(socket);
    }
}

TEST_F(Stdio, socketsThatLeadNowhere) {
    const int listening = testing_support::listener(AF_INET),
              fresh = socket(AF_INET, SOCK_STREAM, 0);
    for (const int socket : {listening, fresh}) {
        const auto exec = execWith(socket, socket, socket);
        EXPECT_EQ(exec.stdio[0].kind, DescriptorKind::Inet);
        EXPECT_EQ(exec.kernelVerdict, AM_VERDICT_NONE);
        close(socket);
    }
}

TEST_F(Stdio, channels) {
    int pair[2], ends[2], master = -1, slave = -1;
    ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    ASSERT_EQ(pipe(ends), 0);
    ASSERT_EQ(openpty(&master, &slave, nullptr, nullptr, nullptr), 0);
    struct Row {
        int descriptor;
        DescriptorKind kind;
    };
    const Row rows[] = {{pair[0], DescriptorKind::Unix},   {ends[1], DescriptorKind::Pipe},
                        {slave, DescriptorKind::Terminal}, {master, DescriptorKind::Other},
                        {m_null, DescriptorKind::Other},   {-1, DescriptorKind::None}};
    for (const Row& row : rows) {
        const auto exec = execWith(row.descriptor, row.descriptor, m_null);
        EXPECT_EQ(exec.stdio[0].kind, row.kind) << row.descriptor;
        EXPECT_EQ(exec.stdio[1].kind, row.kind);
        EXPECT_EQ(exec.kernelVerdict, AM_VERDICT_NONE) << "nobody near holds a connection";
    }
    for (const int descriptor : {pair[0], pair[1], ends[0], ends[1], master, slave})
        close(descriptor);
}

/// The connection is above: at the parent (this test), or at its parent.
TEST_F(Stdio, channelsBelowSomebodyWithAConnection) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    EXPECT_EQ(execWith(ends[0], m_null, m_null).kernelVerdict, AM_VERDICT_NONE);
    const Connected connection;
    putAt(connection.client, m_low);
    const auto exec = execWith(ends[0], m_null, m_null);
    EXPECT_EQ(exec.kernelVerdict, AM_VERDICT_LOOK);
    EXPECT_TRUE(exec.ancestorHoldsSocket);
    EXPECT_EQ(execWith(m_null, ends[1], m_null).kernelVerdict, AM_VERDICT_LOOK);
    EXPECT_EQ(execWith(m_null, m_null, m_null).kernelVerdict, AM_VERDICT_NONE) << "no channel";
    close(ends[0]);
    close(ends[1]);
}

}  // namespace
}  // namespace sources
