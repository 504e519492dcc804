#include "storage/SessionHistory.h"

#include <gtest/gtest.h>

#include "tests/storage/TemporaryDirectory.h"

namespace storage {
namespace {

constexpr std::int64_t kHourUs = 3'600'000'000;

model::Session session(const std::string& id, std::int64_t startedUs, std::uint32_t uid = 1000) {
    model::Session result;
    result.id = id;
    result.user = uid == 0 ? "root" : "anna";
    result.uid = uid;
    result.source = "192.0.2.7";
    result.terminal = "pts/3";
    result.service = "sshd";
    result.startedUs = startedUs;
    return result;
}

class SessionHistoryTest : public testing::Test {
  protected:
    SessionHistory open() {
        auto history = SessionHistory::open(m_directory.path());
        EXPECT_TRUE(history) << toString(history.error());
        return std::move(*history);
    }
    std::vector<std::string> ids(SessionHistory& history, const model::SessionQuery& query) {
        std::vector<std::string> result;
        const auto page = history.list(query);
        EXPECT_TRUE(page);
        for (const auto& each : page->sessions)
            result.push_back(each.id);
        return result;
    }

    tests::TemporaryDirectory m_directory;
};

TEST_F(SessionHistoryTest, IsThereAfterARestart) {
    model::Session one = session("b-1", 1000);
    ASSERT_TRUE(open().store(one));
    one.endedUs = 2000;
    one.state = "ended";
    auto again = open();
    EXPECT_EQ(again.open()->size(), 1U);
    ASSERT_TRUE(again.store(one));
    EXPECT_TRUE(again.open()->empty());
    EXPECT_EQ(again.list({.everybodys = true})->sessions, std::vector{one});
}

TEST_F(SessionHistoryTest, ListsNewestFirstAndOnlyOnesOwn) {
    auto history = open();
    for (const auto& each : {session("b-1", 1000), session("b-2", 3000, 0), session("b-3", 2000)})
        ASSERT_TRUE(history.store(each));
    auto ended = session("b-3", 2000);
    ended.state = "ended";
    ASSERT_TRUE(history.store(ended));
    using Ids = std::vector<std::string>;
    EXPECT_EQ(ids(history, {.everybodys = true}), (Ids{"b-2", "b-3", "b-1"}));
    EXPECT_EQ(ids(history, {.uid = 1000}), (Ids{"b-3", "b-1"}));
    EXPECT_EQ(ids(history, {.openOnly = true, .uid = 1000}), (Ids{"b-1"}));
    EXPECT_EQ(ids(history, {.offset = 1, .limit = 1, .everybodys = true}), (Ids{"b-3"}));
    EXPECT_EQ(history.list({.limit = 1, .everybodys = true})->total, 3U);
    EXPECT_EQ(*history.endedIds("b-"), (Ids{"b-3"}));
    EXPECT_TRUE(history.endedIds("c-")->empty());
}

TEST_F(SessionHistoryTest, KnowsHabits) {
    auto history = open();
    for (int i = 0; i < 30; ++i)
        ASSERT_TRUE(history.store(session("b-" + std::to_string(i), i * 24 * kHourUs)));
    const auto habits = history.habitsOf("anna", 25 * 24 * kHourUs);
    ASSERT_TRUE(habits);
    EXPECT_EQ(habits->logins, 25U);
    EXPECT_EQ(habits->sources, std::vector<std::string>{"192.0.2.7"});
    EXPECT_EQ(*std::max_element(habits->byHour.begin(), habits->byHour.end()), 25U);
    EXPECT_EQ(history.habitsOf("bert", kHourUs)->logins, 0U);
}

TEST_F(SessionHistoryTest, ForgetsTheOldNeverTheOpen) {
    auto history = open();
    for (int i = 0; i < 5; ++i) {
        auto each = session("b-" + std::to_string(i), i * 1000);
        if (i != 0)
            each.state = "ended";
        ASSERT_TRUE(history.store(each));
    }
    ASSERT_TRUE(history.prune(2000, 2));
    EXPECT_EQ(ids(history, {.everybodys = true}), (std::vector<std::string>{"b-4", "b-3", "b-0"}));
}

TEST_F(SessionHistoryTest, KeepsNotesOfAnyBytes) {
    const std::string text("a:x:0\n\f\xFF'\";--\n", 14);
    ASSERT_TRUE(open().keepNote("accounts", text));
    EXPECT_EQ(*open().note("accounts"), text);
    EXPECT_EQ(*open().note("nothing"), "");
}

TEST_F(SessionHistoryTest, ADamagedFileIsPutAside) {
    tests::writeFile(m_directory / "sessions.db", std::string(8192, 'x'));
    auto history = open();
    EXPECT_TRUE(history.store(session("b-1", 1)));
    EXPECT_TRUE(std::filesystem::exists(m_directory / "sessions.db.damaged"));
}

}  // namespace
}  // namespace storage
