#include "rules/resource/UseMeter.h"

#include <gtest/gtest.h>

namespace {

using namespace rules::resource;

constexpr std::uint64_t kSecondNs = 1'000'000'000;
constexpr Machine kMachine{1'000'000, 2};

model::TaskUse task(std::int32_t pid, std::int32_t parent, std::uint64_t cpuNs,
                    std::uint64_t operations = 0) {
    model::TaskUse use;
    use.key = {pid, 1};
    use.parentPid = parent;
    use.cpuNs = cpuNs;
    use.ioOperations = operations;
    use.residentKiB = 250'000;
    use.threads = 4;
    return use;
}

TEST(UseMeterTest, RatesNeedTwoSamples) {
    UseMeter meter;
    const auto first = meter.measure(std::vector{task(10, 1, kSecondNs, 500)}, kSecondNs, kMachine);
    EXPECT_FALSE(first[0][Metric::Cpu]);
    EXPECT_FALSE(first[0][Metric::Io]);
    EXPECT_EQ(first[0][Metric::Memory], 25);
    EXPECT_EQ(first[0][Metric::Threads], 4);
    const auto second =
        meter.measure(std::vector{task(10, 1, 2 * kSecondNs, 1500)}, 3 * kSecondNs, kMachine);
    EXPECT_EQ(second[0][Metric::Cpu], 50);
    EXPECT_EQ(second[0][Metric::Io], 500);
}

TEST(UseMeterTest, ANumberThatIsUsedAgainIsAnother) {
    UseMeter meter;
    (void)meter.measure(std::vector{task(10, 1, kSecondNs)}, kSecondNs, kMachine);
    auto other = task(10, 1, 5 * kSecondNs);
    other.key.startTimeTicks = 2;
    EXPECT_FALSE(meter.measure(std::vector{other}, 2 * kSecondNs, kMachine)[0][Metric::Cpu]);
}

TEST(UseMeterTest, AThreadThatEndsDuringAPassMakesNoPeak) {
    UseMeter meter;
    (void)meter.measure(std::vector{task(10, 1, 100 * kSecondNs)}, kSecondNs, kMachine);
    EXPECT_EQ(
        meter.measure(std::vector{task(10, 1, kSecondNs)}, 2 * kSecondNs, kMachine)[0][Metric::Cpu],
        0);
    EXPECT_EQ(meter.measure(std::vector{task(10, 1, 101 * kSecondNs)}, 3 * kSecondNs,
                            kMachine)[0][Metric::Cpu],
              100);
}

TEST(UseMeterTest, NeverMoreThanEveryCore) {
    UseMeter meter;
    (void)meter.measure(std::vector{task(10, 1, 0)}, kSecondNs, kMachine);
    EXPECT_EQ(meter.measure(std::vector{task(10, 1, 90 * kSecondNs)}, 2 * kSecondNs,
                            kMachine)[0][Metric::Cpu],
              200);
}

TEST(UseMeterTest, ChildrenAreCountedButInitsAreNobodys) {
    UseMeter meter;
    const auto uses =
        meter.measure(std::vector{task(1, 0, 0), task(10, 1, 0), task(11, 10, 0), task(12, 10, 0)},
                      kSecondNs, kMachine);
    EXPECT_FALSE(uses[0][Metric::Children]);
    EXPECT_EQ(uses[1][Metric::Children], 2);
    EXPECT_EQ(uses[2][Metric::Children], 0);
}

}  // namespace
