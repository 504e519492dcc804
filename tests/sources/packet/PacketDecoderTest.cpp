#include "sources/packet/PacketDecoder.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <vector>

#include "sources/packet/TlsHelloParser.h"
#include "tests/sources/packet/DnsBytes.h"
#include "tests/sources/packet/IpBytes.h"

namespace sources {
namespace {

using testing_support::DnsBytes;
using testing_support::IpBytes;

constexpr std::uint64_t kSecond = 1'000'000'000;

class PacketDecoderTest : public testing::Test {
  protected:
    void take(const IpBytes& packet, bool sent, std::uint64_t nowNs = kSecond) {
        decoder.take(packet.bytes(), sent, nowNs,
                     [&](model::PacketEvent&& event) { events.push_back(std::move(event)); });
    }

    template <typename E>
    const E* last() const {
        return events.empty() ? nullptr : std::get_if<E>(&events.back());
    }

    std::vector<QuietFlow> quiet;
    PacketDecoder decoder{[&](const QuietFlow& flow) { quiet.push_back(flow); }};
    std::vector<model::PacketEvent> events;
};

constexpr const char* kHello = R"({"id":1,"method":"login"})";

class BothFamilies : public PacketDecoderTest, public testing::WithParamInterface<int> {
  protected:
    IpBytes packet() const { return IpBytes(GetParam()); }
};

TEST_P(BothFamilies, theFirstBytesOfAFlowSaySenderAndData) {
    take(packet().tcp(40000, 3333, kHello), true);
    const auto* first = last<model::FlowFirstBytes>();
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->bytes, kHello);
    EXPECT_EQ(first->flow.sourcePort, 40000);
    EXPECT_EQ(first->flow.destinationPort, 3333);
    EXPECT_EQ(first->flow.destinationAddress, GetParam() == 4 ? "192.0.2.2" : "2001:db8::2");
}

TEST_P(BothFamilies, aRefusedConnectionNamesWhoKnocked) {
    take(packet().tcp(81, 50000, "", Packet::Reset | Packet::Acknowledge, 0), true);
    const auto* closed = last<model::ClosedPort>();
    ASSERT_NE(closed, nullptr);
    EXPECT_EQ(closed->flow.destinationPort, 81);
    EXPECT_EQ(closed->flow.sourceAddress, GetParam() == 4 ? "192.0.2.2" : "2001:db8::2");
    EXPECT_EQ(closed->flow.transport, model::Transport::Tcp);
}

TEST_P(BothFamilies, anUnreachableUdpPortNamesWhoKnocked) {
    const IpBytes knock = packet().udp(50000, 161, "x");
    take(packet().icmp(GetParam() == 4 ? 0x0303 : 0x0104, knock), true);
    const auto* closed = last<model::ClosedPort>();
    ASSERT_NE(closed, nullptr);
    EXPECT_EQ(closed->flow.destinationPort, 161);
    EXPECT_EQ(closed->flow.transport, model::Transport::Udp);
}

TEST_P(BothFamilies, aQuestionAndItsAnswer) {
    DnsBytes asked, answered(7, DnsBytes::kResponse, 1);
    asked.question("pool.test");
    answered.question("pool.test").pointer(DnsBytes::kQuestion).record(1, 60, 4).u32(0xCB007105);
    take(packet().udp(40000, 53, asked.bytes()), true);
    ASSERT_NE(last<model::DnsQuestion>(), nullptr);
    take(packet().turned().udp(53, 40000, answered.bytes()), false);
    const auto* answer = last<model::DnsAnswer>();
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(answer->addresses.at(0).address, "203.0.113.5");
}

INSTANTIATE_TEST_SUITE_P(IpVersions, BothFamilies, testing::Values(4, 6));

TEST_F(PacketDecoderTest, aResetOfAConnectionThatWasThereIsNoKnock) {
    take(IpBytes().tcp(80, 50000, "", Packet::Reset | Packet::Acknowledge, 77), true);
    take(IpBytes().tcp(80, 50000, "", Packet::Reset | Packet::Acknowledge, 0), false);
    EXPECT_TRUE(events.empty());
}

TEST_F(PacketDecoderTest, anAnswerOverTcpInThreePieces) {
    DnsBytes asked, answered(7, DnsBytes::kResponse, 1);
    asked.question("pool.test");
    answered.question("pool.test").pointer(DnsBytes::kQuestion).record(1, 60, 4).u32(1);
    const auto text = [](const DnsBytes& message) {
        const auto bytes = message.bytes();
        std::string framed{'\0', static_cast<char>(bytes.size())};
        return framed.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    take(IpBytes().tcp(40000, 53, "", Packet::Syn, 99), true);
    take(IpBytes().tcp(40000, 53, text(asked), Packet::Acknowledge, 100), true);
    ASSERT_NE(last<model::DnsQuestion>(), nullptr);
    const std::string whole = text(answered);
    take(IpBytes().turned().tcp(53, 40000, "", Packet::Syn | Packet::Acknowledge, 499), false);
    take(IpBytes().turned().tcp(53, 40000, whole.substr(0, 1), 16, 500), false);
    take(IpBytes().turned().tcp(53, 40000, whole.substr(1, 20), 16, 501), false);
    take(IpBytes().turned().tcp(53, 40000, whole.substr(1, 20), 16, 501), false);  // sent again
    EXPECT_EQ(events.size(), 1U);
    take(IpBytes().turned().tcp(53, 40000, whole.substr(21), 16, 521), false);
    EXPECT_NE(last<model::DnsAnswer>(), nullptr);
}

TEST_F(PacketDecoderTest, aLostPieceOfTcpEndsThatFlowOnly) {
    take(IpBytes().turned().tcp(53, 40000, "", Packet::Syn | Packet::Acknowledge, 499), false);
    take(IpBytes().turned().tcp(53, 40000, std::string(2, '\xff'), 16, 500), false);
    take(IpBytes().turned().tcp(53, 40000, "later", 16, 9000), false);
    take(IpBytes().turned().tcp(53, 40000, std::string(2, '\xff'), 16, 502), false);
    EXPECT_TRUE(events.empty());
}

TEST_F(PacketDecoderTest, atMostFiveHundredTwelveBytesOfAFlowAreHandedOn) {
    take(IpBytes().tcp(40000, 3333, "{" + std::string(1400, ' ')), true);
    EXPECT_EQ(last<model::FlowFirstBytes>()->bytes.size(), model::kMaxFirstBytes);
}

TEST_F(PacketDecoderTest, aTalkativeFlowIsLookedAtNowAndThenAndMadeQuiet) {
    for (int i = 0; i < 2000; i++)
        take(IpBytes().tcp(40000, 3333, kHello), true);
    EXPECT_EQ(events.size(), FlowBudget::kFirstPieces);
    EXPECT_EQ(quiet, (std::vector<QuietFlow>{{40000, 3333}}));
    take(IpBytes().tcp(40000, 3333, kHello), true, kSecond + FlowBudget::kLaterNs);
    EXPECT_EQ(events.size(), FlowBudget::kFirstPieces + 1);
}

TEST_F(PacketDecoderTest, manyFlowsAreBoundedAndEachIsLookedAt) {
    for (std::uint16_t port = 1; port < 10'000; port++)
        take(IpBytes().tcp(port, 3333, kHello), true);
    EXPECT_EQ(events.size(), 9'999U);
}

TEST_F(PacketDecoderTest, aTlsHelloIsToldWithItsName) {
    take(IpBytes().tcp(40000, 443, testing_support::clientHello("Pool.Example.test")), true);
    ASSERT_NE(last<model::TlsHello>(), nullptr);
    EXPECT_EQ(last<model::TlsHello>()->serverName, "pool.example.test");
}

TEST_F(PacketDecoderTest, packetsThatContradictThemselvesAreCounted) {
    const auto whole = IpBytes().tcp(40000, 3333, kHello);
    for (std::size_t size = 0; size < 40; size++)
        decoder.take(whole.bytes().first(size), true, kSecond,
                     [&](model::PacketEvent&& event) { events.push_back(std::move(event)); });
    EXPECT_TRUE(events.empty());
    EXPECT_EQ(decoder.malformed(), 40U);
}

TEST(TlsServerName, cutBeforeTheNameIsEmptyAndOtherBytesAreNoHello) {
    const std::string hello = testing_support::clientHello("pool.test");
    const auto bytes = std::as_bytes(std::span(hello));
    ASSERT_EQ(parseTlsServerName(bytes), "pool.test");
    for (std::size_t size = 6; size < bytes.size(); size++)
        EXPECT_EQ(parseTlsServerName(bytes.first(size)), "") << size;
    EXPECT_FALSE(parseTlsServerName(bytes.first(5)));
    EXPECT_FALSE(parseTlsServerName(bytes.subspan(1)));
}

TEST(TlsServerName, whatIsNoHostNameIsNotTold) {
    for (const char* name : {"a b.test", "\x1b[31m.test", "a\n.test", "\xe2\x80\xae.test"}) {
        const std::string hello = testing_support::clientHello(name);
        EXPECT_EQ(parseTlsServerName(std::as_bytes(std::span(hello))), "") << name;
    }
}

}  // namespace
}  // namespace sources
