#include <gtest/gtest.h>

#include <vector>

#include "rules/behaviour/ListenerReach.h"
#include "rules/behaviour/SuspiciousPort.h"

namespace rules {
namespace {

using indicators::parseAddress;

TEST(ListenerReach, IsHowFarItsAddressReaches) {
    const std::vector<indicators::Address> desk{
        *parseAddress("127.0.0.1"), *parseAddress("192.168.1.5"), *parseAddress("fe80::1")};
    const std::vector<indicators::Address> server{*parseAddress("127.0.0.1"),
                                                  *parseAddress("198.51.100.7")};
    const std::vector<indicators::Address> alone{*parseAddress("127.0.0.1"), *parseAddress("::1")};
    struct Case {
        const char* bound;
        const std::vector<indicators::Address>& own;
        ListenerReach reach;
    };
    const std::vector<Case> cases = {
        {"127.0.0.1", server, ListenerReach::Host},
        {"127.66.0.1", desk, ListenerReach::Host},
        {"::1", server, ListenerReach::Host},
        {"192.168.1.5", desk, ListenerReach::Lan},
        {"fd00::5", desk, ListenerReach::Lan},
        {"198.51.100.7", server, ListenerReach::Beyond},
        {"0.0.0.0", desk, ListenerReach::Lan},
        {"::", desk, ListenerReach::Lan},
        {"0.0.0.0", server, ListenerReach::Beyond},
        {"::", alone, ListenerReach::Host},
        {"2001:db8::1", desk, ListenerReach::Beyond},
    };
    for (const Case& one : cases)
        EXPECT_EQ(reachOf(*parseAddress(one.bound), one.own), one.reach) << one.bound;
    EXPECT_EQ(reachOf(*parseAddress("0.0.0.0"), {}),
              ListenerReach::Beyond);  // not known: the worst
}

TEST(Listener, IsNewsWhenItCanBeReached) {
    struct Case {
        const char* what;
        ListenerPicture picture;
        ListenerNews news;
    };
    const std::vector<Case> cases = {
        {"web server on the network", {8080, ListenerReach::Lan}, ListenerNews::Tell},
        {"packaged, fixed port", {8080, ListenerReach::Beyond, true}, ListenerNews::Tell},
        {"this host only", {8080, ListenerReach::Host}, ListenerNews::Record},
        {"allowed", {22, ListenerReach::Beyond, true, true}, ListenerNews::None},
        {"known", {8080, ListenerReach::Lan, false, false, true}, ListenerNews::None},
        {"chosen by the kernel, packaged", {40000, ListenerReach::Lan, true}, ListenerNews::None},
        {"chosen by the kernel, not packaged", {40000, ListenerReach::Lan}, ListenerNews::Tell},
        {"chosen by the kernel, this host only", {40000, ListenerReach::Host}, ListenerNews::None},
        {"beyond the kernel's range", {61000, ListenerReach::Lan, true}, ListenerNews::Tell},
    };
    for (const Case& one : cases)
        EXPECT_EQ(judgeListener(one.picture), one.news) << one.what;
}

TEST(SuspiciousPort, APortAloneIsNone) {
    for (int port = 0; port <= 65535; ++port) {
        const auto number = static_cast<std::uint16_t>(port);
        EXPECT_FALSE(judgePort({.port = number, .packaged = true})) << port;
        EXPECT_FALSE(judgePort({.port = number})) << port;
        EXPECT_FALSE(judgePort({.port = number, .packaged = true, .temporaryPlace = true})) << port;
    }
}

TEST(SuspiciousPort, EvidenceAddsUp) {
    struct Case {
        const char* what;
        PortPicture picture;
        bool told;
    };
    const std::vector<Case> cases = {
        {"dropped program dials an address",
         {.port = 4444, .temporaryPlace = true, .bareAddress = true},
         true},
        {"program in memory only", {.port = 9001, .fileGone = true}, true},
        {"the same on a port nobody talks about",
         {.port = 443, .temporaryPlace = true, .fileGone = true, .bareAddress = true},
         false},
        {"tarball program looks its peer up", {.port = 50050, .packaged = false}, false},
        {"tarball program dials an address on a strong port",
         {.port = 50050, .bareAddress = true},
         true},
        {"tarball program dials an address on a weak port",
         {.port = 8888, .bareAddress = true},
         false},
        {"netcat told to",
         {.port = 4444, .packaged = true, .programGiven = true, .bareAddress = true},
         false},
        {"netcat told to, strong port",
         {.port = 31337, .packaged = true, .programGiven = true, .bareAddress = true},
         true},
        {"packaged program from a hidden place",
         {.port = 3333, .packaged = true, .temporaryPlace = true, .bareAddress = true},
         true},
    };
    for (const Case& one : cases)
        EXPECT_EQ(judgePort(one.picture).has_value(), one.told) << one.what;
    const auto told = judgePort({.port = 31337, .temporaryPlace = true});
    ASSERT_TRUE(told);
    EXPECT_EQ(told->score, 5);
    EXPECT_EQ(told->why.front(), "port 31337 is a usual port of back doors");
}

TEST(TemporaryPlace, IsWhereNobodyInstallsPrograms) {
    for (const char* path : {"/tmp/x", "/dev/shm/.x", "/var/tmp/a/b", "/home/a/.x/y",
                             "/opt/.hidden", "/run/user/1000/x"})
        EXPECT_TRUE(isTemporaryPlace(path)) << path;
    for (const char* path : {"/usr/bin/nc", "/home/a/.local/bin/x", "/home/a/.cargo/bin/x",
                             "/home/a/project/x", "/opt/a.b/x", "", "/home/a/.cache/bazel/x"})
        EXPECT_FALSE(isTemporaryPlace(path)) << path;
}

}  // namespace
}  // namespace rules
