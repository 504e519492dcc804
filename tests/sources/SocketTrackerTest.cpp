#include "sources/SocketTracker.h"

#include <gtest/gtest.h>

namespace sources {
namespace {

using model::Direction;
using model::Transport;
using What = model::SocketEvent::What;

SocketRow row(std::uint64_t inode, std::uint8_t state, const char* local, std::uint16_t localPort,
              const char* remote = "", std::uint16_t remotePort = 0,
              Transport transport = Transport::Tcp) {
    SocketRow value;
    value.state = state;
    value.connection.transport = transport;
    value.connection.inode = inode;
    value.connection.localAddress = local;
    value.connection.localPort = localPort;
    value.connection.remoteAddress = remote;
    value.connection.remotePort = remotePort;
    return value;
}

constexpr auto kEstablished = SocketRow::Established;
constexpr auto kListening = SocketRow::Listening;

TEST(SocketTracker, whatWasThereBeforeIsNoChange) {
    SocketTracker tracker;
    const std::vector<SocketRow> rows{row(1, kListening, "0.0.0.0", 22),
                                      row(2, kEstablished, "10.0.0.1", 40000, "192.0.2.1", 443)};
    EXPECT_TRUE(tracker.update(rows).empty());
    EXPECT_TRUE(tracker.update(rows).empty());
    EXPECT_EQ(tracker.connections(), 1U);
}

TEST(SocketTracker, aNewConnectionWithoutAListenerIsOutbound) {
    SocketTracker tracker;
    tracker.update({});
    const auto changes =
        tracker.update({row(2, kEstablished, "10.0.0.1", 40000, "192.0.2.1", 443)});
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].what, What::Connect);
    EXPECT_EQ(changes[0].connection.direction, Direction::Outbound);
}

TEST(SocketTracker, aConnectionThatIsBeingMadeIsToldOnce) {
    SocketTracker tracker;
    tracker.update({});
    const auto first =
        tracker.update({row(2, SocketRow::SynSent, "10.0.0.1", 40000, "192.0.2.1", 443)});
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0].what, What::Connect);
    EXPECT_TRUE(
        tracker.update({row(2, kEstablished, "10.0.0.1", 40000, "192.0.2.1", 443)}).empty());
    EXPECT_TRUE(tracker.update({row(2, SocketRow::CloseWait, "10.0.0.1", 40000, "192.0.2.1", 443)})
                    .empty());
}

struct AcceptCase {
    const char* name;
    SocketRow listener, connection;
    bool inbound;
    std::uint64_t listenerInode;
};

class SocketTrackerAccept : public testing::TestWithParam<AcceptCase> {};

TEST_P(SocketTrackerAccept, isDecidedByWhoListens) {
    const AcceptCase& param = GetParam();
    SocketTracker tracker;
    tracker.update({param.listener});
    const auto changes = tracker.update({param.listener, param.connection});
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].what, param.inbound ? What::Accept : What::Connect);
    EXPECT_EQ(changes[0].connection.direction,
              param.inbound ? Direction::Inbound : Direction::Outbound);
    EXPECT_EQ(changes[0].listenerInode, param.listenerInode);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, SocketTrackerAccept,
    testing::Values(
        AcceptCase{"wildcard", row(1, kListening, "0.0.0.0", 40001),
                   row(2, kEstablished, "10.0.0.1", 40001, "192.0.2.1", 50000), true, 1},
        AcceptCase{"sameAddress", row(1, kListening, "10.0.0.1", 40001),
                   row(2, kEstablished, "10.0.0.1", 40001, "192.0.2.1", 50000), true, 1},
        AcceptCase{"dualStack", row(1, kListening, "::", 40001),
                   row(2, kEstablished, "10.0.0.1", 40001, "192.0.2.1", 50000), true, 1},
        AcceptCase{"otherAddress", row(1, kListening, "10.0.0.2", 40001),
                   row(2, kEstablished, "10.0.0.1", 40001, "192.0.2.1", 443), false, 0},
        AcceptCase{"otherPort", row(1, kListening, "0.0.0.0", 40002),
                   row(2, kEstablished, "10.0.0.1", 40001, "192.0.2.1", 443), false, 0},
        AcceptCase{"otherTransport", row(1, kListening, "0.0.0.0", 40001),
                   row(2, kEstablished, "10.0.0.1", 40001, "192.0.2.1", 53, Transport::Udp), false,
                   0},
        AcceptCase{"listenerGone", row(1, kListening, "10.9.9.9", 1),
                   row(2, kEstablished, "10.0.0.1", 4444, "192.0.2.1", 50000), true, 0},
        AcceptCase{"stillConnecting", row(1, kListening, "0.0.0.0", 40001),
                   row(2, SocketRow::SynSent, "10.0.0.1", 40001, "192.0.2.1", 50000), false, 0}),
    [](const auto& param) { return param.param.name; });

TEST(SocketTracker, aListenerThatLeftJustNowStillExplainsAConnection) {
    SocketTracker tracker;
    tracker.update({row(1, kListening, "0.0.0.0", 40001)});
    const auto changes =
        tracker.update({row(2, kEstablished, "10.0.0.1", 40001, "192.0.2.1", 443)});
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].what, What::Accept);
    EXPECT_EQ(changes[0].listenerInode, 1U);
}

TEST(SocketTracker, newListenersAreTold) {
    SocketTracker tracker;
    tracker.update({});
    const auto changes =
        tracker.update({row(1, kListening, "0.0.0.0", 50000),
                        row(2, SocketRow::Closed, "0.0.0.0", 53, "", 0, Transport::Udp),
                        row(3, SocketRow::Closed, "0.0.0.0", 50001, "", 0, Transport::Udp),
                        row(4, SocketRow::Closed, "0.0.0.0", 0, "", 0, Transport::Udp)});
    ASSERT_EQ(changes.size(), 2U) << "an ephemeral UDP port is a client's";
    EXPECT_EQ(changes[0].what, What::Listen);
    EXPECT_EQ(changes[1].connection.localPort, 53);
}

TEST(SocketTracker, whatHasNoOwnerYetIsNothing) {
    SocketTracker tracker;
    tracker.update({});
    EXPECT_TRUE(tracker.update({row(0, kEstablished, "10.0.0.1", 22, "192.0.2.1", 5)}).empty());
    EXPECT_TRUE(tracker
                    .update({row(9, SocketRow::Closed, "10.0.0.1", 4000),
                             row(0, SocketRow::TimeWait, "10.0.0.1", 4000, "192.0.2.1", 5)})
                    .empty());
}

TEST(SocketTracker, anInodeUsedAgainForAnotherPeerIsNew) {
    SocketTracker tracker;
    tracker.update({row(2, kEstablished, "10.0.0.1", 40000, "192.0.2.1", 443)});
    EXPECT_EQ(tracker.update({row(2, kEstablished, "10.0.0.1", 40000, "192.0.2.2", 443)}).size(),
              1U);
}

}  // namespace
}  // namespace sources
