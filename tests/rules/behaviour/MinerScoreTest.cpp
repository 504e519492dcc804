#include "rules/behaviour/MinerScore.h"

#include <gmock/gmock.h>

#include "rules/behaviour/MinerSigns.h"

namespace rules {
namespace {

using model::Certainty;

/// Evidence, put together piece by piece.
struct Picture {
    MinerEvidence e;

    Picture() {
        e.endpoint = "203.0.113.7:9000";
        e.remotePort = 9000;
        e.machineCores = 4;
    }
    Picture& says(const char* method) { return e.stratumMethod = method, *this; }
    Picture& submits() { return e.submitted = true, *this; }
    Picture& asks(std::uint32_t times) { return e.templates = times, *this; }
    Picture& to(const char* name, std::uint16_t port) {
        return e.remoteName = name, e.remotePort = port, *this;
    }
    Picture& port(std::uint16_t port) { return e.remotePort = port, *this; }
    Picture& quiet() { return e.quiet = true, *this; }
    Picture& tls() { return e.encrypted = true, *this; }
    Picture& works(double cores, std::uint32_t seconds) {
        return e.cpu = {cores, cores * 0.9, cores * 1.1, seconds}, *this;
    }
    Picture& inBursts() { return e.cpu.quietest = 0, e.cpu.busiest = 2 * e.cpu.cores, *this; }
    Picture& alone() { return e.attended = false, *this; }
    Picture& attended() { return e.attended = true, *this; }
    Picture& unpackaged() { return e.packaged = false, *this; }
    Picture& script() { return e.packaged = false, e.script = true, *this; }
    Picture& vanished() { return e.packaged = false, e.vanished = true, *this; }
    Picture& named(const char* name) { return e.knownName = name, *this; }
    Picture& options() { return e.arguments = {"-a", "rx/0"}, e.poolInArguments = true, *this; }
    Picture& msr() { return e.modelRegisters = e.hugePages = true, *this; }
    Picture& nice() { return e.lowPriority = true, *this; }
};

struct Row {
    const char* what;
    Picture picture;
    std::optional<Certainty> expected;
};

class MinerScoreRows : public testing::TestWithParam<Row> {};

TEST_P(MinerScoreRows, judge) {
    const auto verdict = judgeMiner(GetParam().picture.e);
    EXPECT_EQ(verdict.certainty, GetParam().expected)
        << GetParam().what << ": " << verdict.points << testing::PrintToString(verdict.why);
}

const Row kMiners[] = {
    {"a login and work", Picture().says("login").works(1.9, 2), Certainty::Certain},
    {"a login and work at a quarter's duty", Picture().says("login").works(0.25, 2),
     Certainty::Certain},
    {"a login and a graphics card that works", Picture().says("login").works(0.03, 12).submits(),
     Certainty::Certain},
    {"a login and no work yet", Picture().says("mining.subscribe"), Certainty::Likely},
    {"a forwarder that passes it on", Picture().says("login").works(0.01, 12), Certainty::Likely},
    {"solo mining", Picture().asks(3).works(0.98, 3).alone(), Certainty::Certain},
    {"solo mining, asked once so far", Picture().asks(1).works(0.98, 3).alone(), Certainty::Likely},
    {"a pool's name and work", Picture().to("gulf.moneroocean.stream", 443).tls().works(1, 30),
     Certainty::Likely},
    {"a quarter's duty to a pool's name", Picture().to("xmr.2miners.com", 443).works(0.25, 30),
     Certainty::Likely},
    {"encrypted, nobody at it, somebody's own script",
     Picture().port(40'000).tls().quiet().works(1.9, 30).alone().script(), Certainty::Likely},
    {"encrypted, a quarter's duty, somebody's own program",
     Picture().port(40'000).tls().quiet().works(0.25, 30).alone().unpackaged(), Certainty::Likely},
    {"binary protocol, somebody's own program",
     Picture().port(40'000).quiet().works(1.9, 30).alone().unpackaged(), Certainty::Likely},
    {"binary protocol, deleted program",
     Picture().port(40'000).quiet().works(0.3, 30).alone().vanished(), Certainty::Likely},
    {"a known miner with its options, before any protocol is seen",
     Picture().port(14'444).works(2, 30).named("xmrig").options().unpackaged().attended(),
     Certainty::Likely},
};
INSTANTIATE_TEST_SUITE_P(Miners, MinerScoreRows, testing::ValuesIn(kMiners));

const Row kOthers[] = {
    {"nothing", Picture(), {}},
    {"a compiler", Picture().works(4, 600).alone(), {}},
    {"somebody's own compiler", Picture().works(4, 600).alone().unpackaged(), {}},
    {"a build tool that downloaded its crates",
     Picture().to("static.crates.io", 443).tls().quiet().works(4, 600).unpackaged().attended(),
     {}},
    {"the same on a build server",
     Picture().to("static.crates.io", 443).tls().quiet().works(4, 600).unpackaged().alone(),
     {}},
    {"a video encoder at low priority", Picture().works(4, 3600).alone().nice(), {}},
    {"a benchmark with huge pages in a terminal",
     Picture().works(4, 60).unpackaged().attended().msr(),
     {}},
    {"a load generator against its own server",
     Picture().port(4433).tls().works(2, 60).unpackaged().attended(),
     {}},
    {"a game", Picture().port(7777).quiet().works(1.5, 600).unpackaged().attended(), {}},
    {"a browser that visits a pool's web site",
     Picture().to("www.nicehash.com", 443).tls().works(0.6, 60).attended(),
     {}},
    {"a page of a pool that was fetched", Picture().to("supportxmr.com", 443).tls(), {}},
    {"a worker of a cluster that computes",
     Picture().port(8786).quiet().works(1, 600).alone().script(),
     {}},
    {"a chat client on an unusual port", Picture().port(40'000).tls().quiet().works(0.02, 600), {}},
    {"a program that works in bursts",
     Picture().port(40'000).tls().quiet().works(0.4, 60).alone().unpackaged().inBursts(),
     {}},
    {"busy for a few seconds",
     Picture().port(40'000).tls().quiet().works(2, 10).alone().unpackaged(),
     {}},
    {"a pool's port alone", Picture().port(14'444).works(0.01, 60).alone(), {}},
    {"a pool's port and a busy packaged server", Picture().port(3333).works(2, 600).alone(), {}},
    {"a node that was asked for a block template once, without work",
     Picture().asks(1).works(0.01, 12).alone(),
     {}},
    {"a pool operator's monitor", Picture().asks(50).works(0.02, 600), {}},
    {"called like a miner", Picture().named("xmrig").unpackaged().options(), {}},
};
INSTANTIATE_TEST_SUITE_P(Others, MinerScoreRows, testing::ValuesIn(kOthers));

TEST(MinerScore, explainsItselfStrongestFirst) {
    const auto verdict = judgeMiner(Picture().says("login").works(1.9, 2).alone().unpackaged().e);
    EXPECT_THAT(verdict.why, testing::ElementsAre("login sent to 203.0.113.7:9000 (60)",
                                                  "wants 190 % of a core for 2 s, of 4 cores (25)",
                                                  "has neither terminal nor window (10)",
                                                  "its executable belongs to no package (10)"));
    EXPECT_EQ(verdict.points, 105);
}

TEST(MinerSigns, ports) {
    EXPECT_EQ(meaningOf(14444), PortMeaning::Pool);
    EXPECT_EQ(meaningOf(3333), PortMeaning::Shared);
    EXPECT_EQ(meaningOf(443), PortMeaning::Ordinary);
    EXPECT_EQ(meaningOf(40000), PortMeaning::Unusual);
}

TEST(MinerSigns, poolsMatchAtLabels) {
    EXPECT_EQ(poolOf("pool.supportxmr.com"), "supportxmr.com");
    EXPECT_EQ(poolOf("supportxmr.com"), "supportxmr.com");
    EXPECT_EQ(poolOf("notsupportxmr.com"), "");
    EXPECT_EQ(poolOf("supportxmr.com.example.test"), "");
    EXPECT_EQ(poolOf("xmrig.com"), "");
    EXPECT_EQ(poolOf("donate.v2.xmrig.com"), "donate.v2.xmrig.com");
    EXPECT_EQ(poolOf(""), "");
}

TEST(MinerSigns, names) {
    EXPECT_EQ(minerNamed("xmrig"), "xmrig");
    EXPECT_EQ(minerNamed("xmrig-6.21"), "xmrig");
    EXPECT_EQ(minerNamed("minerds"), "");
    EXPECT_EQ(minerNamed("rigelctl"), "");
    EXPECT_EQ(minerNamed("gnome-software"), "");
}

TEST(MinerSigns, arguments) {
    using Words = std::vector<std::string>;
    EXPECT_THAT(minerArguments(Words{"x", "-o", "stratum+tcp://p:3333", "-a", "rx/0"}),
                testing::ElementsAre("stratum+tcp://p:3333", "rx/0"));
    EXPECT_THAT(minerArguments(Words{"x", "--donate-level=1"}),
                testing::ElementsAre("--donate-level=1"));
    EXPECT_TRUE(minerArguments(Words{"ls", "-a", "--algorithm", "--coinage", "rx/0"}).empty());
    EXPECT_TRUE(namesPool(Words{"x", "stratum+ssl://p"}));
    EXPECT_FALSE(namesPool(Words{"grep", "stratum"}));
}

}  // namespace
}  // namespace rules
