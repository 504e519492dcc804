#include "rules/resource/HoursBook.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace rules::resource;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kStart = 29'000'000 * kMinute;
constexpr std::uint32_t kDay = 86'400;

ProcessUse process(std::int32_t pid, double cpu, std::uint64_t residentKiB = 1000) {
    ProcessUse use;
    use.key = {pid, 1};
    use.name = "p" + std::to_string(pid);
    use.image = 7;
    use.residentKiB = residentKiB;
    use.set(Metric::Cpu, cpu);
    return use;
}

class HoursBookTest : public testing::Test {
  protected:
    void take(std::vector<ProcessUse> uses, std::int64_t afterUs = 0) {
        book.take(uses, kStart + afterUs);
    }

    std::vector<model::ProgramMinute> minutes(const std::string& program,
                                              std::int64_t afterUs = kMinute * 1440) {
        return book.last(program, kDay, kStart + afterUs);
    }

    int asked = 0;
    std::string named;  // empty: after its process
    HoursBook book{[this](const ProcessUse& use) {
        ++asked;
        return named.empty() ? use.name : named;
    }};
};

TEST_F(HoursBookTest, AMinuteIsTheMeanOfItsSamples) {
    take({process(1, 10, 1000)});
    take({process(1, 30, 3000)}, 30 * kSecond);
    take({process(1, 50, 5000)}, kMinute);
    const std::vector<model::ProgramMinute> wanted{{kStart, 20, 2000, 0},
                                                   {kStart + kMinute, 50, 5000, 0}};
    EXPECT_EQ(minutes("p1"), wanted);
}

TEST_F(HoursBookTest, TheProcessesOfAProgramCountTogether) {
    named = "firefox";
    auto busy = process(1, 10, 1000), other = process(2, 20, 500);
    busy.ioBytesPerS = 100;
    other.ioBytesPerS = 11;
    take({busy, other});
    ASSERT_EQ(minutes("firefox").size(), 1U);
    EXPECT_EQ(minutes("firefox")[0], (model::ProgramMinute{kStart, 30, 1500, 111}));
}

struct Worth {
    const char* what;
    double cpu, memoryPercent;
    std::uint64_t ioBytesPerS;
    bool remembered;
};

TEST_F(HoursBookTest, WhoUsesLittleIsNotEvenAskedFor) {
    for (const Worth& row : {Worth{"nothing", 0, 0, 0, false},
                             {"just below", 4.9, 0.9, HoursBook::kWorthIo - 1, false},
                             {"processor", HoursBook::kWorthCpu, 0, 0, true},
                             {"memory", 0, HoursBook::kWorthMemory, 0, true},
                             {"storage", 0, 0, HoursBook::kWorthIo, true}}) {
        ProcessUse use = process(1, row.cpu);
        use.set(Metric::Memory, row.memoryPercent);
        use.ioBytesPerS = row.ioBytesPerS;
        asked = 0;
        named = row.what;
        take({});  // forgets the process of the row above
        take({use});
        EXPECT_EQ(asked, row.remembered ? 1 : 0) << row.what;
        EXPECT_EQ(minutes(row.what).size(), row.remembered ? 1U : 0U) << row.what;
    }
}

TEST_F(HoursBookTest, OnceWorthItsCalmIsRememberedToo) {
    take({process(1, 90)});
    take({process(1, 0)}, kMinute);
    ASSERT_EQ(minutes("p1").size(), 2U);
    EXPECT_EQ(minutes("p1")[1].cpuPercentCore, 0);
    EXPECT_EQ(asked, 1);
}

TEST_F(HoursBookTest, AMinuteWithoutItIsMissing) {
    take({process(1, 90)});
    take({}, kMinute);
    take({process(1, 90)}, 2 * kMinute);
    ASSERT_EQ(minutes("p1").size(), 2U);
    EXPECT_EQ(minutes("p1")[1].atUs, kStart + 2 * kMinute);
}

TEST_F(HoursBookTest, AnotherImageIsAnotherProgram) {
    take({process(1, 90)});
    named = "next";
    ProcessUse use = process(1, 90);
    use.image = 8;
    take({use}, kMinute);
    EXPECT_EQ(minutes("p1").size(), 1U);
    EXPECT_EQ(minutes("next").size(), 1U);
    use.image = 9;
    use.set(Metric::Cpu, 1);
    take({use}, 2 * kMinute);
    EXPECT_EQ(minutes("next").size(), 1U) << "what it runs now has not been worth it yet";
}

TEST_F(HoursBookTest, WhoIsUnknownIsAskedForOnce) {
    HoursBook silent([this](const ProcessUse&) {
        ++asked;
        return std::string();
    });
    for (int i = 0; i < 3; ++i)
        silent.take(std::vector{process(1, 90)}, kStart);
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(silent.programs(), 0U);
}

TEST_F(HoursBookTest, TheAnswerIsAWindow) {
    for (int i = 0; i < 10; ++i)
        take({process(1, 90)}, i * kMinute);
    const auto some = book.last("p1", 120, kStart + 5 * kMinute);
    ASSERT_EQ(some.size(), 3U);
    EXPECT_EQ(some.front().atUs, kStart + 3 * kMinute);
    EXPECT_EQ(some.back().atUs, kStart + 5 * kMinute);
    EXPECT_TRUE(book.last("nobody", kDay, kStart).empty());
}

TEST_F(HoursBookTest, AClockThatIsSetBackForgetsTheFuture) {
    take({process(1, 10)});
    take({process(1, 20)}, 60 * kMinute);
    take({process(1, 30)}, 30 * kMinute);
    take({process(1, 50)}, 30 * kMinute);
    const auto all = minutes("p1");
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].atUs, kStart + 30 * kMinute);
    EXPECT_EQ(all[1].cpuPercentCore, 40);
}

TEST_F(HoursBookTest, ADayIsKept) {
    for (std::int64_t i = 0; i < 3000; ++i)
        take({process(1, 90)}, i * kMinute);
    const auto all = book.last("p1", 10 * kDay, kStart + 3000 * kMinute);
    EXPECT_EQ(all.size(), HoursBook::kMaxMinutes);
    EXPECT_EQ(all.back().atUs, kStart + 2999 * kMinute);
}

TEST_F(HoursBookTest, OfManyProgramsTheLastSeenStay) {
    const auto most = static_cast<std::int32_t>(HoursBook::kMaxPrograms);
    take({process(1, 90)});
    std::vector<ProcessUse> many;
    for (std::int32_t pid = 2; pid <= most + 1; ++pid)
        many.push_back(process(pid, 90));
    take(many, kMinute);
    EXPECT_EQ(book.programs(), HoursBook::kMaxPrograms);
    EXPECT_TRUE(minutes("p1").empty()) << "seen a minute before everybody else";
    EXPECT_FALSE(minutes("p2").empty());
    many.push_back(process(most + 2, 90));
    take(many, 2 * kMinute);
    EXPECT_TRUE(minutes("p" + std::to_string(most + 2)).empty())
        << "who comes does not push out who is there";
}

}  // namespace
