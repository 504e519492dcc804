#include "storage/CrashCounter.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/storage/TemporaryDirectory.h"

namespace storage {
namespace {

using tests::TemporaryDirectory;

constexpr std::int64_t kSecond = 1'000'000, kMinute = 60 * kSecond;
constexpr std::int64_t kNow = 1'700'000'000 * kSecond;

TEST(RecentStarts, fiveMinutes) {
    using Times = std::vector<std::int64_t>;
    struct Row {
        const char* name;
        Times starts, recent;
    };
    const Row rows[] = {
        {"none", {}, {}},
        {"now", {kNow}, {kNow}},
        {"just within", {kNow - 5 * kMinute}, {kNow - 5 * kMinute}},
        {"just too old", {kNow - 5 * kMinute - 1}, {}},
        {"in the future: the clock was set back", {kNow + 1}, {}},
        {"some of them",
         {kNow - kMinute, 0, kNow + kMinute, kNow - kSecond},
         {kNow - kMinute, kNow - kSecond}},
        {"before the epoch", {-kNow}, {}},
    };
    for (const Row& row : rows)
        EXPECT_EQ(recentStarts(row.starts, kNow), row.recent) << row.name;
}

TEST(CrashCounter, countsStartsThatDidNotEndWell) {
    const TemporaryDirectory directory;
    for (std::size_t crashes = 0; crashes < 5; ++crashes)
        EXPECT_EQ(CrashCounter(directory.path())
                      .started(kNow + static_cast<std::int64_t>(crashes) * kSecond),
                  crashes);
    EXPECT_EQ(CrashCounter(directory.path()).started(kNow + 6 * kMinute), 0U) << "forgotten by now";
}

TEST(CrashCounter, threeAreTooMany) {
    const TemporaryDirectory directory;
    for (int i = 0; i < 3; ++i)
        EXPECT_LT(CrashCounter(directory.path()).started(kNow), CrashCounter::kTooMany);
    EXPECT_GE(CrashCounter(directory.path()).started(kNow), CrashCounter::kTooMany);
}

TEST(CrashCounter, aCleanEndForgets) {
    const TemporaryDirectory directory;
    CrashCounter counter(directory.path());
    for (int i = 0; i < 4; ++i)
        counter.started(kNow);
    counter.endedWell();
    EXPECT_EQ(CrashCounter(directory.path()).started(kNow), 0U);
    counter.endedWell();
    counter.endedWell();
    EXPECT_EQ(CrashCounter(directory.path()).started(kNow), 0U);
}

/// Crashing again and again for longer than five minutes: the newest starts are the ones that
/// count.
TEST(CrashCounter, aLongSeriesIsNeverForgotten) {
    const TemporaryDirectory directory;
    std::int64_t now = kNow;
    for (int i = 0; i < 40; ++i)
        CrashCounter(directory.path()).started(now += kSecond);
    for (int minute = 0; minute < 20; ++minute) {
        const std::size_t crashes = CrashCounter(directory.path()).started(now += kMinute);
        EXPECT_GE(crashes, CrashCounter::kTooMany) << minute;
    }
    EXPECT_LT(tests::contentsOf(directory / "starts").size(), 1000U) << "and the file stays small";
}

TEST(CrashCounter, garbageIsNoCrash) {
    for (const std::string& text :
         {std::string("nonsense\n"), std::string("\n\n"), std::string(100'000, '9'),
          std::string("-1 0 99999999999999999999"), std::string(4096, '\0')}) {
        const TemporaryDirectory directory;
        tests::writeFile(directory / "starts", text);
        EXPECT_EQ(CrashCounter(directory.path()).started(kNow), 0U) << text.substr(0, 20);
        EXPECT_EQ(CrashCounter(directory.path()).started(kNow), 1U)
            << "and it is counted from here";
    }
}

TEST(CrashCounter, onlyRootReadsIt) {
    const TemporaryDirectory directory;
    CrashCounter(directory.path()).started(kNow);
    struct stat status{};
    ASSERT_EQ(stat((directory / "starts").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600U);
}

TEST(CrashCounter, aDirectoryThatIsNotThereCountsNothing) {
    CrashCounter counter("/nowhere/at/all");
    EXPECT_EQ(counter.started(kNow), 0U);
    EXPECT_EQ(counter.started(kNow), 0U);
    counter.endedWell();
}

}  // namespace
}  // namespace storage
