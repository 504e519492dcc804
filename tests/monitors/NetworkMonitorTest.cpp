#include "monitors/NetworkMonitor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace monitors {
namespace {

using model::Certainty, model::FeedCategory, model::FeedKind, model::Level, model::SocketEvent;
using rules::indicators::FeedOrigin, rules::indicators::IndicatorSet;
using testing::ElementsAre, testing::HasSubstr, testing::IsEmpty, testing::SizeIs;
using What = SocketEvent::What;

constexpr std::uint64_t kSecond = 1'000'000'000;

ProcessFacts program(const char* executable, bool packaged, std::int32_t pid = 42) {
    ProcessFacts facts;
    facts.process.key = {pid, 7};
    facts.process.executable = executable;
    facts.process.name = fileNameOf(executable).substr(0, 15);
    facts.process.uid = 1000;
    facts.packaged = packaged;
    return facts;
}

const ProcessFacts kBrowser = program("/usr/lib/firefox/firefox", true);
const ProcessFacts kCurl = program("/usr/bin/curl", true);
const ProcessFacts kTool = program("/home/a/tool", false);
const ProcessFacts kDropped = program("/tmp/.x", false);
const ProcessFacts kService = program("/usr/sbin/serviced", true);

/// A monitor with lists, in a machine with an address, a gateway and a resolver.
class NetworkMonitorTest : public testing::Test {
  protected:
    NetworkMonitorTest() {
        IndicatorSet::Builder builder;
        const auto feed = [&](const char* name, FeedCategory category, bool certain, FeedKind kind,
                              const char* text) {
            auto parser =
                builder.feed({name, category, certain, false, false}, kind, FeedOrigin::LocalFile);
            parser.take(text);
            parser.finish();
        };
        using enum FeedCategory;
        feed("sure", Malicious, true, FeedKind::Address,
             "127.66.0.1\n203.0.113.0/28\n192.168.1.0/24\n");
        feed("perhaps", Malicious, false, FeedKind::Address, "198.51.100.9\n203.0.113.1\n");
        feed("relays", Tor, false, FeedKind::Address, "198.51.100.20\n");
        feed("names", Malicious, true, FeedKind::Domain, "bad.example\n");
        m_monitor.use(builder.build());
        m_monitor.setSurroundings(
            {{"127.0.0.1", "192.168.1.5", "198.51.100.1"}, {"192.168.1.1"}, {"192.168.1.53"}});
    }

    SocketEvent event(What what, const std::string& address, std::uint16_t port) {
        SocketEvent event;
        event.what = what;
        event.seenNs = m_nowNs;
        event.key = {42, 7};
        if (what == What::Listen) {
            event.connection.localAddress = address;
            event.connection.localPort = port;
        } else {
            event.connection.remoteAddress = address;
            (what == What::Accept ? event.connection.localPort : event.connection.remotePort) =
                port;
        }
        return event;
    }

    void connect(const ProcessFacts& facts, const std::string& address, std::uint16_t port) {
        m_monitor.onSocket(event(What::Connect, address, port), facts);
    }

    void listen(const ProcessFacts& facts, const std::string& address, std::uint16_t port) {
        m_monitor.onSocket(event(What::Listen, address, port), facts);
    }

    void wait(std::uint64_t ns) {
        m_nowNs += ns;
        m_monitor.tick(m_nowNs);
    }

    /// Rule ids told since the last time, with "!" where they are certain.
    std::vector<std::string> told() {
        wait(kSecond);
        std::vector<std::string> ids;
        for (const model::Finding& finding : m_found)
            ids.push_back(finding.ruleId + (finding.certainty == Certainty::Certain ? "!" : ""));
        m_last = m_found.empty() ? model::Finding() : m_found.back();
        m_found.clear();
        return ids;
    }

    std::uint64_t m_nowNs = 1000 * kSecond;
    std::map<std::string, std::vector<std::string>> m_names;
    std::vector<model::Finding> m_found;
    model::Finding m_last;
    NetworkMonitor m_monitor{
        {.found = [this](model::Finding&& finding) { m_found.push_back(std::move(finding)); },
         .names = [this](const model::ProcessKey&, const std::string& address,
                         std::uint64_t) { return m_names[address]; }}};
};

TEST_F(NetworkMonitorTest, ListedAddresses) {
    struct Case {
        const char* address;
        std::vector<std::string> rules;
    };
    const std::vector<Case> cases = {
        {"127.66.0.1", {"malicious-address!"}},
        {"127.66.0.2", {}},
        {"203.0.113.1", {"malicious-address!"}},  // the certain list speaks
        {"203.0.113.15", {"malicious-address!"}},
        {"203.0.113.16", {}},
        {"198.51.100.9", {"malicious-address"}},
        {"198.51.100.20", {"tor"}},
        {"192.168.1.77", {"malicious-address!"}},
        {"192.168.1.1", {}},   // listed, but the gateway,
        {"192.168.1.53", {}},  // the resolver
        {"192.168.1.5", {}},   // and ourselves
        {"", {}},
        {"nonsense", {}},
    };
    for (const Case& one : cases) {
        connect(kBrowser, one.address, 443);
        EXPECT_EQ(told(), one.rules) << one.address;
    }
}

TEST_F(NetworkMonitorTest, SaysWhoWhereAndWhy) {
    connect(kTool, "203.0.113.7", 443);
    ASSERT_THAT(told(), SizeIs(1));
    EXPECT_EQ(m_last.message,
              "tool (pid 42) connected to 203.0.113.7:443, which is listed as malicious");
    EXPECT_THAT(m_last.why, ElementsAre("the list “sure” has 203.0.113.0/28",
                                        "its program is /home/a/tool, which no package owns"));
    EXPECT_EQ(m_last.level, Level::Alert);
    EXPECT_EQ(m_last.suspects, std::vector{kTool.process.key});
    ASSERT_TRUE(m_last.connection);
    EXPECT_EQ(m_last.connection->remotePort, 443);
}

TEST_F(NetworkMonitorTest, WhoConnectsFromAListedAddressIsToldToo) {
    m_monitor.onSocket(event(What::Accept, "203.0.113.7", 22), kService);
    EXPECT_THAT(told(), ElementsAre("malicious-address!"));
    EXPECT_THAT(m_last.message, HasSubstr("serviced (pid 42) was connected from 203.0.113.7"));
}

TEST_F(NetworkMonitorTest, ListedNamesConcernTheFlowOfWhoAsked) {
    m_names["198.51.100.77"] = {"cdn.example", "www.bad.example"};
    connect(kBrowser, "198.51.100.77", 443);
    EXPECT_THAT(told(), ElementsAre("malicious-domain!"));
    EXPECT_EQ(m_last.message,
              "firefox (pid 42) connected to www.bad.example (198.51.100.77:443), which is listed "
              "as malicious");
    EXPECT_EQ(m_last.connection->remoteName, "www.bad.example");
    m_names.clear();  // somebody else, who never asked for that name
    connect(kTool, "198.51.100.77", 443);
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(NetworkMonitorTest, AnAnswerThatComesAfterItsConnectionIsStillSeen) {
    EXPECT_EQ(m_monitor.nextDueNs(), std::nullopt);
    connect(kBrowser, "198.51.100.77", 443);
    ASSERT_TRUE(m_monitor.nextDueNs());
    m_names["198.51.100.77"] = {"bad.example"};
    EXPECT_THAT(told(), ElementsAre("malicious-domain!"));
    EXPECT_EQ(m_monitor.nextDueNs(), std::nullopt);
}

TEST_F(NetworkMonitorTest, MiningPools) {
    m_names["198.51.100.30"] = {"pool.supportxmr.com"};
    m_names["198.51.100.31"] = {"www.nicehash.com"};
    connect(kTool, "198.51.100.30", 443);
    EXPECT_THAT(told(), ElementsAre("mining-pool"));
    EXPECT_THAT(m_last.why.front(), "the built-in list of mining pools has supportxmr.com");
    connect(kBrowser, "198.51.100.31", 443);
    EXPECT_THAT(told(), IsEmpty());  // a web site
    connect(kBrowser, "198.51.100.31", 3333);
    EXPECT_THAT(told(), ElementsAre("mining-pool"));
    connect(program("/home/a/tool", false, 43), "198.51.100.31", 443);
    EXPECT_THAT(told(), ElementsAre("mining-pool"));
}

TEST_F(NetworkMonitorTest, TorByProgramAndPortTogether) {
    const ProcessFacts tor = program("/usr/bin/tor", true, 50);
    connect(kBrowser, "198.51.100.40", 9001);
    connect(kBrowser, "127.0.0.1", 9050);
    EXPECT_THAT(told(), IsEmpty());
    connect(tor, "198.51.100.40", 9001);
    EXPECT_THAT(told(), ElementsAre("tor"));
    m_monitor.rememberListener(event(What::Listen, "127.0.0.1", 9050).connection, tor);
    connect(kBrowser, "127.0.0.1", 9050);
    EXPECT_THAT(told(), ElementsAre("tor"));
    m_monitor.onQuestion({.seenNs = m_nowNs, .flow = {}, .name = "abc.onion", .type = 1}, kCurl);
    m_monitor.onQuestion({.seenNs = m_nowNs, .flow = {}, .name = "onion.example", .type = 1},
                         kCurl);
    EXPECT_THAT(told(), ElementsAre("tor"));
}

TEST_F(NetworkMonitorTest, NewListeners) {
    m_monitor.rememberListener(event(What::Listen, "0.0.0.0", 3306).connection, kService);
    listen(kService, "0.0.0.0", 3306);   // the baseline, restarted
    listen(kTool, "0.0.0.0", 443);       // allowed
    listen(kService, "0.0.0.0", 40000);  // chosen by the kernel
    EXPECT_THAT(told(), IsEmpty());
    listen(kTool, "0.0.0.0", 8080);
    EXPECT_THAT(told(), ElementsAre("new-listener!"));
    EXPECT_EQ(m_last.level, Level::Warning);
    EXPECT_EQ(m_last.message,
              "tool (pid 42) waits for connections on port 8080, reachable from anywhere");
    EXPECT_EQ(m_last.why.front(), "bound to all addresses, TCP port 8080");
    listen(kTool, "0.0.0.0", 8080);
    EXPECT_THAT(told(), IsEmpty());  // told once
    listen(kTool, "127.0.0.1", 8081);
    EXPECT_THAT(told(), ElementsAre("new-listener!"));
    EXPECT_EQ(m_last.level, Level::Info);
    listen(kTool, "192.168.1.5", 8082);
    EXPECT_THAT(told(), ElementsAre("new-listener!"));
    EXPECT_THAT(m_last.message, HasSubstr("from the local network"));
}

TEST_F(NetworkMonitorTest, ScansFromHere) {
    for (std::uint16_t port = 100; port < 200; ++port)
        connect(kCurl, "203.0.113.77", port);
    const auto rules = told();
    EXPECT_EQ(std::ranges::count(rules, "port-scan-outbound!"), 6);  // each 15 ports
    EXPECT_THAT(m_last.message,
                HasSubstr("curl (pid 42) tried 15 ports of 203.0.113.77 within 10 s"));
    for (std::uint16_t port = 100; port < 114; ++port)
        connect(kTool, "203.0.113.77", port);
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(NetworkMonitorTest, TestRunsAndFileTransfersAreNoScans) {
    for (std::uint16_t port = 40000; port < 40100; ++port) {
        m_monitor.rememberListener(event(What::Listen, "127.0.0.1", port).connection, kTool);
        connect(kTool, "127.0.0.1", port);
    }
    const ProcessFacts ftp = program("/usr/bin/ftp", true);
    connect(ftp, "203.0.113.77", 21);
    for (std::uint16_t port = 50000; port < 50100; ++port)
        connect(ftp, "203.0.113.77", port);
    EXPECT_THAT(told(), IsEmpty());
    for (std::uint16_t port = 100; port < 115; ++port)
        connect(kTool, "127.66.0.9", port);  // nobody is there
    EXPECT_THAT(told(), ElementsAre("port-scan-outbound!"));
}

TEST_F(NetworkMonitorTest, SweepsFromHere) {
    for (int host = 100; host < 115; ++host) {
        connect(kTool, "10.0.0." + std::to_string(host), 22);
        connect(kBrowser, "10." + std::to_string(host) + ".0.1", 443);
    }
    EXPECT_THAT(told(), ElementsAre("port-scan-outbound!"));
    EXPECT_THAT(m_last.message, HasSubstr("tried port 22 of 15 addresses of 10.0.0.0/24"));
}

TEST_F(NetworkMonitorTest, ScansOfThisMachine) {
    const auto knock = [&](const char* from, std::uint16_t port) {
        m_monitor.onClosedPort(
            {.seenNs = m_nowNs, .flow = {model::Transport::Tcp, from, 5000, "198.51.100.1", port}});
    };
    for (std::uint16_t port = 1; port <= 13; ++port)
        knock("203.0.113.200", port);
    m_monitor.onSocket(event(What::Accept, "203.0.113.200", 22), kService);
    EXPECT_THAT(told(), IsEmpty());
    knock("203.0.113.200", 14);
    EXPECT_THAT(told(), ElementsAre("port-scan-inbound"));
    EXPECT_EQ(m_last.message, "203.0.113.200 tried 15 ports of this machine within 10 s");
    EXPECT_FALSE(m_last.process.key);
    for (std::uint16_t port = 1; port <= 100; ++port)
        knock("127.0.0.1", port), knock("198.51.100.1", port), knock("203.0.113.201", 80);
    EXPECT_THAT(told(), IsEmpty());
}

TEST_F(NetworkMonitorTest, Beats) {
    int pid = 100;
    for (int i = 0; i < 8; ++i, wait((55 + i % 3 * 5) * kSecond)) {
        connect(program("/usr/bin/curl", true, ++pid), "203.0.113.99",
                443);                            // a new process each time
        connect(kService, "203.0.113.98", 443);  // packages' own timers
        connect(kTool, "127.0.0.1", 8080);       // asks its own machine
        connect(kTool, "192.168.1.53", 53);      // asks the resolver
    }
    EXPECT_THAT(told(), ElementsAre("beacon"));
    EXPECT_EQ(m_last.message, "curl (pid 108) connects to 203.0.113.99:443 about every 60 s");
}

TEST_F(NetworkMonitorTest, SuspiciousPortsNeedMore) {
    connect(kDropped, "203.0.113.99", 4444);
    EXPECT_THAT(told(), ElementsAre("suspicious-port"));
    EXPECT_THAT(m_last.why, testing::Contains("no name was looked up for the peer"));
    connect(kTool, "203.0.113.99", 4444);
    connect(kBrowser, "203.0.113.99", 4444);
    connect(kDropped, "203.0.113.99", 443);
    EXPECT_THAT(told(), IsEmpty());
    listen(kDropped, "127.0.0.1", 31337);
    EXPECT_THAT(told(), ElementsAre("new-listener!", "suspicious-port"));
}

TEST_F(NetworkMonitorTest, ALikelyFindingIsNotRepeatedForEachConnection) {
    for (int i = 0; i < 1000; ++i) {
        connect(kTool, "198.51.100.9", 80);
        connect(kTool, "203.0.113.7", 80);
    }
    const auto rules = told();
    EXPECT_EQ(std::ranges::count(rules, "malicious-address"), 1);
    EXPECT_EQ(std::ranges::count(rules, "malicious-address!"), 1000);  // each is to be dropped
}

TEST_F(NetworkMonitorTest, WhatComesFromOutsideIsEscaped) {
    ProcessFacts hostile = program("/tmp/a\nb", false);
    hostile.process.name = "\x1b[31mx\xE2\x80\xAE";
    m_names["198.51.100.77"] = {"\x1b]0;x.bad.example"};
    connect(hostile, "198.51.100.77", 80);
    ASSERT_THAT(told(), SizeIs(1));
    for (const std::string& text : {m_last.message, m_last.why[0], m_last.why[1], m_last.why[2]}) {
        EXPECT_EQ(text.find('\x1b'), std::string::npos) << text;
        EXPECT_EQ(text.find('\n'), std::string::npos) << text;
    }
}

TEST_F(NetworkMonitorTest, SettingsChangeTheLimits) {
    model::NetworkSettings settings;
    settings.scanPorts = 3;
    settings.beaconCount = 3;
    settings.listenersAllowed = {9999};
    m_monitor.apply(settings);
    listen(kTool, "0.0.0.0", 9999);
    for (std::uint16_t port = 1; port <= 3; ++port)
        connect(kTool, "203.0.113.99", port);
    EXPECT_THAT(told(), ElementsAre("port-scan-outbound!"));
}

}  // namespace
}  // namespace monitors
