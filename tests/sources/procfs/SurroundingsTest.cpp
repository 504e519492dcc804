#include "sources/procfs/Surroundings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sources {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Surroundings, gatewaysAreTheNextHops) {
    EXPECT_THAT(gatewaysOfRoutes("Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\n"
                                 "eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
                                 "eth1\t00000000\t010200C0\t0003\t0\t0\t200\t00000000\t0\t0\t0\n"
                                 "eth0\t000200C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n"
                                 "eth0\t0064A8C0\tFE0200C0\t0003\t0\t0\t0\t00FFFFFF\t0\t0\t0"),
                ElementsAre("192.0.2.1", "192.0.2.254"));
    EXPECT_THAT(gatewaysOfIpv6Routes(
                    "00000000000000000000000000000000 00 00000000000000000000000000000000 00 "
                    "fe800000000000000000000000000001 00000400 00000001 00000000 00000003 eth0\n"
                    "20010db8000000000000000000000000 40 00000000000000000000000000000000 00 "
                    "00000000000000000000000000000000 00000100 00000001 00000000 00000001 eth0\n"),
                ElementsAre("fe80::1"));
}

TEST(Surroundings, resolversAreTheNameserverLines) {
    EXPECT_THAT(resolversIn("# nameserver 192.0.2.9\nsearch nameserver example.org\n"
                            "nameserver 127.0.0.53\nnameserver\t2001:DB8::53  \r\n"
                            "nameserver fe80::53%eth0\nnameserver resolver.example.org\n"
                            "nameserver 127.0.0.53\nnameserver"),
                ElementsAre("127.0.0.53", "2001:db8::53", "fe80::53"));
}

TEST(Surroundings, nonsenseIsNobody) {
    for (const auto* const text :
         {"", "\n\n", "a b c\n", "x 0 GG\n", "x 0 1234567890\n", "\xFF\n"}) {
        EXPECT_THAT(gatewaysOfRoutes(text), IsEmpty()) << text;
        EXPECT_THAT(gatewaysOfIpv6Routes(text), IsEmpty()) << text;
        EXPECT_THAT(resolversIn(text), IsEmpty()) << text;
    }
}

TEST(Surroundings, ownAddressesOfThisMachineAreFound) {
    EXPECT_THAT(readSurroundings().own, Contains("127.0.0.1"));
}

}  // namespace
}  // namespace sources
