#include "rules/resource/Pressure.h"

#include <gtest/gtest.h>

namespace {

using namespace rules::resource;

constexpr std::uint64_t kSecondNs = 1'000'000'000;

ProcessUse process(const char* name, std::uint32_t uid, double cpu, std::uint64_t residentKiB,
                   std::uint64_t ioBytes) {
    static std::int32_t pid = 100;
    ProcessUse use;
    use.key = {++pid, 1};
    use.name = name;
    use.uid = uid;
    use.set(Metric::Cpu, cpu);
    use.residentKiB = residentKiB;
    use.ioBytesPerS = ioBytes;
    return use;
}

TEST(PressureTest, ToldAfterExactlyTheTrendAndNotBefore) {
    PressureWatch watch;
    std::uint64_t memoryUs = 5'000'000, nowNs = 10 * kSecondNs;
    const auto sample = [&](unsigned percent) {
        nowNs += 5 * kSecondNs;
        memoryUs += percent * 50'000U;  // of five seconds
        return watch.take({0, memoryUs, std::nullopt}, nowNs, 40, {10, 3});
    };
    EXPECT_TRUE(sample(0).empty());  // what was before says nothing
    EXPECT_TRUE(sample(41).empty());
    EXPECT_TRUE(sample(41).empty());
    const auto found = sample(60);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].shortage, Shortage::Memory);
    EXPECT_DOUBLE_EQ(found[0].now, 60);
    EXPECT_EQ(found[0].above, 3U);
    EXPECT_TRUE(sample(60).empty());
}

TEST(PressureTest, AtTheLimitASpikeAndACounterThatRunsBackwardsAreSilent) {
    PressureWatch watch;
    std::uint64_t us = 9'000'000, nowNs = kSecondNs;
    for (const int percent : {0, 40, 40, 40, 40, 90, 90, 0, 0, 0, 0}) {
        nowNs += kSecondNs;
        us += static_cast<std::uint64_t>(percent) * 10'000U;
        EXPECT_TRUE(watch.take({us, us, us}, nowNs, 40, {4, 3}).empty());
    }
    EXPECT_TRUE(watch.take({1, 1, 1}, nowNs + kSecondNs, 40, {4, 3}).empty());
}

TEST(CulpritTest, AProgramCountsWithAllItsProcesses) {
    const std::vector uses{process("one", 0, 95, 900, 5), process("cc1plus", 1000, 60, 400, 10),
                           process("cc1plus", 1000, 70, 400, 10),
                           process("cc1plus", 1001, 5, 1, 1)};
    const auto cpu = culpritOf(Shortage::Processor, uses);
    ASSERT_TRUE(cpu);
    EXPECT_EQ(cpu->worst.key, uses[2].key);
    EXPECT_EQ(cpu->processes, 2U);
    EXPECT_EQ(cpu->text, "2 x cc1plus, together 130 % of a core");
    EXPECT_EQ(cpu->rest, 100);
    EXPECT_EQ(culpritOf(Shortage::Memory, uses)->worst.key, uses[0].key);
    EXPECT_EQ(culpritOf(Shortage::Storage, uses)->worst.name, "cc1plus");
}

TEST(CulpritTest, NobodyUsesAny) {
    EXPECT_FALSE(culpritOf(Shortage::Processor, {}));
    const std::vector idle{process("idle", 0, 0, 0, 0)};
    EXPECT_FALSE(culpritOf(Shortage::Storage, idle));
}

}  // namespace
