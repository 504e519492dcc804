#include "service/Authorizer.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <map>
#include <vector>

namespace service {
namespace {

using Code = model::Error::Code;

/// polkit without polkit: questions lie here until the test answers them.
class FakeAuthorizer final : public Authorizer {
  public:
    using Authorizer::Answer;

    struct Asked {
        QString sender;
        bool interact = false;
        Answered answered;
    };

    void answer(quint64 ticket, model::Result<Answer> answer) {
        const Asked asked = asked_.at(ticket);
        asked_.erase(ticket);
        asked.answered(std::move(answer));
    }

    /// The only open question.
    quint64 open() const { return asked_.size() == 1 ? asked_.begin()->first : 0; }

    std::map<quint64, Asked> asked_;
    std::vector<quint64> withdrawn;

  protected:
    void ask(const Question& question, bool interact, quint64 ticket, Answered answered) override {
        asked_[ticket] = {question.sender, interact, std::move(answered)};
    }
    void withdraw(quint64 ticket) override { withdrawn.push_back(ticket); }
};

using Answer = FakeAuthorizer::Answer;

class AuthorizerTest : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        static int count = 1;
        static char name[] = "service_test";
        static char* arguments[] = {name, nullptr};
        static const QCoreApplication timersNeedOne(count, arguments);
    }

    void authorize(const QString& sender, bool interactive, std::uint32_t uid = 1000) {
        authorizer.authorize({.sender = sender,
                              .uid = uid,
                              .action = QStringLiteral("org.algomonitor.test"),
                              .details = {},
                              .interactive = interactive,
                              .onPrompt = [this](bool open) { prompts.push_back(open); }},
                             [this](model::Result<void> result) { results.push_back(result); });
    }

    void openDialogFor(const QString& sender, std::uint32_t uid = 1000) {
        const auto before = authorizer.asked_;
        authorize(sender, true, uid);
        for (const auto& [ticket, asked] : std::map(authorizer.asked_))
            if (!before.contains(ticket))
                authorizer.answer(ticket, Answer::Challenge);
    }

    Code lastCode() const { return results.back().error().code; }

    FakeAuthorizer authorizer;
    std::vector<model::Result<void>> results;
    std::vector<bool> prompts;
};

TEST_F(AuthorizerTest, WhatIsAllowedNeedsNoDialog) {
    authorize(":1.1", true);
    EXPECT_FALSE(authorizer.asked_.begin()->second.interact);
    authorizer.answer(authorizer.open(), Answer::Yes);
    ASSERT_EQ(results.size(), 1U);
    EXPECT_TRUE(results[0].has_value());
    EXPECT_TRUE(prompts.empty());
}

TEST_F(AuthorizerTest, WhatIsRefusedIsRefusedWithoutDialog) {
    authorize(":1.1", true);
    authorizer.answer(authorizer.open(), Answer::No);
    EXPECT_EQ(lastCode(), Code::NotAuthorized);
    EXPECT_TRUE(prompts.empty());
}

TEST_F(AuthorizerTest, ACallerThatDoesNotWaitGetsNoDialog) {
    authorize(":1.1", false);
    authorizer.answer(authorizer.open(), Answer::Challenge);
    EXPECT_EQ(lastCode(), Code::NotAuthorized);
    EXPECT_TRUE(authorizer.asked_.empty());
}

TEST_F(AuthorizerTest, AChallengeOpensADialogAndItsAnswerCounts) {
    openDialogFor(":1.1");
    ASSERT_TRUE(authorizer.asked_.at(authorizer.open()).interact);
    EXPECT_EQ(prompts, std::vector{true});
    authorizer.answer(authorizer.open(), Answer::Yes);
    EXPECT_TRUE(results.back().has_value());
    EXPECT_EQ(prompts, (std::vector{true, false}));
}

TEST_F(AuthorizerTest, WrongPasswordAndMissingAgentAreRefusals) {
    for (const Answer answer : {Answer::No, Answer::Challenge}) {
        openDialogFor(":1.1");
        authorizer.answer(authorizer.open(), answer);
        EXPECT_EQ(lastCode(), Code::NotAuthorized);
    }
}

TEST_F(AuthorizerTest, OneDialogAtATimeOfASender) {
    openDialogFor(":1.1");
    openDialogFor(":1.1");
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(lastCode(), Code::LimitReached);
    EXPECT_EQ(prompts, std::vector{true});
    // The first is still open, another sender has one of its own, and afterwards there may be one
    // again.
    openDialogFor(":1.2");
    EXPECT_EQ(authorizer.asked_.size(), 2U);
    authorizer.answer(authorizer.asked_.begin()->first, Answer::Yes);
    openDialogFor(":1.1");
    EXPECT_EQ(results.size(), 2U);
}

TEST_F(AuthorizerTest, HarmlessQuestionsPassWhileADialogIsOpen) {
    openDialogFor(":1.1");
    authorize(":1.1", true);
    authorizer.answer(authorizer.asked_.rbegin()->first, Answer::Yes);
    ASSERT_EQ(results.size(), 1U);
    EXPECT_TRUE(results[0].has_value());
}

TEST_F(AuthorizerTest, DialogsOfAUserAreBoundedWhateverTheNumberOfConnections) {
    for (int i = 0; i < Authorizer::kPromptsPerUid; ++i)
        openDialogFor(QStringLiteral(":1.%1").arg(i));
    EXPECT_TRUE(results.empty());
    openDialogFor(":1.99");
    ASSERT_EQ(results.size(), 1U);
    EXPECT_EQ(lastCode(), Code::LimitReached);
    openDialogFor(":1.100", 1001);  // another user is not held up
    EXPECT_EQ(results.size(), 1U);
}

TEST_F(AuthorizerTest, ACallerThatLeavesTakesItsDialogAlong) {
    openDialogFor(":1.1");
    const quint64 dialog = authorizer.open();
    authorizer.callerLeft(":1.2");
    EXPECT_TRUE(results.empty());
    authorizer.callerLeft(":1.1");
    EXPECT_EQ(authorizer.withdrawn, std::vector{dialog});
    EXPECT_EQ(lastCode(), Code::NotAuthorized);
    EXPECT_EQ(prompts, (std::vector{true, false}));
    authorizer.answer(dialog, Answer::Yes);  // late: nobody is told twice
    EXPECT_EQ(results.size(), 1U);
}

TEST_F(AuthorizerTest, LeavingBetweenTheTwoQuestionsOpensNoDialog) {
    authorize(":1.1", true);
    const quint64 plain = authorizer.open();
    authorizer.callerLeft(":1.1");
    authorizer.answer(plain, Answer::Challenge);
    EXPECT_TRUE(prompts.empty());
    EXPECT_TRUE(authorizer.asked_.empty());
}

TEST_F(AuthorizerTest, AnErrorOfPolkitIsHandedOn) {
    authorize(":1.1", true);
    authorizer.answer(authorizer.open(), model::unexpected(Code::Unavailable, "polkit", "gone"));
    EXPECT_EQ(lastCode(), Code::Unavailable);
}

}  // namespace
}  // namespace service
