#include "rules/TrustPolicy.h"

#include <gmock/gmock.h>

namespace {

using model::Finding;
using model::TrustEntry;
using rules::checkTrust;
using rules::trusts;

using Match = std::map<std::string, std::string>;
const std::string kHash(64, 'a');

TrustEntry entry(Match match, std::vector<std::string> ruleIds = {}) {
    TrustEntry entry;
    entry.match = std::move(match);
    entry.rules = std::move(ruleIds);
    return entry;
}

struct CheckCase {
    Match match;
    bool ordinary;     // may silence a rule about what is new
    bool behavioural;  // may silence a rule about behaviour (threats.md 14)
};

class TrustCheck : public testing::TestWithParam<CheckCase> {};

TEST_P(TrustCheck, HoldsThreatFourteen) {
    EXPECT_EQ(checkTrust(entry(GetParam().match), false).has_value(), GetParam().ordinary);
    const auto strict = checkTrust(entry(GetParam().match), true);
    EXPECT_EQ(strict.has_value(), GetParam().behavioural);
    if (!strict) {
        EXPECT_EQ(strict.error().code, model::Error::Code::InvalidArgument);
        EXPECT_THAT(strict.error().subject, testing::StartsWith("trust.match"));
        EXPECT_FALSE(strict.error().detail.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(
    Trust, TrustCheck,
    testing::Values(
        // nothing, unknown and ill-formed
        CheckCase{{}, false, false}, CheckCase{{{"colour", "red"}}, false, false},
        CheckCase{{{"path", ""}}, false, false}, CheckCase{{{"path", "bin/x"}}, false, false},
        CheckCase{{{"path", "/a/../b"}}, false, false},
        CheckCase{{{"path", "/a/.."}}, false, false}, CheckCase{{{"path", "/usr/*"}}, false, false},
        CheckCase{{{"path", "/a\nb"}}, false, false},
        CheckCase{{{"sha256", std::string(63, 'a')}}, false, false},
        CheckCase{{{"sha256", std::string(64, 'A')}}, false, false},
        CheckCase{{{"port", "0"}}, false, false}, CheckCase{{{"port", "65536"}}, false, false},
        CheckCase{{{"port", "22x"}}, false, false}, CheckCase{{{"uid", "-1"}}, false, false},
        CheckCase{{{"address", "10.0.0.300"}}, false, false},
        CheckCase{{{"address", "0.0.0.0/0"}}, false, false},
        CheckCase{{{"address", "10.0.0.0/7"}}, false, false},
        CheckCase{{{"address", "2001:db8::/23"}}, false, false},
        CheckCase{{{"address", "10.0.0.0/33"}}, false, false},
        CheckCase{{{"domain", "Example.org"}}, false, false},
        CheckCase{{{"domain", ".org"}}, false, false}, CheckCase{{{"domain", "org"}}, false, false},
        // identity without peer, peer without identity
        CheckCase{{{"path", "/opt/tool"}}, true, false},
        CheckCase{{{"package", "tool"}}, true, false}, CheckCase{{{"sha256", kHash}}, true, false},
        CheckCase{{{"port", "4444"}}, true, false},
        CheckCase{{{"address", "10.0.0.0/8"}}, true, false},
        CheckCase{{{"directory", "/opt"}, {"port", "4444"}}, true, false},
        // what the user can forge is no identity
        CheckCase{{{"name", "tool"}, {"port", "4444"}}, true, false},
        CheckCase{{{"unit", "x.service"}, {"port", "4444"}}, true, false},
        CheckCase{{{"flatpak", "org.x"}, {"address", "192.0.2.1"}}, true, false},
        CheckCase{{{"snap", "x"}, {"address", "192.0.2.1"}}, true, false},
        CheckCase{{{"appimage", "x"}, {"address", "192.0.2.1"}}, true, false},
        CheckCase{{{"script", "/x.py"}, {"address", "192.0.2.1"}}, true, false},
        CheckCase{{{"parent", "sshd"}, {"address", "192.0.2.1"}}, true, false},
        CheckCase{{{"user", "alice"}, {"address", "192.0.2.1"}}, true, false},
        CheckCase{{{"uid", "1000"}, {"address", "192.0.2.1"}}, true, false},
        // identity and peer
        CheckCase{{{"path", "/opt/tool"}, {"port", "4444"}}, true, true},
        CheckCase{{{"package", "tool"}, {"domain", "ci.example.org"}}, true, true},
        CheckCase{{{"sha256", kHash}, {"address", "2001:db8::/24"}}, true, true},
        CheckCase{{{"path", "/opt/tool"}, {"name", "x"}, {"port", "4444"}}, true, true},
        // shells and interpreters: only one address and one port
        CheckCase{{{"path", "/usr/bin/bash"}, {"port", "4444"}}, true, false},
        CheckCase{{{"path", "/usr/bin/bash"}, {"address", "192.0.2.1"}}, true, false},
        CheckCase{{{"path", "/bin/dash"}, {"domain", "x.example"}}, true, false},
        CheckCase{{{"path", "/usr/bin/python3.11"}, {"port", "4444"}}, true, false},
        CheckCase{{{"package", "python3.11-minimal"}, {"port", "4444"}}, true, false},
        CheckCase{{{"package", "netcat-openbsd"}, {"port", "4444"}}, true, false},
        CheckCase{{{"path", "/usr/bin/bash"}, {"address", "192.0.2.0/24"}, {"port", "4444"}},
                  true,
                  false},
        CheckCase{
            {{"path", "/usr/bin/bash"}, {"domain", "x.example"}, {"port", "4444"}}, true, false},
        CheckCase{
            {{"path", "/usr/bin/bash"}, {"address", "192.0.2.1"}, {"port", "4444"}}, true, true},
        // near misses of shell names
        CheckCase{{{"path", "/opt/bashful"}, {"port", "4444"}}, true, true},
        CheckCase{{{"path", "/opt/bash/tool"}, {"port", "4444"}}, true, true}));

TEST(TrustPolicy, EntriesAreHeldToWhatTheirRulesNeed) {
    const Match weak{{"name", "x"}};
    EXPECT_TRUE(rules::checkTrustEntry(entry(weak)));
    EXPECT_TRUE(rules::checkTrustEntry(entry(weak, {"unknown-process"})));
    EXPECT_FALSE(rules::checkTrustEntry(entry(weak, {"unknown-process", "reverse-shell"})));
}

TEST(TrustPolicy, APathAloneMustBeRoots) {
    const Match path{{"path", "/opt/x"}, {"port", "1"}};
    Match hashed = path;
    hashed["sha256"] = kHash;
    EXPECT_TRUE(rules::needsRootOwnedPath(entry(path, {"bind-shell"})));
    EXPECT_FALSE(rules::needsRootOwnedPath(entry(path, {"new-listener"})));
    EXPECT_FALSE(rules::needsRootOwnedPath(entry(hashed, {"bind-shell"})));
}

struct InterpreterCase {
    const char* path;
    bool is;
};

TEST(TrustPolicy, KnowsInterpreters) {
    for (const InterpreterCase& one :
         {InterpreterCase{"/bin/sh", true}, InterpreterCase{"bash", true},
          InterpreterCase{"/usr/bin/python3", true}, InterpreterCase{"/usr/bin/python3.13", true},
          InterpreterCase{"/usr/bin/php8.2", true}, InterpreterCase{"/usr/bin/lua5.4", true},
          InterpreterCase{"/usr/bin/nc", true}, InterpreterCase{"/usr/bin/git", false},
          InterpreterCase{"/usr/bin/shred", false}, InterpreterCase{"", false},
          InterpreterCase{"/sh/x", false}, InterpreterCase{"/usr/bin/pythonista", false}})
        EXPECT_EQ(rules::isInterpreter(one.path), one.is) << one.path;
}

Finding finding(const std::string& ruleId = "unknown-process") {
    Finding finding;
    finding.ruleId = ruleId;
    finding.process.name = "tool";
    finding.process.executable = "/opt/vendor/tool";
    finding.process.arguments = {"tool", "-v", "/home/alice/job.py"};
    finding.process.uid = 1000;
    finding.process.sha256 = kHash;
    finding.process.package = "vendor-tool";
    finding.process.cgroup =
        "/user.slice/app-flatpak-org.example.App-42.scope/snap.spot.spot-1.scope/x.service";
    finding.ancestry.resize(1);
    finding.ancestry[0].name = "make";
    finding.ancestry[0].executable = "/usr/bin/make";
    finding.connection = model::Connection{.direction = model::Direction::Outbound,
                                           .localAddress = "192.0.2.9",
                                           .localPort = 8080,
                                           .remoteAddress = "10.1.2.3",
                                           .remotePort = 4444,
                                           .remoteName = "a.ci.example.org"};
    return finding;
}

struct MatchCase {
    const char* key;
    const char* value;
    bool holds;
};

class TrustMatch : public testing::TestWithParam<MatchCase> {};

TEST_P(TrustMatch, HoldsForItsOwnAndNotForTheNeighbour) {
    EXPECT_EQ(trusts(entry({{GetParam().key, GetParam().value}}), finding(), 0, "alice"),
              GetParam().holds);
}

INSTANTIATE_TEST_SUITE_P(
    Trust, TrustMatch,
    testing::Values(
        MatchCase{"path", "/opt/vendor/tool", true}, MatchCase{"path", "/opt/vendor/too", false},
        MatchCase{"path", "/opt/vendor/tool2", false}, MatchCase{"directory", "/opt/vendor", true},
        MatchCase{"directory", "/opt/", true}, MatchCase{"directory", "/opt/vend", false},
        MatchCase{"directory", "/opt/vendor/tool", false}, MatchCase{"directory", "/", true},
        MatchCase{"name", "tool", true}, MatchCase{"name", "tools", false},
        MatchCase{"sha256", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                  true},
        MatchCase{"sha256", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
                  false},
        MatchCase{"package", "vendor-tool", true}, MatchCase{"package", "vendor", false},
        MatchCase{"user", "alice", true}, MatchCase{"user", "bob", false},
        MatchCase{"uid", "1000", true}, MatchCase{"uid", "100", false},
        MatchCase{"unit", "x.service", true}, MatchCase{"unit", "service", false},
        MatchCase{"flatpak", "org.example.App", true}, MatchCase{"flatpak", "org.example", false},
        MatchCase{"snap", "spot", true}, MatchCase{"snap", "spo", false},
        MatchCase{"script", "/home/alice/job.py", true},
        MatchCase{"script", "/home/alice/job", false}, MatchCase{"parent", "make", true},
        MatchCase{"parent", "/usr/bin/make", true}, MatchCase{"parent", "bin/make", false},
        MatchCase{"address", "10.1.2.3", true}, MatchCase{"address", "10.1.2.4", false},
        MatchCase{"address", "10.0.0.0/8", true}, MatchCase{"address", "10.1.2.0/30", true},
        MatchCase{"address", "10.1.2.4/30", false}, MatchCase{"address", "10.1.0.0/23", false},
        MatchCase{"address", "2001:db8::/32", false}, MatchCase{"address", "192.0.2.9", false},
        MatchCase{"domain", "ci.example.org", true}, MatchCase{"domain", "a.ci.example.org", true},
        MatchCase{"domain", "i.example.org", false}, MatchCase{"domain", "b.ci.example.org", false},
        MatchCase{"port", "4444", true}, MatchCase{"port", "8080", false},
        MatchCase{"unknown", "x", false}));

TEST(TrustPolicy, AnAppImageIsKnownByItsMount) {
    Finding one = finding();
    one.process.executable = "/tmp/.mount_KritaXYZabc/usr/bin/krita";
    EXPECT_TRUE(trusts(entry({{"appimage", "Krita"}}), one, 0));
    EXPECT_FALSE(trusts(entry({{"appimage", "Krito"}}), one, 0));
}

TEST(TrustPolicy, InboundThePortIsTheListenersOwn) {
    Finding one = finding();
    one.connection->direction = model::Direction::Inbound;
    EXPECT_TRUE(trusts(entry({{"port", "8080"}}), one, 0));
    EXPECT_FALSE(trusts(entry({{"port", "4444"}}), one, 0));
}

TEST(TrustPolicy, WithoutAConnectionNoPeerMatches) {
    Finding one = finding();
    one.connection.reset();
    for (const auto& [key, value] :
         Match{{"address", "10.1.2.3"}, {"port", "4444"}, {"domain", "ci.example.org"}})
        EXPECT_FALSE(trusts(entry({{key, value}}), one, 0)) << key;
}

TEST(TrustPolicy, AllKeysMustHold) {
    EXPECT_TRUE(trusts(entry({{"name", "tool"}, {"uid", "1000"}}), finding(), 0));
    EXPECT_FALSE(trusts(entry({{"name", "tool"}, {"uid", "1001"}}), finding(), 0));
    EXPECT_FALSE(trusts(entry({}), finding(), 0));
}

TEST(TrustPolicy, ExpiresToTheMicrosecond) {
    TrustEntry one = entry({{"name", "tool"}});
    one.untilUs = 1000;
    EXPECT_TRUE(trusts(one, finding(), 999));
    EXPECT_FALSE(trusts(one, finding(), 1000));
}

TEST(TrustPolicy, OnlyTheNamedRulesAreSilenced) {
    EXPECT_TRUE(trusts(entry({{"name", "tool"}}, {"unknown-process"}), finding(), 0));
    EXPECT_FALSE(trusts(entry({{"name", "tool"}}, {"new-listener"}), finding(), 0));
}

TEST(TrustPolicy, ATrustedPathDoesNotSwitchOffABehaviouralRuleUnlessItSaysSo) {
    const Match strong{{"path", "/opt/vendor/tool"}, {"port", "4444"}};
    EXPECT_FALSE(trusts(entry(strong), finding("reverse-shell"), 0)) << "for every rule is not for "
                                                                        "behaviour";
    EXPECT_TRUE(trusts(entry(strong, {"reverse-shell"}), finding("reverse-shell"), 0));
    EXPECT_FALSE(trusts(entry(strong, {"bind-shell"}), finding("reverse-shell"), 0));
    const Match weak{{"name", "tool"}, {"port", "4444"}};
    EXPECT_FALSE(trusts(entry(weak, {"reverse-shell"}), finding("reverse-shell"), 0))
        << "even if such an entry got into the settings";
}

TEST(TrustPolicy, AShellIsTrustedOnlyTowardsOneExactPeer) {
    Finding shell = finding("reverse-shell");
    shell.process.executable = "/usr/bin/bash";
    const Match byHash{{"sha256", kHash}, {"port", "4444"}};
    EXPECT_FALSE(trusts(entry(byHash, {"reverse-shell"}), shell, 0)) << "the hash is bash's";
    Match exact = byHash;
    exact["address"] = "10.1.2.3";
    EXPECT_TRUE(trusts(entry(exact, {"reverse-shell"}), shell, 0));
    exact["address"] = "10.1.2.4";
    EXPECT_FALSE(trusts(entry(exact, {"reverse-shell"}), shell, 0));
}

}  // namespace
