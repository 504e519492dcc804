#include "storage/AuditLog.h"

#include <gmock/gmock.h>

#include "tests/storage/TemporaryDirectory.h"

namespace {

using testing::ElementsAre;
using tests::linesOf;

class AuditLogTest : public testing::Test {
  protected:
    tests::TemporaryDirectory m_directory;
    storage::AuditLog m_log{m_directory.path(), [] { return 1'800'000'000'000'000; }};
    std::vector<std::string> lines() const { return linesOf(m_directory / "audit.jsonl"); }
};

TEST_F(AuditLogTest, ARecordIsAFailureUnlessToldOtherwise) {
    {
        auto record = m_log.begin("Enforcement1.Terminate", "uid 1000 pid 5");
    }
    EXPECT_THAT(lines(), ElementsAre(R"({"@timestamp":"2027-01-15T08:00:00.000000Z",)"
                                     R"("verb":"Enforcement1.Terminate","actor":"uid 1000 pid 5",)"
                                     R"("outcome":"failed"})"));
}

TEST_F(AuditLogTest, SaysWhatHappened) {
    m_log.begin("a", "helper").subject(model::ProcessKey{7, 8}).alert("id").succeeded("2 killed");
    m_log.begin("b", "helper").refused("no password");
    m_log.begin("c", "helper").failed({model::Error::Code::NoSuchProcess, "pid 7", "is gone", 0});
    ASSERT_EQ(lines().size(), 3U);
    EXPECT_THAT(lines()[0], testing::HasSubstr(R"("subject":"pid 7 start 8","alert":"id",)"
                                               R"("outcome":"done","detail":"2 killed")"));
    EXPECT_THAT(lines()[1], testing::HasSubstr(R"("outcome":"refused","detail":"no password")"));
    EXPECT_THAT(lines()[2], testing::HasSubstr(R"("outcome":"failed","detail":"pid 7: is gone")"));
}

TEST_F(AuditLogTest, AMovedRecordIsWrittenOnce) {
    {
        auto first = m_log.begin("a", "helper");
        auto second = std::move(first);
        second.succeeded();
    }
    ASSERT_EQ(lines().size(), 1U);
    EXPECT_THAT(lines()[0], testing::HasSubstr("\"done\""));
}

TEST_F(AuditLogTest, IsForRootAlone) {
    m_log.begin("a", "helper");
    EXPECT_EQ(tests::modeOf(m_directory / "audit.jsonl"), 0600U);
}

TEST_F(AuditLogTest, HostileTextStaysOneLine) {
    m_log.begin("a", "x\n{\"verb\":\"forged\"}").subject("\xFF\xE2\x80\xAE").succeeded();
    EXPECT_EQ(lines().size(), 1U);
}

TEST(AuditLog, WithoutADirectoryItSaysSo) {
    storage::AuditLog log("/nonexistent/state");
    EXPECT_EQ(log.degraded(), "");
    log.begin("a", "helper");
    EXPECT_THAT(log.degraded(), testing::HasSubstr("audit.jsonl"));
}

}  // namespace
