// On real sockets, in a network namespace of the test's own: what the kernel's filter lets through.
#include "sources/packet/PacketSource.h"

#include <gtest/gtest.h>
#include <poll.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sources/packet/FlowProbe.h"
#include "tests/sources/packet/DnsBytes.h"
#include "tests/sources/packet/IpBytes.h"
#include "tests/sources/packet/PrivateNetwork.h"
#include "tests/sources/support/Sockets.h"

namespace sources {
namespace {

using testing_support::DnsBytes;
using testing_support::Loopback;

/// A connection over loopback and both its ends.
struct Pair {
    explicit Pair(int family, std::uint16_t at = 0) {
        const int listener = ::socket(family, SOCK_STREAM, 0);
        const int again = 1;
        ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
        Loopback address(family, at);
        EXPECT_EQ(::bind(listener, address.get(), address.length), 0);
        EXPECT_EQ(::listen(listener, 1), 0);
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&address.storage), &address.length);
        port = ntohs(reinterpret_cast<const sockaddr_in&>(address.storage).sin_port);
        client = ::socket(family, SOCK_STREAM, 0);
        EXPECT_EQ(::connect(client, address.get(), address.length), 0);
        server = ::accept(listener, nullptr, nullptr);
        ::close(listener);
    }
    ~Pair() {
        ::close(client);
        ::close(server);
    }
    void send(std::string_view data) const {
        EXPECT_EQ(::send(client, data.data(), data.size(), 0), static_cast<ssize_t>(data.size()));
        std::string room(data.size(), 0);
        EXPECT_EQ(::recv(server, room.data(), room.size(), MSG_WAITALL),
                  static_cast<ssize_t>(data.size()));
    }

    std::uint16_t port = 0;
    int client = -1, server = -1;
};

class PacketSourceTest : public testing::TestWithParam<int> {
  protected:
    void SetUp() override {
        static const bool private_ = testing_support::enterPrivateNetwork();
        if (!private_)
            GTEST_SKIP() << "no network namespace of one's own (not root)";
        auto created = PacketSource::create();
        ASSERT_TRUE(created) << toString(created.error());
        source = std::move(*created);
    }

    /// Everything until a marker sent now has come back: what is not there by then was not let
    /// through.
    void drain() {
        const std::uint16_t marker = closedPort();
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        bool found = false;
        while (!found && std::chrono::steady_clock::now() < end) {
            pollfd waiting{source->descriptor(), POLLIN, 0};
            ::poll(&waiting, 1, 100);
            source->drain([&](model::PacketEvent&& event) {
                const auto* closed = std::get_if<model::ClosedPort>(&event);
                if (closed != nullptr && closed->flow.destinationPort == marker)
                    found = true;
                else
                    events.push_back(std::move(event));
            });
        }
        EXPECT_TRUE(found);
    }

    std::uint16_t closedPort() const {
        static std::uint16_t port = 20'000;
        knock(++port);
        return port;
    }

    void knock(std::uint16_t port) const {
        const int socket = ::socket(GetParam(), SOCK_STREAM, 0);
        const Loopback address(GetParam(), port);
        EXPECT_NE(::connect(socket, address.get(), address.length), 0);
        ::close(socket);
    }

    template <typename E>
    std::vector<const E*> all() const {
        std::vector<const E*> found;
        for (const auto& event : events)
            if (const E* typed = std::get_if<E>(&event))
                found.push_back(typed);
        return found;
    }

    std::unique_ptr<PacketSource> source;
    std::vector<model::PacketEvent> events;
};

TEST_P(PacketSourceTest, aKnockAtAClosedPortIsSeenOnce) {
    knock(81);
    drain();
    const auto closed = all<model::ClosedPort>();
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_EQ(closed[0]->flow.destinationPort, 81);
    EXPECT_EQ(closed[0]->flow.sourceAddress, GetParam() == AF_INET ? "127.0.0.1" : "::1");
}

TEST_P(PacketSourceTest, nothingIsSeenDuringAPauseAndAllAfterIt) {
    source->pause();
    const std::uint64_t before = source->seen();
    closedPort();
    source->drain([](model::PacketEvent&&) {});
    EXPECT_EQ(source->seen(), before);
    source->resume();
    events.clear();
    drain();
    EXPECT_GT(source->seen(), before);
}

TEST_P(PacketSourceTest, aKnockAtAClosedUdpPortIsSeen) {
    const int socket = ::socket(GetParam(), SOCK_DGRAM, 0);
    const Loopback address(GetParam(), 161);
    ::sendto(socket, "x", 1, 0, address.get(), address.length);
    ::close(socket);
    drain();
    const auto closed = all<model::ClosedPort>();
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_EQ(closed[0]->flow.destinationPort, 161);
    EXPECT_EQ(closed[0]->flow.transport, model::Transport::Udp);
}

TEST_P(PacketSourceTest, aConnectionThatIsAcceptedAndResetIsNoKnock) {
    {
        const Pair pair(GetParam());
        const linger now{1, 0};
        ::setsockopt(pair.client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    drain();
    EXPECT_TRUE(events.empty());
}

TEST_P(PacketSourceTest, theBeginningOfJsonIsSeenOnceWithItsDirection) {
    const Pair pair(GetParam());
    pair.send(R"({"id":1,"method":"login"})");
    drain();
    const auto first = all<model::FlowFirstBytes>();
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0]->flow.destinationPort, pair.port);
    EXPECT_EQ(first[0]->bytes, R"({"id":1,"method":"login"})");
}

TEST_P(PacketSourceTest, otherDataIsNotCopied) {
    const Pair pair(GetParam());
    const std::uint64_t before = source->seen();
    for (const char* data : {"GET / HTTP/1.1\r\n", "SSH-2.0-x", "hello", "{", "{{", "POS", "\x16",
                             "[1,2]", "\x16\x03\x03xx\x02"})
        pair.send(data);
    pair.send(std::string(1 << 20, 'x'));
    drain();
    EXPECT_TRUE(events.empty());
    EXPECT_EQ(source->seen(), before + 1);  // the marker
}

TEST_P(PacketSourceTest, apostIsSeenAndATlsHelloIsNamed) {
    const Pair pair(GetParam());
    pair.send("POST /json_rpc HTTP/1.1\r\n");
    const Pair other(GetParam());
    other.send(testing_support::clientHello("pool.test"));
    drain();
    EXPECT_EQ(all<model::FlowFirstBytes>().size(), 1U);
    const auto hellos = all<model::TlsHello>();
    ASSERT_EQ(hellos.size(), 1U);
    EXPECT_EQ(hellos[0]->serverName, "pool.test");
}

TEST_P(PacketSourceTest, aTalkativeFlowIsTakenOffTheMapAndOthersAreStillSeen) {
    const Pair noisy(GetParam());
    for (std::uint32_t i = 0; i < 2 * FlowBudget::kNoisyPieces; i++) {
        noisy.send(R"({"n":1})");
        if (i % 100 == 0)
            source->drain([](model::PacketEvent&&) {});
    }
    drain();
    events.clear();
    const std::uint64_t before = source->seen();
    for (int i = 0; i < 100; i++)
        noisy.send(R"({"n":1})");
    const Pair other(GetParam());
    other.send(R"({"n":2})");
    drain();
    EXPECT_EQ(source->seen(), before + 2);
    EXPECT_EQ(all<model::FlowFirstBytes>().size(), 1U);
}

class DnsOnTheWire : public PacketSourceTest {
  protected:
    void SetUp() override {
        PacketSourceTest::SetUp();
        if (IsSkipped() || HasFatalFailure())
            return;
        server = bound(53);
        client = bound(0);
        stranger = bound(5300);
    }
    void TearDown() override {
        for (const int socket : {server, client, stranger})
            if (socket >= 0)
                ::close(socket);
    }

    static int bound(std::uint16_t port) {
        const int socket = ::socket(GetParam(), SOCK_DGRAM, 0);
        const Loopback address(GetParam(), port);
        EXPECT_EQ(::bind(socket, address.get(), address.length), 0);
        return socket;
    }

    void ask() const {
        DnsBytes message;
        message.question("pool.test");
        const Loopback to(GetParam(), 53);
        ::sendto(client, message.bytes().data(), message.size(), 0, to.get(), to.length);
    }

    void answerFrom(int socket) const {
        DnsBytes message(7, DnsBytes::kResponse, 1);
        message.question("pool.test").pointer(DnsBytes::kQuestion).record(1, 60, 4).u32(0xCB007105);
        Loopback to(GetParam());
        ::getsockname(client, reinterpret_cast<sockaddr*>(&to.storage), &to.length);
        ::sendto(socket, message.bytes().data(), message.size(), 0, to.get(), to.length);
    }

    int server = -1, client = -1, stranger = -1;
};

TEST_P(DnsOnTheWire, questionAndAnswerOnLoopbackAreSeenOnceEach) {
    ask();
    answerFrom(server);
    drain();
    EXPECT_EQ(all<model::DnsQuestion>().size(), 1U);
    const auto answers = all<model::DnsAnswer>();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0]->addresses.at(0).address, "203.0.113.5");
}

TEST_P(DnsOnTheWire, anAnswerFromSomebodyElseOrToNobodysQuestionIsIgnored) {
    answerFrom(server);  // nobody asked
    ask();
    answerFrom(stranger);
    drain();
    EXPECT_EQ(all<model::DnsQuestion>().size(), 1U);
    EXPECT_TRUE(all<model::DnsAnswer>().empty());
    EXPECT_EQ(source->unaskedAnswers(), 1U);
}

TEST_P(DnsOnTheWire, whoAskedIsFoundByItsSocketConnectedOrNot) {
    auto probe = FlowProbe::create();
    ASSERT_TRUE(probe);
    ask();
    const Loopback to(GetParam(), 53);
    ASSERT_EQ(::connect(stranger, to.get(), to.length), 0);
    DnsBytes message(8);
    message.question("other.test");
    ::send(stranger, message.bytes().data(), message.size(), 0);
    drain();
    const auto questions = all<model::DnsQuestion>();
    ASSERT_EQ(questions.size(), 2U);
    const auto inodeOf = [](int socket) {
        struct stat status{};
        ::fstat(socket, &status);
        return static_cast<std::uint64_t>(status.st_ino);
    };
    EXPECT_EQ(probe->ask(questions[0]->flow).value().inode, inodeOf(client));
    EXPECT_EQ(probe->ask(questions[1]->flow).value().inode, inodeOf(stranger));
    model::PacketFlow nobody = questions[0]->flow;
    nobody.sourcePort = 9;
    EXPECT_FALSE(probe->ask(nobody));
}

TEST_P(DnsOnTheWire, anAnswerWithACompressionLoopIsCountedAndTheRightOneIsStillHeard) {
    ask();
    DnsBytes loop(7, DnsBytes::kResponse, 1);
    loop.question("pool.test").pointer(static_cast<unsigned>(loop.size())).record(1, 60, 4).u32(1);
    Loopback to(GetParam());
    ::getsockname(client, reinterpret_cast<sockaddr*>(&to.storage), &to.length);
    for (int i = 0; i < 100; i++)
        ::sendto(server, loop.bytes().data(), loop.size(), 0, to.get(), to.length);
    answerFrom(server);
    drain();
    EXPECT_EQ(source->malformed(), 100U);
    EXPECT_EQ(all<model::DnsAnswer>().size(), 1U);
}

TEST_P(DnsOnTheWire, questionAndAnswerOverTcp) {
    const auto framed = [](const DnsBytes& message) {
        std::string text{'\0', static_cast<char>(message.size())};
        return text.append(reinterpret_cast<const char*>(message.bytes().data()), message.size());
    };
    DnsBytes asked, answered(7, DnsBytes::kResponse, 1);
    asked.question("big.test");
    answered.question("big.test").pointer(DnsBytes::kQuestion).record(1, 60, 4).u32(0xCB007105);
    const Pair pair(GetParam(), 53);
    pair.send(framed(asked));
    const std::string answer = framed(answered);
    ::send(pair.server, answer.data(), 5, 0);
    ::send(pair.server, answer.data() + 5, answer.size() - 5, 0);
    drain();
    EXPECT_EQ(all<model::DnsQuestion>().size(), 1U);
    ASSERT_EQ(all<model::DnsAnswer>().size(), 1U);
    EXPECT_EQ(all<model::DnsAnswer>()[0]->name, "big.test");
    EXPECT_TRUE(all<model::FlowFirstBytes>().empty());
}

INSTANTIATE_TEST_SUITE_P(Families, PacketSourceTest, testing::Values(AF_INET, AF_INET6));
INSTANTIATE_TEST_SUITE_P(Families, DnsOnTheWire, testing::Values(AF_INET, AF_INET6));

TEST_P(PacketSourceTest, aFullBufferIsCounted) {
    const Pair pair(GetParam());
    const int server = ::socket(GetParam(), SOCK_DGRAM, 0);
    const Loopback to(GetParam(), 53);
    const std::string data(1200, 'x');
    for (int i = 0; i < 20'000; i++)
        ::sendto(server, data.data(), data.size(), 0, to.get(), to.length);
    ::close(server);
    while (source->seen() < 512)
        source->drain([](model::PacketEvent&&) {});
    EXPECT_GT(source->lost(), 1000U);
}

}  // namespace
}  // namespace sources
