#include "storage/LevelLogs.h"

#include <gmock/gmock.h>
#include <stdlib.h>
#include <time.h>

#include "tests/storage/TemporaryDirectory.h"

namespace {

using model::Level;
using testing::ElementsAre;
using tests::linesOf;

constexpr std::int64_t kAt = 1'800'000'000'123'456;  // 2027-01-15 08:00:00 UTC

class LevelLogsTest : public testing::Test {
  protected:
    void SetUp() override {
        setenv("TZ", "Europe/Berlin", 1);
        tzset();
    }
    void TearDown() override {
        unsetenv("TZ");
        tzset();
    }
    tests::TemporaryDirectory m_directory;
    storage::LevelLogs m_logs{m_directory.path(), std::nullopt};
};

TEST_F(LevelLogsTest, WritesOneLineInLocalTime) {
    EXPECT_EQ(storage::levelLine("a sentence", kAt), "[2027-01-15 09:00:00] a sentence");
    EXPECT_EQ(storage::levelLine("two\nlines\x1b[0m\xE2\x80\xAE<b>", kAt),
              "[2027-01-15 09:00:00] two\\nlines\\x1b[0m\\u202e<b>");
    EXPECT_EQ(storage::levelLine("", kAt + 180LL * 86400 * 1'000'000),
              "[2027-07-14 10:00:00] ");  // summer time
}

TEST_F(LevelLogsTest, EachLevelHasItsFileAndOnlyTheNamedOnesAreWritten) {
    m_logs.setLevels({"ALERT", "INFO", "nonsense"});
    m_logs.write(Level::Info, "i", kAt);
    m_logs.write(Level::Warning, "w", kAt);
    m_logs.write(Level::Alert, "a", kAt);
    m_logs.write(Level::Error, "e", kAt);
    EXPECT_THAT(linesOf(m_directory / "info.log"), ElementsAre("[2027-01-15 09:00:00] i"));
    EXPECT_THAT(linesOf(m_directory / "alert.log"), ElementsAre("[2027-01-15 09:00:00] a"));
    EXPECT_FALSE(std::filesystem::exists(m_directory / "warning.log"));
    EXPECT_FALSE(std::filesystem::exists(m_directory / "error.log"));
    m_logs.setLevels({"ERROR"});
    m_logs.write(Level::Alert, "no more", kAt);
    m_logs.write(Level::Error, "e", kAt);
    EXPECT_EQ(linesOf(m_directory / "alert.log").size(), 1U);
    EXPECT_EQ(linesOf(m_directory / "error.log").size(), 1U);
}

TEST_F(LevelLogsTest, AreRotatedAtTenMebibytesAndKeptThirtyDays) {
    constexpr std::uint64_t kTenMiB = 10 * 1024 * 1024;
    constexpr std::int64_t kThirtyDaysUs = 30LL * 86400 * 1'000'000;
    m_logs.setLevels({"WARNING"});
    tests::writeFile(m_directory / "warning.log", std::string(kTenMiB - 1, 'x') + "\n");
    m_logs.maintain(kTenMiB, 0);
    EXPECT_FALSE(std::filesystem::exists(m_directory / "warning.log.1")) << "exactly ten";
    m_logs.write(Level::Warning, "one more", kAt);
    m_logs.maintain(kTenMiB, 0);
    EXPECT_TRUE(std::filesystem::exists(m_directory / "warning.log.1"));
    m_logs.write(Level::Warning, "fresh", kAt);
    EXPECT_EQ(linesOf(m_directory / "warning.log").size(), 1U);
    const std::int64_t nowUs = static_cast<std::int64_t>(time(nullptr)) * 1'000'000;
    m_logs.maintain(kTenMiB, nowUs + 29LL * 86400 * 1'000'000 - kThirtyDaysUs);
    EXPECT_TRUE(std::filesystem::exists(m_directory / "warning.log.1")) << "29 days old";
    m_logs.maintain(kTenMiB, nowUs + 31LL * 86400 * 1'000'000 - kThirtyDaysUs);
    EXPECT_FALSE(std::filesystem::exists(m_directory / "warning.log.1")) << "31 days old";
}

TEST_F(LevelLogsTest, AFourMebibyteSentenceIsCut) {
    EXPECT_LT(storage::levelLine(std::string(4 << 20, '\n'), kAt).size(), 20'000U);
}

}  // namespace
