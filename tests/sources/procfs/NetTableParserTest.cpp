#include "sources/procfs/NetTableParser.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

using model::Transport;
using testing_support::fixture;

std::vector<SocketRow> table(const char* name, Transport transport) {
    std::vector<SocketRow> rows;
    parseNetTable(fixture(std::string("procfs/") + name), transport, rows);
    return rows;
}

const SocketRow* find(const std::vector<SocketRow>& rows, std::uint64_t inode) {
    const auto row =
        std::ranges::find(rows, inode, [](const SocketRow& r) { return r.connection.inode; });
    return row == rows.end() ? nullptr : &*row;
}

TEST(NetTableParser, readsAListenerAndBothEndsOfAConnection) {
    const auto rows = table("net-tcp", Transport::Tcp);
    const SocketRow* listener = find(rows, 252068);
    ASSERT_NE(listener, nullptr);
    EXPECT_EQ(listener->state, SocketRow::Listening);
    EXPECT_EQ(listener->connection.localAddress, "127.0.0.1");
    EXPECT_EQ(listener->connection.localPort, 8080);
    EXPECT_EQ(listener->connection.remoteAddress, "");
    const SocketRow* client = find(rows, 252069);
    ASSERT_NE(client, nullptr);
    EXPECT_EQ(client->state, SocketRow::Established);
    EXPECT_EQ(client->connection.localPort, 0xA23E);
    EXPECT_EQ(client->connection.remoteAddress, "127.0.0.1");
    EXPECT_EQ(client->connection.remotePort, 8080);
    EXPECT_EQ(client->connection.cookie, 0U);
}

TEST(NetTableParser, readsIpv6AndWritesMappedAddressesAsIpv4) {
    const auto rows = table("net-tcp6", Transport::Tcp);
    const SocketRow* listener = find(rows, 252071);
    ASSERT_NE(listener, nullptr);
    EXPECT_EQ(listener->connection.localAddress, "::");
    EXPECT_EQ(listener->connection.localPort, 9090);
    const SocketRow* six = find(rows, 252072);
    ASSERT_NE(six, nullptr);
    EXPECT_EQ(six->connection.remoteAddress, "::1");
    const SocketRow* mapped = find(rows, 252075);
    ASSERT_NE(mapped, nullptr);
    EXPECT_EQ(mapped->connection.localAddress, "127.0.0.1");
    EXPECT_EQ(mapped->connection.remotePort, 0x85E6);
}

TEST(NetTableParser, readsUdpAndRaw) {
    const auto udp = table("net-udp", Transport::Udp);
    ASSERT_EQ(udp.size(), 2U);
    const SocketRow* bound = find(udp, 252076);
    ASSERT_NE(bound, nullptr);
    EXPECT_FALSE(bound->isConnected());
    EXPECT_EQ(bound->connection.localPort, 5353);
    EXPECT_EQ(bound->connection.remoteAddress, "");
    const SocketRow* connected = find(udp, 252077);
    ASSERT_NE(connected, nullptr);
    EXPECT_TRUE(connected->isConnected());
    EXPECT_EQ(connected->connection.remotePort, 5353);
    const auto raw = table("net-raw", Transport::Raw);
    ASSERT_EQ(raw.size(), 1U);
    EXPECT_EQ(raw.front().connection.localPort, 0) << "the protocol is no port";
}

TEST(NetTableParser, garbageIsNoRow) {
    for (const char* line :
         {"", "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid",
          "0: 0100007F:1F90", "0: 0100007F 00000000:0000 0A a b c 0 0 1",
          "0: 0100007G:1F90 00000000:0000 0A a b c 0 0 1",
          "0: 0100007F:1F900 00000000:0000 0A a b c 0 0 1",
          "0: 100007F:1F90 00000000:0000 0A a b c 0 0 1",
          "0: 0100007F:1F90 00000000:0000 100 a b c 0 0 1",
          "0: 0100007F:1F90 00000000:0000 0A a b c x 0 1",
          "0: 0100007F:1F90 00000000:0000 0A a b c 0 0 -1"})
        EXPECT_FALSE(parseNetLine(line, Transport::Tcp)) << line;
    EXPECT_TRUE(parseNetLine("0: 0100007F:1F90 00000000:0000 0A a b c 0 0 1", Transport::Tcp));
}

}  // namespace
}  // namespace sources
