#include "enforcement/ConnectionDropper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mman.h>

#include <chrono>
#include <thread>

#include "Flow.h"
#include "Puppets.h"
#include "enforcement/ProcessHandle.h"

namespace enforcement {
namespace {

using model::Outcome;
using model::Transport;
using testing::HasSubstr;

struct Ends {
    const char* name;
    int server, client;
};

class DroppedConnection : public testing::TestWithParam<Ends> {
  protected:
    void SetUp() override {
        if (const auto able = ConnectionDropper::probe(); !able)
            GTEST_SKIP() << toString(able.error());
    }
    ConnectionDropper m_dropper;
};

TEST_P(DroppedConnection, endsForBothAndNobodyElse) {
    const Flow flow(GetParam().server, GetParam().client);
    const Flow neighbour(GetParam().server, GetParam().client);
    const int second = testing_support::connectedTo(GetParam().server, SOCK_STREAM,
                                                    testing_support::portOf(flow.listener));
    const int secondPeer = ::accept(flow.listener, nullptr, nullptr);
    int error = 0;
    std::thread reader([&] { error = errorOfRead(flow.client); });
    const auto result = m_dropper.drop(flow.connection());
    reader.join();
    EXPECT_EQ(result.outcome, Outcome::Done) << result.detail;
    EXPECT_EQ(error, ECONNABORTED);
    EXPECT_EQ(errorOfRead(flow.peer), ECONNRESET);
    EXPECT_TRUE(neighbour.works());
    EXPECT_EQ(::send(second, "x", 1, 0), 1);
    EXPECT_EQ(errorOfRead(secondPeer), 0);
    ::close(second);
    ::close(secondPeer);
}

// The kernel's own look-up by 4-tuple falls back to who listens at the local end.
TEST_P(DroppedConnection, thatIsClosedAlreadyCostsNotTheListener) {
    const Flow flow(GetParam().server, GetParam().client);
    const auto inbound = connectionOf(flow.peer, Transport::Tcp);
    ASSERT_EQ(m_dropper.drop(inbound).outcome, Outcome::Done);
    const auto again = m_dropper.drop(inbound);
    EXPECT_EQ(again.outcome, Outcome::Skipped) << again.detail;
    const int next = testing_support::connectedTo(GetParam().server, SOCK_STREAM,
                                                  testing_support::portOf(flow.listener));
    EXPECT_GE(::accept(flow.listener, nullptr, nullptr), 0);
    ::close(next);
}

INSTANTIATE_TEST_SUITE_P(Families, DroppedConnection,
                         testing::Values(Ends{"ipv4", AF_INET, AF_INET},
                                         Ends{"ipv6", AF_INET6, AF_INET6},
                                         Ends{"mapped", AF_INET, AF_INET6}),
                         [](const auto& param) { return param.param.name; });

class ConnectionDropperTest : public testing::Test {
  protected:
    void SetUp() override {
        if (const auto able = ConnectionDropper::probe(); !able)
            GTEST_SKIP() << toString(able.error());
    }
    ConnectionDropper m_dropper;
};

TEST_F(ConnectionDropperTest, ReadsAMappedAddressAsTheOneItIs) {
    const Flow flow;
    auto connection = flow.connection();
    connection.remoteAddress = "::ffff:127.0.0.1";
    connection.localAddress = "::";
    EXPECT_EQ(m_dropper.drop(connection).outcome, Outcome::Done);
    EXPECT_EQ(errorOfRead(flow.client), ECONNABORTED);
}

/// What the description must not be confused with.
TEST_F(ConnectionDropperTest, LeavesWhatDiffersInOnePlace) {
    const Flow flow;
    const auto is = flow.connection();
    std::vector<model::Connection> others(5, is);
    others[0].cookie = 1;
    others[1].inode = 1;
    others[2].remotePort = static_cast<std::uint16_t>(is.remotePort + 1);
    others[3].remoteAddress = "127.0.0.2";
    others[4].localAddress = "127.0.0.2";
    for (std::size_t i = 0; i < others.size(); ++i)
        EXPECT_EQ(m_dropper.drop(others[i]).outcome, Outcome::Skipped) << i;
    EXPECT_TRUE(flow.works());
}

TEST_F(ConnectionDropperTest, FindsItThroughItsHolderWhereTheLocalEndIsNotKnown) {
    const Flow flow, same;
    auto connection = flow.connection();
    connection.localPort = 0;
    connection.localAddress.clear();
    EXPECT_EQ(m_dropper.drop(connection).outcome, Outcome::Refused);
    puppets::Stage stage;
    const auto stranger = stage.start([] {  // holds nothing but what it was born with
        for (int number = 3; number < 256; ++number)
            ::close(number);
    });
    puppets::eventually([&] { return puppets::stateOf(stranger) == 'S'; });
    EXPECT_NE(m_dropper.drop(connection, stranger).outcome, Outcome::Done);
    EXPECT_TRUE(flow.works());
    const auto self = *keyOf(::getpid());
    EXPECT_EQ(m_dropper.drop(connection, self).outcome, Outcome::Done);
    EXPECT_EQ(errorOfRead(flow.client), ECONNABORTED);
    EXPECT_TRUE(same.works());
}

TEST_F(ConnectionDropperTest, CutsConnectedUdpAndRefusesASocketThatTalksToOthers) {
    const int server = testing_support::boundSocket(AF_INET, SOCK_DGRAM);
    const int client =
        testing_support::connectedTo(AF_INET, SOCK_DGRAM, testing_support::portOf(server));
    auto connection = connectionOf(client, Transport::Udp);
    auto result = m_dropper.drop(connection);
    EXPECT_EQ(result.outcome, Outcome::Done) << result.detail;
    EXPECT_EQ(errorOfRead(client), ECONNABORTED);

    auto open = connectionOf(server, Transport::Udp);
    open.remoteAddress = "192.0.2.1";
    open.remotePort = 53;
    result = m_dropper.drop(open);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_THAT(result.detail, HasSubstr("others"));
    const int next =
        testing_support::connectedTo(AF_INET, SOCK_DGRAM, testing_support::portOf(server));
    EXPECT_EQ(::send(next, "x", 1, 0), 1);
    EXPECT_EQ(errorOfRead(server), 0);
    for (const int socket : {server, client, next})
        ::close(socket);
}

TEST_F(ConnectionDropperTest, RefusesWhatIsNoConnection) {
    model::Connection connection;
    connection.transport = Transport::Packet;
    EXPECT_EQ(m_dropper.drop(connection).outcome, Outcome::Refused);
    connection.transport = Transport::Tcp;
    connection.remoteAddress = "192.0.2.1";
    connection.remotePort = 80;
    EXPECT_EQ(m_dropper.drop(connection).outcome, Outcome::Refused);
}

// --- other network namespaces ---

struct Elsewhere {
    std::uint16_t clientPort = 0, serverPort = 0;
    int error = -1;
};

TEST_F(ConnectionDropperTest, FindsItWhereItsHolderLives) {
    auto* const seen = static_cast<Elsewhere*>(::mmap(
        nullptr, sizeof(Elsewhere), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
    seen->error = -1;
    puppets::Stage stage;
    const auto holder = stage.start([&] {
        ::unshare(CLONE_NEWNET);
        raiseLoopback();
        const Flow flow;
        seen->serverPort = testing_support::portOf(flow.listener);
        seen->clientPort = testing_support::portOf(flow.client);
        stage.count();
        seen->error = errorOfRead(flow.client, 5000);
        stage.count();
    });
    ASSERT_TRUE(puppets::eventually([&] { return stage.counted() == 1; }));
    model::Connection connection;
    connection.localAddress = connection.remoteAddress = "127.0.0.1";
    connection.localPort = seen->clientPort;
    connection.remotePort = seen->serverPort;
    EXPECT_EQ(m_dropper.drop(connection).outcome, Outcome::Skipped);  // not in ours
    const auto result = m_dropper.drop(connection, holder);
    EXPECT_EQ(result.outcome, Outcome::Done) << result.detail;
    ASSERT_TRUE(puppets::eventually([&] { return stage.counted() == 2; }));
    EXPECT_EQ(seen->error, ECONNABORTED);
    ::munmap(seen, sizeof *seen);
}

/// A recycled number: what another process holds is not touched.
TEST_F(ConnectionDropperTest, AHolderThatIsGoneIsNobody) {
    const Flow flow;
    auto connection = flow.connection();
    EXPECT_EQ(m_dropper.drop(connection, {::getpid(), 1}).outcome, Outcome::Done);
}

// --- without the right to ---

TEST_F(ConnectionDropperTest, SaysWhenItMayNot) {
    const Flow flow;
    ActResult result;
    model::Result<void> able;
    std::thread([&] {
        giveUpNetAdmin();
        able = ConnectionDropper::probe();
        result = m_dropper.drop(flow.connection());
    }).join();
    EXPECT_FALSE(able);
    EXPECT_EQ(result.outcome, Outcome::Refused);
    EXPECT_THAT(result.detail, HasSubstr("CAP_NET_ADMIN"));
    EXPECT_TRUE(flow.works());
}

}  // namespace
}  // namespace enforcement
