#include "sources/packet/DnsDialogue.h"

#include <gtest/gtest.h>

namespace sources {
namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;
const model::PacketFlow kAsked{model::Transport::Udp, "192.0.2.10", 40000, "192.0.2.53", 53};
const model::PacketFlow kAnswered{model::Transport::Udp, "192.0.2.53", 53, "192.0.2.10", 40000};

DnsMessage question(const std::string& name = "pool.test", std::uint16_t id = 7) {
    DnsMessage message;
    message.id = id;
    message.name = name;
    message.type = model::kDnsTypeA;
    return message;
}

DnsMessage response(const std::string& name = "pool.test", std::uint16_t id = 7) {
    DnsMessage message = question(name, id);
    message.response = true;
    message.answers = {{name, model::kDnsTypeA, 60, "203.0.113.5"}};
    return message;
}

bool isAnswer(const DnsDialogue::Outcome& outcome) {
    return std::holds_alternative<model::DnsAnswer>(outcome);
}

class DnsDialogueTest : public testing::Test {
  protected:
    void SetUp() override { dialogue.take(kAsked, question(), kSecond); }

    DnsDialogue dialogue;
};

TEST_F(DnsDialogueTest, theAnswerToAQuestionIsTold) {
    const auto outcome = dialogue.take(kAnswered, response(), 2 * kSecond);
    ASSERT_TRUE(isAnswer(outcome));
    const auto& answer = std::get<model::DnsAnswer>(outcome);
    EXPECT_EQ(answer.name, "pool.test");
    EXPECT_EQ(answer.addresses.at(0).address, "203.0.113.5");
    EXPECT_EQ(answer.seenNs, 2 * kSecond);
}

TEST_F(DnsDialogueTest, aQuestionIsToldOnce) {
    EXPECT_TRUE(
        std::holds_alternative<std::monostate>(dialogue.take(kAsked, question(), 2 * kSecond)));
    EXPECT_TRUE(std::holds_alternative<model::DnsQuestion>(
        dialogue.take(kAsked, question("other.test"), 2 * kSecond)));
}

TEST_F(DnsDialogueTest, anAnswerCountsOnce) {
    EXPECT_TRUE(isAnswer(dialogue.take(kAnswered, response(), 2 * kSecond)));
    EXPECT_FALSE(isAnswer(dialogue.take(kAnswered, response(), 2 * kSecond)));
    EXPECT_EQ(dialogue.unasked(), 1U);
}

struct Spoof {
    const char* what;
    model::PacketFlow flow;
    DnsMessage message;
    std::uint64_t atNs = 2 * kSecond;
};

DnsMessage withType(DnsMessage message, std::uint16_t type) {
    message.type = type;
    return message;
}

class SpoofedAnswers : public DnsDialogueTest, public testing::WithParamInterface<Spoof> {};

TEST_P(SpoofedAnswers, areIgnoredAndTheRightOneIsStillHeard) {
    EXPECT_FALSE(isAnswer(dialogue.take(GetParam().flow, GetParam().message, GetParam().atNs)));
    EXPECT_EQ(dialogue.unasked(), 1U);
    if (GetParam().atNs < DnsDialogue::kPatienceNs) {
        EXPECT_TRUE(isAnswer(dialogue.take(kAnswered, response(), 3 * kSecond)));
    }
}

const Spoof kSpoofs[] = {
    {"from an address nobody asked",
     {model::Transport::Udp, "198.51.100.66", 53, "192.0.2.10", 40000},
     response()},
    {"from another port of the server",
     {model::Transport::Udp, "192.0.2.53", 5353, "192.0.2.10", 40000},
     response()},
    {"to another port", {model::Transport::Udp, "192.0.2.53", 53, "192.0.2.10", 40001}, response()},
    {"over TCP", {model::Transport::Tcp, "192.0.2.53", 53, "192.0.2.10", 40000}, response()},
    {"with another number", kAnswered, response("pool.test", 8)},
    {"about another name", kAnswered, response("bank.test")},
    {"of another type", kAnswered, withType(response(), model::kDnsTypeAaaa)},
    {"too late", kAnswered, response(), kSecond + DnsDialogue::kPatienceNs + 1},
};
INSTANTIATE_TEST_SUITE_P(Rows, SpoofedAnswers, testing::ValuesIn(kSpoofs));

TEST_F(DnsDialogueTest, aFloodOfQuestionsDisplacesTheOldestAndIsBounded) {
    for (std::uint16_t id = 0; id < 10'000; id++)
        dialogue.take(kAsked, question("n" + std::to_string(id) + ".test", id), 2 * kSecond);
    EXPECT_LE(dialogue.waiting(), DnsDialogue::kMaxWaiting);
    EXPECT_FALSE(isAnswer(dialogue.take(kAnswered, response(), 3 * kSecond)));
    EXPECT_TRUE(isAnswer(dialogue.take(kAnswered, response("n9999.test", 9999), 3 * kSecond)));
}

TEST(DnsAnswers, aliasesAreFollowedFromTheNameThatWasAsked) {
    DnsMessage message = response("www.test");
    message.answers = {{"edge.test", model::kDnsTypeA, 60, "203.0.113.9"},
                       {"www.test", model::kDnsTypeCname, 60, "cdn.test"},
                       {"cdn.test", model::kDnsTypeCname, 60, "edge.test"}};
    const auto answer = answerOf(message);
    EXPECT_EQ(answer.aliases, (std::vector<std::string>{"cdn.test", "edge.test"}));
    ASSERT_EQ(answer.addresses.size(), 1U);
    EXPECT_EQ(answer.addresses[0].address, "203.0.113.9");
}

TEST(DnsAnswers, whatIsSaidAboutOtherNamesIsNotBelieved) {
    DnsMessage message = response("evil.test");
    message.answers.push_back({"bank.test", model::kDnsTypeA, 60, "203.0.113.66"});
    EXPECT_EQ(answerOf(message).addresses.size(), 1U);
}

TEST(DnsAnswers, aliasesInACircleEnd) {
    DnsMessage message = response("a.test");
    message.answers = {{"a.test", model::kDnsTypeCname, 60, "b.test"},
                       {"b.test", model::kDnsTypeCname, 60, "a.test"}};
    EXPECT_LE(answerOf(message).aliases.size(), 16U);
}

}  // namespace
}  // namespace sources
