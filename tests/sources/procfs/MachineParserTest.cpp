#include "sources/procfs/MachineParser.h"

#include <gtest/gtest.h>

#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

using testing_support::fixture;

TEST(MachineParser, readsProcessors) {
    const auto cpu = parseMachineCpu(fixture("procfs/machine-stat"));
    ASSERT_TRUE(cpu);
    ASSERT_EQ(cpu->cores.size(), 2U);
    EXPECT_EQ(cpu->all.idle, 348605U + 1335U);
    EXPECT_EQ(cpu->all.busy, 90529U + 4264U + 21819U + 0U + 433U + 85U);
    EXPECT_EQ(cpu->cores[1].idle, 169907U + 1158U);
}

TEST(MachineParser, refusesGarbageInThePlaceOfProcessors) {
    for (const char* text : {"", "intr 1 2 3", "cpu", "cpu  1 2 3", "cpu  1 2 3 4 5 6 7 x",
                             "cpu0 1 2 3 4 5 6 7 8", "cpu  1 2 3 4 5 6 7 8\ncpu0 1 2 3\n"})
        EXPECT_FALSE(parseMachineCpu(text)) << text;
}

TEST(MachineParser, readsMemory) {
    const auto memory = parseMemoryInfo(fixture("procfs/meminfo"));
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->totalKiB, 24684092U);
    EXPECT_EQ(memory->availableKiB, 23055488U);
    EXPECT_EQ(memory->swapTotalKiB, 0U);
    EXPECT_GT(memory->cacheKiB, 36616U + 4275200U - 8856U);
}

TEST(MachineParser, memoryWithoutTheAvailableLineIsFreePlusCache) {
    const auto memory = parseMemoryInfo(
        "MemTotal: 1000 kB\nMemFree: 100 kB\nBuffers: 10 kB\nCached: 200 kB\nShmem: 50 kB\n");
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->cacheKiB, 160U);
    EXPECT_EQ(memory->availableKiB, 260U);
    EXPECT_FALSE(parseMemoryInfo(""));
    EXPECT_FALSE(parseMemoryInfo("MemTotal: x kB\n"));
    const auto absurd = parseMemoryInfo("MemTotal: 10 kB\nMemAvailable: 99 kB\nShmem: 5 kB\n");
    ASSERT_TRUE(absurd);
    EXPECT_EQ(absurd->availableKiB, 10U);
    EXPECT_EQ(absurd->cacheKiB, 0U);
}

TEST(MachineParser, countsEstablishedConnections) {
    const char* const text =
        "Ip: Forwarding\nIp: 1\n"
        "Tcp: RtoAlgorithm RtoMin RtoMax MaxConn ActiveOpens PassiveOpens AttemptFails EstabResets "
        "CurrEstab InSegs\nTcp: 1 200 120000 -1 497 398 37 96 4 47257\n";
    EXPECT_EQ(parseEstablished(text), 4U);
    for (const char* none :
         {"", "Tcp: CurrEstab\n", "Tcp: CurrEstab\nTcp: x\n", "Tcp: A\nTcp: 1\n"})
        EXPECT_FALSE(parseEstablished(none)) << none;
}

TEST(MachineParser, readsAProcessesInputAndOutput) {
    const auto io = parseProcIo(fixture("procfs/io"));
    ASSERT_TRUE(io);
    EXPECT_EQ(io->bytes, 1187840U + 61440U);
    EXPECT_EQ(io->operations, 2713U + 41U);
    EXPECT_FALSE(parseProcIo(""));
    EXPECT_FALSE(parseProcIo("syscr: 1\nsyscw: 2\nread_bytes: 3\n"));
}

TEST(MachineParser, trafficIsOfTheDevicesThatCount) {
    const std::string_view network =
        "Inter-|   Receive                                                |  Transmit\n"
        " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs\n"
        "    lo: 900 9 0 0 0 0 0 0 900 9 0 0 0 0 0 0\n"
        "  eth0:68542391 51234 0 0 0 0 0 0 2384712 20113 0 0 0 0 0 0\n"  // no space: 3 widths later
        " wlan0: 9 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n"
        "docker0: 7 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0\n"
        "broken: 7 1\nworse: -1 1 0 0 0 0 0 0 x\n";
    std::vector<std::string> asked;
    const auto sum = parseNetworkTraffic(network, [&](std::string_view name) {
        asked.emplace_back(name);
        return name == "eth0" || name == "wlan0";
    });
    EXPECT_EQ(sum.in, 68542400U);
    EXPECT_EQ(sum.out, 2384713U);
    EXPECT_EQ(asked, (std::vector<std::string>{"lo", "eth0", "wlan0", "docker0"}));

    const std::string_view disks =
        "   8       0 sda 43210 1200 100 20112 90111 71234 7 88123 0 61234 108235\n"
        "   8       1 sda1 43210 1200 100 20112 90111 71234 7 88123 0 61234 108235\n"
        " 253       0 dm-0 1 0 3 0 1 0 3 0 0 0 0\n"
        " 259       0 nvme0n1 1 0 2 0 1 0 3 0 0 0 0\n"
        "   7       0 loop0 short\n";
    const auto bytes = parseDiskTraffic(
        disks, [](std::string_view name) { return name == "sda" || name == "nvme0n1"; });
    EXPECT_EQ(bytes.in, 102U * 512);
    EXPECT_EQ(bytes.out, 10U * 512);
    EXPECT_EQ(parseDiskTraffic("", [](std::string_view) { return true; }).in, 0U);
}

}  // namespace
}  // namespace sources
