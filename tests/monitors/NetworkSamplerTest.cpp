#include "monitors/NetworkSampler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace monitors {
namespace {

using model::Direction;
using model::Transport;
using sources::OwnedSocket;
using sources::SocketRow;
using testing::ElementsAre;

OwnedSocket socketWith(std::uint64_t cookie, Transport transport, std::uint8_t state,
                       const char* local, std::uint16_t localPort, const char* remote = "",
                       std::uint16_t remotePort = 0) {
    OwnedSocket socket;
    socket.row.state = state;
    socket.row.uid = 1000;
    auto& connection = socket.row.connection;
    connection.transport = transport;
    connection.cookie = cookie;
    connection.localAddress = local;
    connection.localPort = localPort;
    connection.remoteAddress = remote;
    connection.remotePort = remotePort;
    return socket;
}

OwnedSocket established(std::uint64_t cookie, std::uint16_t localPort,
                        const char* remote = "192.0.2.9", std::uint16_t remotePort = 443) {
    return socketWith(cookie, Transport::Tcp, SocketRow::Established, "192.0.2.1", localPort,
                      remote, remotePort);
}

TEST(ConnectionRows, whoListensAtTheLocalEndWasCalled) {
    const auto rows = connectionRows(
        {socketWith(1, Transport::Tcp, SocketRow::Listening, "0.0.0.0", 22),
         socketWith(2, Transport::Udp, SocketRow::Closed, "127.0.0.1", 53),
         established(3, 22, "192.0.2.9", 50'000), established(4, 40'000),
         socketWith(5, Transport::Udp, SocketRow::Established, "192.0.2.1", 22, "192.0.2.9", 9)},
        {"127.0.0.1", "192.0.2.1"});
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[0].state, "listen");
    EXPECT_EQ(rows[0].connection.direction, Direction::Unknown);
    EXPECT_NE(rows[0].reach, "");
    EXPECT_NE(rows[0].reach, "host");
    EXPECT_EQ(rows[1].state, "unconnected");
    EXPECT_EQ(rows[1].reach, "host");
    EXPECT_EQ(rows[2].connection.direction, Direction::Inbound);
    EXPECT_EQ(rows[2].reach, "");
    EXPECT_EQ(rows[3].connection.direction, Direction::Outbound);
    EXPECT_EQ(rows[4].connection.direction, Direction::Outbound) << "TCP listens there, not UDP";
    EXPECT_EQ(rows[4].state, "established");
}

class NetworkSamplerTest : public testing::Test {
  protected:
    model::ConnectionChanges changes(std::uint64_t generation) {
        return m_sampler.changes(generation).value();
    }
    std::int64_t m_nowUs = 1'000'000'000;
    std::vector<OwnedSocket> m_sockets{established(7, 40'000)};
    bool m_fails = false;
    int m_reads = 0;
    NetworkSampler m_sampler{
        {.nameOf = [](const std::string& address) { return "name of " + address; },
         .nowUs = [this] { return m_nowUs; },
         .read = [this]() -> model::Result<std::vector<OwnedSocket>> {
             ++m_reads;
             if (m_fails)
                 return model::unexpected(model::Error::Code::Unavailable, "sock_diag");
             return m_sockets;
         }}};
};

TEST_F(NetworkSamplerTest, AnswersWithChangesAndReadsOnceASecond) {
    const auto first = changes(0);
    EXPECT_TRUE(first.complete);
    ASSERT_EQ(first.changed.size(), 1U);
    EXPECT_EQ(first.changed[0].id, 7U);
    EXPECT_EQ(first.changed[0].openedAtUs, 0) << "it was there before anybody looked";
    EXPECT_EQ(first.changed[0].connection.remoteName, "name of 192.0.2.9");
    EXPECT_TRUE(changes(first.generation).changed.empty());
    EXPECT_EQ(m_reads, 1);
    m_nowUs += 1'000'000;
    m_sockets.push_back(established(8, 40'001));
    const auto second = changes(first.generation);
    EXPECT_FALSE(second.complete);
    ASSERT_EQ(second.changed.size(), 1U);
    EXPECT_EQ(second.changed[0].id, 8U);
    EXPECT_EQ(second.changed[0].openedAtUs, m_nowUs);
    m_nowUs += 1'000'000;
    m_sockets.erase(m_sockets.begin());
    EXPECT_THAT(changes(second.generation).gone, ElementsAre(7U));
    EXPECT_EQ(m_reads, 3);
}

TEST_F(NetworkSamplerTest, RatesAreOverTheTimeBetween) {
    m_sockets[0].row.receivedBytes = 1000;
    EXPECT_EQ(changes(0).changed[0].receivedBytesPerS, 0) << "nothing to compare with";
    m_nowUs += 2'000'000;
    m_sockets[0].row.receivedBytes = 5000;
    m_sockets[0].row.sentBytes = 100;
    const auto row = changes(0).changed[0];
    EXPECT_DOUBLE_EQ(row.receivedBytesPerS, 2000);
    EXPECT_DOUBLE_EQ(row.sentBytesPerS, 50);
}

TEST_F(NetworkSamplerTest, FindsWhatWasSeenUntilNobodyLooks) {
    EXPECT_FALSE(m_sampler.find(7));
    (void)changes(0);
    ASSERT_TRUE(m_sampler.find(7));
    EXPECT_EQ(m_sampler.find(7)->connection.remotePort, 443);
    EXPECT_FALSE(m_sampler.find(8));
    m_nowUs += 59'000'000;
    m_sampler.tick();
    EXPECT_TRUE(m_sampler.find(7));
    m_nowUs += 2'000'000;
    m_sampler.tick();
    EXPECT_FALSE(m_sampler.find(7));
    EXPECT_TRUE(changes(0).complete);
}

TEST_F(NetworkSamplerTest, AFailureIsSaidAndTheNextTimeIsANewOne) {
    m_fails = true;
    EXPECT_FALSE(m_sampler.changes(0));
    m_fails = false;
    EXPECT_EQ(changes(0).changed.size(), 1U);
}

TEST(NetworkSamplerLive, SeesThisMachine) {
    NetworkSampler sampler{{}};
    const auto changes = sampler.changes(0);
    ASSERT_TRUE(changes) << toString(changes.error());
    EXPECT_TRUE(changes->complete);
}

}  // namespace
}  // namespace monitors
