#include "rules/behaviour/Scan.h"

#include <gtest/gtest.h>

#include "rules/behaviour/FanOut.h"

namespace rules {
namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;
constexpr ScanLimits kLimits{15, 10 * kSecond};

/// The event at which it is a scan, 0 = never.
int scanAt(PortScan& scan, int ports, std::uint64_t apartNs, int step = 1) {
    for (int i = 0; i < ports; ++i)
        if (!scan.tried("nmap", "192.0.2.1", static_cast<std::uint16_t>(1 + i * step),
                        100 * kSecond + static_cast<std::uint64_t>(i) * apartNs)
                 .empty())
            return i + 1;
    return 0;
}

TEST(PortScan, FifteenPortsInTenSeconds) {
    PortScan fast(kLimits), slow(kLimits), few(kLimits), same(kLimits), edge(kLimits);
    EXPECT_EQ(scanAt(fast, 100, 1000), 15);
    EXPECT_EQ(scanAt(edge, 100, 10 * kSecond / 14), 15);  // the first is exactly a window old
    EXPECT_EQ(scanAt(slow, 1000, 10 * kSecond / 14 + 1), 0);
    EXPECT_EQ(scanAt(few, 14, 1000), 0);
    EXPECT_EQ(scanAt(same, 10'000, 1000, 0), 0);
}

TEST(PortScan, OtherAddressesAndOthersAreCountedApart) {
    PortScan scan(kLimits);
    for (std::uint16_t port = 1; port <= 1000; ++port) {
        const std::string host = "192.0.2." + std::to_string(port % 100);
        EXPECT_TRUE(scan.tried("curl", host, port, kSecond + port).empty());
        EXPECT_TRUE(
            scan.tried("p" + std::to_string(port), "192.0.2.1", port, kSecond + port).empty());
    }
}

TEST(PortScan, TellsThePortsAndStartsAnew) {
    PortScan scan({3, kSecond});
    EXPECT_TRUE(scan.tried("x", "a", 80, 1).empty());
    EXPECT_TRUE(scan.tried("x", "a", 22, 2).empty());
    EXPECT_EQ(scan.tried("x", "a", 23, 3), (std::vector<std::uint16_t>{22, 23, 80}));
    EXPECT_TRUE(scan.tried("x", "a", 24, 4).empty());
}

TEST(PortScan, ForgetsWhoWasQuietLongest) {
    PortScan scan(kLimits);
    for (std::uint64_t i = 0; i < 100'000; ++i)
        scan.tried("x", std::to_string(i), 80, i);
    EXPECT_LE(scan.subjects(), 512U);
}

TEST(PortScan, ARepeatedPortStaysYoung) {
    PortScan scan({3, 10 * kSecond});
    scan.tried("x", "a", 1, 0);
    scan.tried("x", "a", 1, 8 * kSecond);
    scan.tried("x", "a", 2, 12 * kSecond);
    EXPECT_FALSE(scan.tried("x", "a", 3, 17 * kSecond).empty());
}

TEST(PortsText, IsShort) {
    EXPECT_EQ(portsText({}), "");
    EXPECT_EQ(portsText({22}), "22");
    EXPECT_EQ(portsText({21, 22, 80, 81, 82, 443}), "21, 22, 80-82, 443");
    EXPECT_EQ(portsText({1, 3, 5, 7, 9, 11, 13, 15, 17, 19}),
              "1, 3, 5, 7, 9, 11, 13, 15 and 2 more");
}

indicators::Address address(const std::string& text) {
    return indicators::parseAddress(text).value();
}

TEST(FanOut, SweepsOfNeighbours) {
    FanOut sweep(kLimits), same(kLimits), v6(kLimits);
    std::optional<Sweep> found;
    int at = 0;
    for (int i = 1; i < 100 && !found; ++i, at = i)
        found = sweep.tried("x", address("192.0.2." + std::to_string(i)), 8080,
                            static_cast<std::uint64_t>(i));
    ASSERT_TRUE(found);
    EXPECT_EQ(at, 16);
    EXPECT_EQ(found->network, "192.0.2.0/24");
    for (int i = 1; i < 100; ++i)
        EXPECT_FALSE(same.tried("x", address("192.0.2.1"), 8080, static_cast<std::uint64_t>(i)));
    found.reset();
    for (int i = 1; i < 100 && !found; ++i)
        found = v6.tried("x", address("2001:db8::" + std::to_string(i)), 22,
                         static_cast<std::uint64_t>(i));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->network, "2001:db8::/64");
}

TEST(FanOut, ManyHostsAreASweepOnlyWhereMachinesAreAdministered) {
    FanOut web(kLimits), ssh(kLimits), slow(kLimits);
    std::optional<Sweep> found;
    for (int i = 0; i < 1000; ++i) {
        const auto host =
            address("198." + std::to_string(i % 250) + "." + std::to_string(i / 4 % 250) + ".9");
        const auto at = static_cast<std::uint64_t>(i);
        EXPECT_FALSE(web.tried("firefox", host, 443, at));
        EXPECT_FALSE(slow.tried("ansible", host, 22, at * 2 * kSecond));
        if (const auto told = ssh.tried("x", host, 22, at); told && !found)
            found = told;
    }
    ASSERT_TRUE(found);
    EXPECT_EQ(found->addresses, 150U);
    EXPECT_EQ(found->network, "");
}

}  // namespace
}  // namespace rules
