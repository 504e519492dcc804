#include "monitors/RepeatGate.h"

#include <gtest/gtest.h>

namespace monitors {
namespace {

constexpr std::uint64_t kMs = 1'000'000;
using What = model::SocketEvent::What;

model::SocketEvent connectTo(const char* address, std::uint16_t port, std::uint64_t seenNs) {
    model::SocketEvent event;
    event.key = {100, 7};
    event.connection.remoteAddress = address;
    event.connection.remotePort = port;
    event.seenNs = seenNs;
    return event;
}

TEST(RepeatGate, EveryPlaceIsToldAtOnce) {
    RepeatGate gate;
    for (std::uint16_t port = 1; port <= 200; ++port) {
        model::SocketEvent event = connectTo("192.0.2.1", port, 1 + port);
        EXPECT_TRUE(gate.lets(event)) << port;
        EXPECT_EQ(event.count, 1U);
    }
}

TEST(RepeatGate, RepeatsAreToldTogetherAndNoneIsLost) {
    RepeatGate gate;
    std::uint32_t told = 0, times = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        model::SocketEvent event = connectTo("192.0.2.1", 80, kMs + i * kMs / 100);
        if (gate.lets(event)) {
            told += event.count;
            ++times;
        }
    }
    EXPECT_EQ(times, 10U);  // the first, then each hundred
    EXPECT_EQ(told, 901U);  // the rest comes with the next one
    model::SocketEvent later = connectTo("192.0.2.1", 80, 500 * kMs);
    EXPECT_TRUE(gate.lets(later));
    EXPECT_EQ(later.count, 100U);
}

TEST(RepeatGate, ASlowBeatIsToldBeatByBeat) {
    RepeatGate gate;
    for (std::uint64_t i = 1; i <= 5; ++i) {
        model::SocketEvent event = connectTo("192.0.2.1", 80, i * 100 * kMs);
        EXPECT_TRUE(gate.lets(event));
    }
}

TEST(RepeatGate, OthersAndOtherwiseIsNoRepeat) {
    RepeatGate gate;
    model::SocketEvent first = connectTo("192.0.2.1", 80, kMs);
    ASSERT_TRUE(gate.lets(first));
    model::SocketEvent reused = connectTo("192.0.2.1", 80, kMs + 1);
    reused.key.startTimeTicks = 8;  // the pid belongs to somebody else by now
    EXPECT_TRUE(gate.lets(reused));
    model::SocketEvent accepted = connectTo("192.0.2.1", 80, kMs + 2);
    accepted.what = What::Accept;
    EXPECT_TRUE(gate.lets(accepted));
    model::SocketEvent listening = connectTo("", 0, kMs + 3);
    listening.what = What::Listen;
    EXPECT_TRUE(gate.lets(listening));
    EXPECT_TRUE(gate.lets(listening));
}

}  // namespace
}  // namespace monitors
