#include "monitors/SessionBook.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "monitors/AccountWatch.h"
#include "monitors/FailureWatch.h"
#include "monitors/SessionFinder.h"
#include "monitors/SessionWording.h"

namespace monitors {
namespace {

using News = SessionBook::News;

model::Session session(std::string id) {
    model::Session result;
    result.id = std::move(id);
    result.user = "anna";
    result.startedUs = 1000;
    return result;
}

TEST(SessionBook, PutsTogetherWhatSeveralTell) {
    SessionBook book;
    model::Session fromExec = session("b-7");
    fromExec.service = "sshd";
    EXPECT_EQ(book.tell(fromExec, {4242, 99}), News::Began);
    model::Session fromLogind = session("b-7");
    fromLogind.service = "other";
    fromLogind.seat = "seat0";
    EXPECT_EQ(book.tell(fromLogind, {4242, 99}), News::Learned);
    EXPECT_EQ(book.tell(fromLogind, {4242, 99}), News::None);
    EXPECT_EQ(book.find("b-7")->session.service, "sshd") << "who was first is believed";
    EXPECT_EQ(book.find("b-7")->session.seat, "seat0");
}

TEST(SessionBook, ALeaderHasOneSession) {
    SessionBook book;
    book.tell(session("b-7"), {4242, 99});
    EXPECT_EQ(book.tell(session("b-pts/0.4242"), {4242, 99}), News::None);
    EXPECT_EQ(book.tell(session("b-8"), {4242, 100}), News::Began) << "the number was used again";
    EXPECT_EQ(book.tell(session("b-9"), {}), News::Began);
    EXPECT_EQ(book.tell(session("b-10"), {}), News::Began) << "nobody leads them both";
}

TEST(SessionBook, WhatEndedStaysEnded) {
    SessionBook book;
    book.tell(session("b-7"), {4242, 99});
    const auto ended = book.end("b-7", 5000);
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->state, "ended");
    EXPECT_EQ(ended->endedUs, 5000);
    EXPECT_FALSE(book.end("b-7", 6000));
    EXPECT_EQ(book.tell(session("b-7"), {5000, 1}), News::None) << "something was left running";
}

TEST(SessionBook, AClockThatJumpsGivesNoNegativeDuration) {
    SessionBook book;
    book.tell(session("b-7"), {4242, 99});
    EXPECT_EQ(book.end("b-7", 10)->endedUs, 1000);
}

TEST(SessionBook, IsBounded) {
    SessionBook book;
    for (std::size_t i = 0; i < SessionBook::kMost + 10; ++i)
        book.tell(session(std::to_string(i)), {static_cast<std::int32_t>(i + 1), i});
    EXPECT_EQ(book.entries().size(), SessionBook::kMost);
}

TEST(SessionFinder, TheLeaderOfSuStandsInItsId) {
    SessionFinder finder("f2dcb979-aaaa");
    EXPECT_EQ(finder.leaderIn("f2dcb979-su99.2878027"), (model::ProcessKey{99, 2878027}));
    for (const char* id : {"", "f2dcb979-7", "other-su99.1", "f2dcb979-su99", "f2dcb979-su99.",
                           "f2dcb979-su.1", "f2dcb979-su99.1x"})
        EXPECT_EQ(finder.leaderIn(id), model::ProcessKey{}) << id;
}

TEST(FailureWatch, TellsEachOnceAndTheAttackOnce) {
    std::vector<model::Finding> found;
    FailureWatch watch([&](model::Finding&& finding) { found.push_back(std::move(finding)); });
    watch.setLimits({.count = 3, .windowS = 60});
    model::LoginFailure failure{.user = "no-such-user",
                                .source = "192.0.2.7",
                                .service = "sshd",
                                .terminal = {},
                                .atUs = 1'000'000'000,
                                .count = 1};
    for (int i = 0; i < 5; ++i) {
        watch.onFailure(rules::FailureCensus::Teller::Btmp, failure);
        watch.onFailure(rules::FailureCensus::Teller::Journal, failure);
    }
    std::vector<std::string> rules;
    for (const model::Finding& finding : found)
        rules.push_back(finding.ruleId);
    EXPECT_EQ(rules, (std::vector<std::string>{"failed-login", "failed-login", "failed-login",
                                               "brute-force", "failed-login", "failed-login"}));
    EXPECT_FALSE(found[0].login->known);
    EXPECT_EQ(found[3].connection->remoteAddress, "192.0.2.7");
    EXPECT_EQ(found[3].message, "3 logins from 192.0.2.7 were refused within 60 s");
}

TEST(FailureWatch, HostileNamesAreOneLine) {
    const auto finding = failureFinding({.user = "a\nb\x1b[2J",
                                         .source = "x\ny",
                                         .service = "s\nt",
                                         .terminal = {},
                                         .atUs = 0,
                                         .count = 1},
                                        std::nullopt);
    EXPECT_EQ(finding.message.find_first_of("\n\x1b"), std::string::npos) << finding.message;
}

TEST(SessionWording, Lengths) {
    EXPECT_EQ(lengthText(0), "0 s");
    EXPECT_EQ(lengthText(59'999'999), "59 s");
    EXPECT_EQ(lengthText(60'000'000), "1 min");
    EXPECT_EQ(lengthText(7'500'000'000), "2 h 5 min");
}

class AccountWatchTest : public testing::Test {
  protected:
    AccountWatchTest() {
        std::string name = (std::filesystem::temp_directory_path() / "am-acc-XXXXXX").string();
        m_directory = mkdtemp(name.data());
        write("group", "root:x:0:\n");
        write("passwd", "root:x:0:0::/root:/bin/bash\n");
    }
    ~AccountWatchTest() override { std::filesystem::remove_all(m_directory); }
    void write(const char* name, const std::string& text) const {
        std::ofstream(m_directory / name) << text;
    }
    AccountWatch watch() {
        return AccountWatch({.directory = m_directory,
                             .found = [this](model::Finding&& f) { m_told.push_back(f.message); },
                             .kept = [this] { return m_kept; },
                             .keep = [this](const std::string& text) { m_kept = text; }});
    }

    std::filesystem::path m_directory;
    std::vector<std::string> m_told;
    std::string m_kept;
};

TEST_F(AccountWatchTest, TheFirstLookIsWhatIsUsual) {
    auto first = watch();
    first.look();
    EXPECT_TRUE(m_told.empty());
    write("passwd", "root:x:0:0::/root:/bin/bash\nanna:x:1000:1::/:/bin/sh\n");
    first.look();
    EXPECT_EQ(m_told, std::vector<std::string>{"A new account was made: anna"});
    first.look();
    EXPECT_EQ(m_told.size(), 1U);
}

TEST_F(AccountWatchTest, WhatWasMadeMeanwhileIsTold) {
    watch().look();
    write("passwd", "root:x:0:0::/root:/bin/bash\nanna:x:1000:1::/:/bin/sh\n");
    watch().look();
    EXPECT_EQ(m_told.size(), 1U);
    watch().look();
    EXPECT_EQ(m_told.size(), 1U);
}

TEST_F(AccountWatchTest, AnEmptyOrMissingFileIsNotBelieved) {
    auto first = watch();
    first.look();
    write("passwd", "");
    first.look();
    std::filesystem::remove(m_directory / "group");
    first.look();
    write("passwd", "root:x:0:0::/root:/bin/bash\n");
    write("group", "root:x:0:\n");
    first.look();
    EXPECT_TRUE(m_told.empty());
}

}  // namespace
}  // namespace monitors
