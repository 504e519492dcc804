#include "monitors/MinerMonitor.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

namespace monitors {
namespace {

using model::Certainty;

constexpr std::uint64_t kSecond = 1'000'000'000;
constexpr std::uint64_t kStart = 1000 * kSecond;
const model::ProcessKey kMiner{4242, 100};
const model::ProcessKey kOther{4300, 101};
const model::PacketFlow kFlow{model::Transport::Tcp, "192.0.2.1", 40001, "203.0.113.7", 9009};
constexpr const char* kLogin =
    R"({"id":1,"jsonrpc":"2.0","method":"login","params":{"login":"w","pass":"x","agent":"XMRig"}})";
constexpr const char* kShare =
    R"({"id":2,"method":"submit","params":{"id":"a","job_id":"b","nonce":"c","result":"d"}})";
constexpr const char* kTemplate = R"({"id":1,"jsonrpc":"2.0","method":"getblocktemplate"})";

/// A machine that does what the test says.
class World final : public MinerSenses {
  public:
    unsigned cores() const override { return 4; }

    std::optional<MinerCpuTime> cpuTimeOf(const model::ProcessKey& key) override {
        readings++;
        if (gone || key != kMiner)
            return std::nullopt;
        const auto used = static_cast<std::uint64_t>(load * static_cast<double>(now - kStart));
        return MinerCpuTime{ownWork ? used : 0, used};
    }
    std::optional<model::ProcessKey> ownerOf(const model::PacketFlow& flow,
                                             std::span<const model::ProcessKey> likely,
                                             bool everybody) override {
        if (!open || flow != kFlow)
            return std::nullopt;
        return everybody || std::ranges::find(likely, kMiner) != likely.end()
                   ? std::optional(kMiner)
                   : std::nullopt;
    }
    std::optional<model::PacketFlow> flowOf(const model::ProcessKey&, const std::string& address,
                                            std::uint16_t port) override {
        return model::PacketFlow{model::Transport::Tcp, "192.0.2.1", 40001, address, port};
    }
    std::optional<std::uint64_t> bytesOf(const model::PacketFlow&) override {
        return open ? std::optional(bytes) : std::nullopt;
    }
    std::optional<MinerSubject> look(const model::ProcessKey& key) override {
        if (gone)
            return std::nullopt;
        MinerSubject subject = this->subject;
        subject.process.key = key;
        return subject;
    }

    std::uint64_t now = kStart;
    double load = 0;
    bool ownWork = true, gone = false, open = true;
    std::uint64_t bytes = 3000;
    int readings = 0;
    MinerSubject subject;
};

class MinerMonitorTest : public testing::Test {
  protected:
    MinerMonitorTest() {
        world.subject.process.name = "worker";
        world.subject.attended = false;
        world.subject.packaged = false;
    }

    void connect(const model::ProcessKey& key = kMiner, std::uint16_t port = 9009,
                 const std::string& address = "203.0.113.7") {
        model::SocketEvent event;
        event.seenNs = world.now;
        event.key = key;
        event.connection.remoteAddress = address;
        event.connection.remotePort = port;
        monitor.onSocket(event);
    }
    void say(const char* text) { monitor.onPacket(model::FlowFirstBytes{world.now, kFlow, text}); }
    void hello(std::uint16_t port = 9009, const std::string& name = {}) {
        model::PacketFlow flow = kFlow;
        flow.destinationPort = port;
        monitor.onPacket(model::TlsHello{world.now, flow, name});
    }

    /// Lets time pass, waking the monitor when it asks for it.
    void pass(std::uint64_t seconds) {
        const std::uint64_t end = world.now + seconds * kSecond;
        for (auto due = monitor.nextDueNs(); due && *due <= end; due = monitor.nextDueNs()) {
            world.now = std::max(world.now, *due);
            wakeUps++;
            monitor.tick(world.now);
        }
        world.now = end;
    }

    World world;
    NameCache names;
    std::vector<model::Finding> findings;
    std::vector<std::uint64_t> times;
    int wakeUps = 0;
    MinerMonitor monitor{world, names, [this](model::Finding&& finding) {
                             times.push_back(world.now);
                             findings.push_back(std::move(finding));
                         }};
};

TEST_F(MinerMonitorTest, aMinerThatSpeaksIsCertainAfterASecondOfWork) {
    world.load = 2;
    connect();
    say(kLogin);
    pass(20);
    ASSERT_EQ(findings.size(), 1U);
    const model::Finding& finding = findings[0];
    EXPECT_EQ(finding.ruleId, "cryptominer");
    EXPECT_EQ(finding.certainty, Certainty::Certain);
    EXPECT_EQ(finding.level, model::Level::Alert);
    EXPECT_EQ(finding.suspects, std::vector{kMiner});
    EXPECT_EQ(finding.connection->remotePort, 9009);
    EXPECT_EQ(finding.message, "worker(4242) mines cryptocurrency with 203.0.113.7:9009");
    EXPECT_EQ(finding.why.at(0), "login sent to 203.0.113.7:9009 (60)");
    EXPECT_LE(times[0], kStart + 2 * kSecond);
}

TEST_F(MinerMonitorTest, atAQuartersDutyToo) {
    world.load = 0.25;
    connect();
    say(kLogin);
    pass(15);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].certainty, Certainty::Certain);
}

TEST_F(MinerMonitorTest, workDoneByProgramsItStartedCountsOnceItSpoke) {
    world.load = 1;
    world.ownWork = false;
    connect();
    say(kLogin);
    pass(5);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].certainty, Certainty::Certain);
}

TEST_F(MinerMonitorTest, aForwarderIsToldAsLikelyWithinFifteenSeconds) {
    connect();
    say(kLogin);
    pass(9);
    EXPECT_TRUE(findings.empty());
    pass(6);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].certainty, Certainty::Likely);
    pass(600);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, aShareMakesItCertainWithoutWork) {
    connect();
    say(kLogin);
    pass(12);
    say(kShare);
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[1].certainty, Certainty::Certain);
}

TEST_F(MinerMonitorTest, oneThatEndsAtOnceIsStillTold) {
    connect();
    say(kLogin);
    world.gone = true;
    monitor.onExit(kMiner, world.now);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].certainty, Certainty::Likely);
    EXPECT_EQ(monitor.candidates(), 0U);
    EXPECT_FALSE(monitor.nextDueNs());
}

TEST_F(MinerMonitorTest, soloMiningOverShortConnections) {
    world.load = 1;
    world.open = false;  // each request has its own, closed by now
    for (int i = 0; i < 4; i++) {
        connect();
        say(kTemplate);
        pass(1);
    }
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.back().certainty, Certainty::Certain);
}

TEST_F(MinerMonitorTest, wordsThatComeBeforeTheConnectEventAreClaimedLater) {
    world.load = 1;
    world.open = false;
    say(kLogin);
    connect();
    pass(3);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, wordsOnAConnectionOlderThanTheHelperAreClaimedByLookingAround) {
    world.load = 1;
    say(kShare);
    pass(3);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, wordsOfNobodyHereAreForgotten) {
    world.open = false;
    for (int i = 0; i < 1000; i++)
        say(kLogin);
    pass(5);
    EXPECT_TRUE(findings.empty());
    EXPECT_FALSE(monitor.nextDueNs());
}

TEST_F(MinerMonitorTest, anOrdinaryJsonRpcClientIsNobody) {
    world.load = 2;
    connect(kMiner, 8545);
    say(R"({"jsonrpc":"2.0","method":"eth_blockNumber","params":[],"id":1})");
    world.subject.packaged = true;
    pass(600);
    EXPECT_TRUE(findings.empty());
}

TEST_F(MinerMonitorTest, anEncryptedPoolIsLikelyWithinFifteenSeconds) {
    world.load = 2;
    connect();
    hello();
    pass(60);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].certainty, Certainty::Likely);
    EXPECT_LE(times[0], kStart + 15 * kSecond);
}

TEST_F(MinerMonitorTest, workThatBeginsABitLaterIsStillSeen) {
    connect();
    hello();
    pass(2);
    world.load = 2;
    pass(28);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, tenSecondsOfWorkOverTlsAreNothing) {
    world.load = 2;
    connect();
    hello();
    pass(10);
    world.load = 0;
    pass(600);
    EXPECT_TRUE(findings.empty());
}

TEST_F(MinerMonitorTest, aHelloThatComesBeforeTheConnectEventIsClaimedLater) {
    world.load = 2;
    world.subject.script = true;  // by its connection alone it would not be told
    hello();
    connect();
    pass(60);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, anEncryptedPoolAtAQuartersDuty) {
    world.load = 0.25;
    connect();
    hello();
    pass(15);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, aBinaryPoolIsLikelyWithinAMinute) {
    world.load = 2;
    connect();
    pass(60);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_GE(times[0], kStart + 30 * kSecond);  // its connection says little
}

TEST_F(MinerMonitorTest, aBinaryPoolOnAPortOfPoolsWithinFifteenSeconds) {
    world.load = 2;
    connect(kMiner, 14444);
    pass(15);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, aPoolKnownByItsNameOnAnOrdinaryPort) {
    model::DnsAnswer answer;
    answer.seenNs = kStart;
    answer.name = "gulf.moneroocean.stream";
    answer.addresses = {{"203.0.113.7", 60}};
    names.take(answer);
    world.load = 1;
    world.subject.packaged = true;
    connect(kMiner, 443);
    pass(60);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].connection->remoteName, "gulf.moneroocean.stream");
}

TEST_F(MinerMonitorTest, aPoolKnownByItsTlsName) {
    world.load = 1;
    connect(kMiner, 443);
    hello(443, "xmr.2miners.com");
    pass(60);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, aMinerThatBeginsLater) {
    connect();
    hello();
    pass(600);
    EXPECT_TRUE(findings.empty());
    world.load = 2;
    pass(180);
    EXPECT_EQ(findings.size(), 1U);
}

struct Quiet {
    const char* what;
    std::function<void(World&)> set;
    std::uint16_t port = 9009;
};

class NoMiners : public MinerMonitorTest, public testing::WithParamInterface<Quiet> {};

TEST_P(NoMiners, areSilent) {
    world.load = 2;
    GetParam().set(world);
    connect(kMiner, GetParam().port);
    pass(3600);
    EXPECT_TRUE(findings.empty()) << GetParam().what << testing::PrintToString(findings[0].why);
}

const Quiet kQuiet[] = {
    {"a build tool", [](World&) {}, 443},
    {"a data transfer", [](World& world) { world.bytes = 1'000'000'000; }},
    {"a closed connection", [](World& world) { world.open = false; }},
    {"a game with a window", [](World& world) { world.subject.attended = true; }},
    {"a packaged program", [](World& world) { world.subject.packaged = true; }},
    {"a worker of a cluster", [](World& world) { world.subject.script = true; }, 8786},
    {"a shell whose children compile", [](World& world) { world.ownWork = false; }},
    {"somebody who does nothing", [](World& world) { world.load = 0.01; }},
};
INSTANTIATE_TEST_SUITE_P(Rows, NoMiners, testing::ValuesIn(kQuiet));

TEST_F(MinerMonitorTest, isNeverWokenWithoutCandidates) {
    connect(kMiner, 443);
    connect(kOther, 53);
    EXPECT_EQ(monitor.candidates(), 0U);
    EXPECT_FALSE(monitor.nextDueNs());
}

TEST_F(MinerMonitorTest, looksAtAnIdleCandidateOnceAMinute) {
    connect();
    pass(3600);
    EXPECT_LE(wakeUps, 63);
    EXPECT_LE(world.readings, 63);
}

TEST_F(MinerMonitorTest, aBusyInnocentIsJudgedLessAndLessOften) {
    world.load = 2;
    world.subject.attended = true;
    connect();
    pass(3600);
    EXPECT_LE(wakeUps, 100);
}

TEST_F(MinerMonitorTest, aCertainOneIsLeftAloneAndForgottenAtItsEnd) {
    world.load = 2;
    connect();
    say(kLogin);
    pass(20);
    EXPECT_FALSE(monitor.nextDueNs());
    say(kShare);
    pass(20);
    EXPECT_EQ(findings.size(), 1U);
    monitor.onExit(kMiner, world.now);
    EXPECT_EQ(monitor.candidates(), 0U);
}

TEST_F(MinerMonitorTest, isBoundedAndKeepsWhoSpoke) {
    connect();
    say(kLogin);
    for (int pid = 5000; pid < 7000; pid++)
        connect({pid, 1});
    EXPECT_EQ(monitor.candidates(), MinerMonitor::kMaxCandidates);
    world.load = 2;
    pass(15);
    EXPECT_EQ(findings.size(), 1U);
}

TEST_F(MinerMonitorTest, whatComesFromOutsideIsEscaped) {
    world.subject.process.name = "w\x1b[31m";
    world.load = 1;
    connect();
    say("{\"method\":\"login\",\"params\":{\"pass\":1,\"agent\":\"a\xe2\x80\xae\",\"login\":2}}");
    pass(5);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].message.find('\x1b'), std::string::npos);
    for (const std::string& line : findings[0].why)
        EXPECT_EQ(line.find("\xe2\x80\xae"), std::string::npos) << line;
}

TEST(FlowOwners, tellWhoConnected) {
    FlowOwners owners;
    model::SocketEvent event;
    event.connection.remoteAddress = kFlow.destinationAddress;
    event.connection.remotePort = kFlow.destinationPort;
    for (const auto& [key, port] :
         {std::pair{kMiner, 0}, std::pair{kMiner, 0}, std::pair{kOther, 40001}}) {
        event.key = key;
        event.connection.localPort = static_cast<std::uint16_t>(port);
        owners.take(event);
    }
    EXPECT_EQ(owners.exactOwner(kFlow), kOther);
    EXPECT_THAT(owners.connectedTo(kFlow), testing::ElementsAre(kOther, kMiner));
    for (std::uint16_t port = 1; port < 20'000; port++) {
        event.connection.remotePort = port;
        owners.take(event);
    }
    EXPECT_EQ(owners.size(), FlowOwners::kMaxEnds);
}

}  // namespace
}  // namespace monitors
