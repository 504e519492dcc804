#include "enforcement/AddressBlocker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <thread>

#include "Flow.h"
#include "Puppets.h"
#include "enforcement/NftSession.h"

namespace enforcement {
namespace {

using model::Outcome;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kSecond = 1'000'000;

/// A host behind a veth pair: 192.0.2.1 and 2001:db8::1 here, .2 and ::2 there.
class OtherHost {
  public:
    OtherHost() {
        m_holder = m_stage.start([this] {
            ::unshare(CLONE_NEWNET);
            m_stage.count();
        });
        puppets::eventually([this] { return m_stage.counted() == 1; });
        const std::string there = std::to_string(m_holder.pid);
        const std::string inThere = "nsenter -t " + there + " -n ip ";
        m_ready = run("ip link add am0 type veth peer name am1 netns " + there) &&
                  run("ip addr add 192.0.2.1/24 dev am0") && run("ip link set am0 up") &&
                  run("ip addr add 2001:db8::1/64 dev am0 nodad") &&
                  run(inThere + "addr add 192.0.2.2/24 dev am1") &&
                  run(inThere + "addr add 192.0.2.3/24 dev am1") &&
                  run(inThere + "addr add 2001:db8::2/64 dev am1 nodad") &&
                  run(inThere + "link set am1 up");
    }
    ~OtherHost() { run("ip link del am0"); }

    bool ready() const { return m_ready; }
    const model::ProcessKey& holder() const { return m_holder; }

    /// Does a packet go there and back? UDP to a closed port is answered by ICMP at once.
    static bool answers(const char* address) {
        const bool v6 = std::string_view(address).contains(':');
        const int socket = ::socket(v6 ? AF_INET6 : AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_storage name{};
        name.ss_family = v6 ? AF_INET6 : AF_INET;
        reinterpret_cast<sockaddr_in&>(name).sin_port = htons(9);
        void* const bytes =
            v6 ? static_cast<void*>(&reinterpret_cast<sockaddr_in6&>(name).sin6_addr)
               : static_cast<void*>(&reinterpret_cast<sockaddr_in&>(name).sin_addr);
        ::inet_pton(name.ss_family, address, bytes);
        ::connect(socket, reinterpret_cast<sockaddr*>(&name),
                  v6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in));
        int error = ETIMEDOUT;
        for (int i = 0; i < 20 && error == ETIMEDOUT; ++i) {
            if (::send(socket, "x", 1, 0) < 0 && errno == EPERM)  // dropped on its way out
                break;
            error = errorOfRead(socket, 100);
        }
        ::close(socket);
        return error == ECONNREFUSED;
    }

  private:
    static bool run(const std::string& command) {
        return std::system((command + " 2>/dev/null").c_str()) == 0;
    }

    puppets::Stage m_stage;
    model::ProcessKey m_holder;
    bool m_ready = false;
};

std::string ruleset() {
    return NftSession::run("list ruleset\n").value_or("cannot be read");
}

class AddressBlockerTest : public testing::Test {
  protected:
    void SetUp() override {
        const auto adopted = m_blocker.adopt();
        if (!adopted)
            GTEST_SKIP() << toString(adopted.error());
    }
    void TearDown() override { (void)NftSession::run("flush ruleset\n"); }

    std::int64_t m_nowUs = 1000 * kSecond;
    AddressBlocker m_blocker{{.steadyUs = [this] { return m_nowUs; }}};
    OtherHost m_host;
};

TEST_F(AddressBlockerTest, NothingIsThereUntilSomethingIsBlocked) {
    EXPECT_THAT(m_blocker.list().value(), IsEmpty());
    EXPECT_EQ(m_blocker.unblock("192.0.2.2").outcome, Outcome::Skipped);
    EXPECT_EQ(m_blocker.block("127.0.0.1", 60, "x").outcome, Outcome::Refused);
    EXPECT_EQ(m_blocker.block("nonsense", 60, "x").outcome, Outcome::Failed);
    EXPECT_THAT(ruleset(), testing::Not(HasSubstr("algomonitor")));
}

TEST_F(AddressBlockerTest, ABlockedAddressIsSilentAndNobodyElse) {
    ASSERT_TRUE(m_host.ready());
    ASSERT_TRUE(OtherHost::answers("192.0.2.2"));
    ASSERT_TRUE(OtherHost::answers("2001:db8::2"));
    EXPECT_EQ(m_blocker.block("192.0.2.2", 60, "alert-1").outcome, Outcome::Done);
    EXPECT_FALSE(OtherHost::answers("192.0.2.2"));
    EXPECT_TRUE(OtherHost::answers("192.0.2.3"));
    EXPECT_TRUE(OtherHost::answers("2001:db8::2"));
    EXPECT_EQ(m_blocker.block("2001:db8::2", 60, "alert-2").outcome, Outcome::Done);
    EXPECT_FALSE(OtherHost::answers("2001:db8::2"));
    EXPECT_EQ(m_blocker.unblock("192.0.2.2").outcome, Outcome::Done);
    EXPECT_TRUE(OtherHost::answers("192.0.2.2"));
    EXPECT_FALSE(OtherHost::answers("2001:db8::2"));
    EXPECT_EQ(m_blocker.unblockAllOf("alert-2").outcome, Outcome::Done);
    EXPECT_TRUE(OtherHost::answers("2001:db8::2"));
    EXPECT_THAT(ruleset(), testing::Not(HasSubstr("algomonitor")));
}

/// The other host's packets do not come in either, whoever speaks first.
TEST_F(AddressBlockerTest, NorIsItHeard) {
    ASSERT_TRUE(m_host.ready());
    const int ear = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_port = htons(4444);
    ASSERT_EQ(::bind(ear, reinterpret_cast<sockaddr*>(&any), sizeof any), 0);
    const auto speak = [&] {
        const std::string command = "nsenter -t " + std::to_string(m_host.holder().pid) +
                                    " -n bash -c 'echo x > /dev/udp/192.0.2.1/4444'";
        return std::system(command.c_str()) == 0;
    };
    ASSERT_TRUE(speak());
    EXPECT_EQ(errorOfRead(ear, 2000), 0);
    ASSERT_EQ(m_blocker.block("192.0.2.2", 60, "x").outcome, Outcome::Done);
    ASSERT_TRUE(speak());
    EXPECT_EQ(errorOfRead(ear, 300), ETIMEDOUT);
    ::close(ear);
}

TEST_F(AddressBlockerTest, ABlockEndsByItself) {
    ASSERT_TRUE(m_host.ready());
    ASSERT_EQ(m_blocker.block("192.0.2.2", 1, "x").outcome, Outcome::Done);
    EXPECT_FALSE(OtherHost::answers("192.0.2.2"));
    EXPECT_TRUE(puppets::eventually([] { return OtherHost::answers("192.0.2.2"); }));
    EXPECT_THAT(m_blocker.list().value(), IsEmpty());
    EXPECT_THAT(ruleset(), testing::Not(HasSubstr("algomonitor")));
}

TEST_F(AddressBlockerTest, TheLastWordOnTheTimeCounts) {
    ASSERT_EQ(m_blocker.block("192.0.2.2", 5, "first").outcome, Outcome::Done);
    ASSERT_EQ(m_blocker.block("::ffff:192.0.2.2", 500, "second").outcome, Outcome::Done);
    auto blocks = m_blocker.list().value();
    ASSERT_EQ(blocks.size(), 1U);
    EXPECT_EQ(blocks[0].reason, "second");
    EXPECT_GT(blocks[0].leftS, 400);
    ASSERT_EQ(m_blocker.block("192.0.2.2", 5, "third").outcome, Outcome::Done);
    EXPECT_LE(m_blocker.list().value()[0].leftS, 5);
}

TEST_F(AddressBlockerTest, RefusesItsOwnSide) {
    ASSERT_TRUE(m_host.ready());
    for (const auto* const own : {"192.0.2.1", "2001:db8::1"})
        EXPECT_EQ(m_blocker.block(own, 60, "x").outcome, Outcome::Refused) << own;
    ASSERT_EQ(std::system("ip route add default via 192.0.2.3"), 0);
    const auto gateway = m_blocker.block("192.0.2.3", 60, "x");
    EXPECT_EQ(gateway.outcome, Outcome::Refused);
    EXPECT_THAT(gateway.detail, HasSubstr("gateway"));
}

// --- after the helper ---

TEST_F(AddressBlockerTest, AfterStopNothingIsLeft) {
    ASSERT_EQ(m_blocker.block("192.0.2.2", 60, "x").outcome, Outcome::Done);
    EXPECT_THAT(ruleset(), HasSubstr("algomonitor"));
    EXPECT_TRUE(m_blocker.removeAll());
    EXPECT_THAT(ruleset(), testing::Not(HasSubstr("algomonitor")));
    EXPECT_TRUE(m_blocker.removeAll());  // and once more costs nothing
}

/// kill -9: the kernel goes on, and the next helper knows what for. What has no end, and whatever
/// else was put into the table, is no block of ours.
TEST_F(AddressBlockerTest, WhatGoesOnIsTakenOverAndTheRestRemoved) {
    ASSERT_TRUE(m_host.ready());
    const pid_t helper = ::fork();
    if (helper == 0) {
        AddressBlocker killed({.steadyUs = [] { return kSecond; }});
        (void)killed.block("192.0.2.2", 300, "alert-1");
        (void)killed.block("192.0.2.77", 1, "alert-2");
        ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(helper, nullptr, 0);
    EXPECT_FALSE(OtherHost::answers("192.0.2.2"));
    ASSERT_TRUE(
        NftSession::run("add element inet algomonitor blocked4 { 192.0.2.3 }\n"
                        "add chain inet algomonitor strange\n"));
    ASSERT_FALSE(OtherHost::answers("192.0.2.3"));
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));

    AddressBlocker next({.steadyUs = [this] { return m_nowUs; }});
    EXPECT_EQ(next.adopt().value_or(99), 1U);
    EXPECT_FALSE(OtherHost::answers("192.0.2.2"));
    EXPECT_TRUE(OtherHost::answers("192.0.2.3"));
    EXPECT_THAT(ruleset(), testing::Not(HasSubstr("strange")));
    EXPECT_THAT(next.list().value(), ElementsAre(Field(&Block::reason, "alert-1")));
    EXPECT_LE(next.list().value()[0].leftS, 300);
    EXPECT_EQ(next.unblockAllOf("alert-1").outcome, Outcome::Done);
    EXPECT_TRUE(OtherHost::answers("192.0.2.2"));
}

TEST_F(AddressBlockerTest, AnEmptyTableOfADeadHelperIsTakenAway) {
    ASSERT_TRUE(NftSession::run(installCommands({})));
    EXPECT_EQ(m_blocker.adopt().value_or(99), 0U);
    EXPECT_THAT(ruleset(), testing::Not(HasSubstr("algomonitor")));
}

// nft -f /etc/nftables.conf begins with "flush ruleset".
TEST_F(AddressBlockerTest, AReloadedFirewallDoesNotEndBlocks) {
    ASSERT_TRUE(m_host.ready());
    ASSERT_EQ(m_blocker.block("192.0.2.2", 300, "alert-1").outcome, Outcome::Done);
    ASSERT_TRUE(NftSession::run("flush ruleset\n"));
    m_nowUs += 100 * kSecond;
    const auto blocks = m_blocker.list();
    ASSERT_TRUE(blocks);
    EXPECT_THAT(*blocks, ElementsAre(Block{"192.0.2.2", 200, "alert-1"}));
    EXPECT_FALSE(OtherHost::answers("192.0.2.2"));
    ASSERT_TRUE(NftSession::run("flush ruleset\n"));
    EXPECT_EQ(m_blocker.block("192.0.2.3", 300, "alert-2").outcome, Outcome::Done);
    EXPECT_FALSE(OtherHost::answers("192.0.2.2"));
    EXPECT_FALSE(OtherHost::answers("192.0.2.3"));
}

/// An administrator who takes one away by hand has had the last word.
TEST_F(AddressBlockerTest, ABlockTakenAwayByHandStaysAway) {
    ASSERT_EQ(m_blocker.block("192.0.2.2", 300, "a").outcome, Outcome::Done);
    ASSERT_EQ(m_blocker.block("192.0.2.3", 300, "b").outcome, Outcome::Done);
    ASSERT_TRUE(NftSession::run(removeCommands("192.0.2.2")));
    EXPECT_THAT(m_blocker.list().value(), ElementsAre(Field(&Block::address, "192.0.2.3")));
    EXPECT_EQ(m_blocker.unblock("192.0.2.2").outcome, Outcome::Skipped);
}

TEST_F(AddressBlockerTest, AFullTableSaysSo) {
    std::vector<Block> many;
    for (std::size_t i = 0; i < kMostBlocks; ++i)
        many.push_back({"10." + std::to_string(i / 65536) + "." + std::to_string(i / 256 % 256) +
                            "." + std::to_string(i % 256),
                        300, "x"});
    ASSERT_TRUE(NftSession::run(installCommands(many)));
    ASSERT_EQ(m_blocker.adopt().value_or(0), kMostBlocks);
    const auto result = m_blocker.block("192.0.2.2", 300, "x");
    EXPECT_EQ(result.outcome, Outcome::Failed);
    EXPECT_THAT(result.detail, HasSubstr("4096"));
    EXPECT_EQ(m_blocker.block("2001:db8::2", 300, "x").outcome, Outcome::Done);
}

TEST_F(AddressBlockerTest, SaysWhenItMayNot) {
    ActResult result;
    std::thread([&] {
        giveUpNetAdmin();
        result = m_blocker.block("192.0.2.2", 60, "x");
    }).join();
    EXPECT_EQ(result.outcome, Outcome::Refused) << result.detail;
    EXPECT_THAT(m_blocker.list().value(), IsEmpty());
}

}  // namespace
}  // namespace enforcement
