#include "rules/behaviour/BruteForce.h"

#include <gtest/gtest.h>

#include <vector>

#include "rules/behaviour/FailureCensus.h"

namespace rules {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

model::LoginFailure failureAt(std::int64_t seconds, std::string user, std::string source) {
    model::LoginFailure failure;
    failure.user = std::move(user);
    failure.source = std::move(source);
    failure.atUs = 1'000'000 * kSecond + seconds * kSecond;
    return failure;
}

struct Step {
    std::int64_t atS;
    const char* user;
    const char* source;
    std::uint32_t count = 1;
};

struct Row {
    const char* name;
    std::vector<Step> steps;
    std::vector<std::size_t> toldAt;  // numbers of the steps
};

class BruteForceTest : public testing::TestWithParam<Row> {};

TEST_P(BruteForceTest, TellsWhenAndOnlyWhen) {
    BruteForce rule;
    rule.setLimits({.count = 5, .windowS = 60});
    std::vector<std::size_t> told;
    for (std::size_t i = 0; i < GetParam().steps.size(); ++i) {
        const Step& step = GetParam().steps[i];
        auto failure = failureAt(step.atS, step.user, step.source);
        failure.count = step.count;
        if (rule.onFailure(failure))
            told.push_back(i);
    }
    EXPECT_EQ(told, GetParam().toldAt);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, BruteForceTest,
    testing::Values(
        Row{"the fifth within the window, and no word more",
            {{0, "a", "x"},
             {1, "a", "x"},
             {2, "a", "x"},
             {3, "a", "x"},
             {4, "a", "x"},
             {5, "a", "x"},
             {6, "b", "x"}},
            {4}},
        Row{"four are a person", {{0, "a", "x"}, {1, "a", "x"}, {2, "a", "x"}, {3, "a", "x"}}, {}},
        Row{"five in more than the window",
            {{0, "a", "x"}, {15, "a", "x"}, {30, "a", "x"}, {45, "a", "x"}, {60, "a", "x"}},
            {}},
        Row{"five just within it",
            {{0, "a", "x"}, {15, "a", "x"}, {30, "a", "x"}, {45, "a", "x"}, {59, "a", "x"}},
            {4}},
        Row{"many names from one address",
            {{0, "a", "x"}, {1, "b", "x"}, {2, "c", "x"}, {3, "d", "x"}, {4, "e", "x"}},
            {4}},
        Row{"one user from many addresses",
            {{0, "a", "v"}, {1, "a", "w"}, {2, "a", "x"}, {3, "a", "y"}, {4, "a", "z"}},
            {4}},
        Row{"one user from two addresses",
            {{0, "a", "v"}, {1, "a", "w"}, {2, "a", "v"}, {3, "a", "w"}, {4, "a", "v"}},
            {}},
        Row{"on this machine",
            {{0, "a", ""}, {1, "a", ""}, {2, "a", ""}, {3, "a", ""}, {4, "a", ""}},
            {4}},
        Row{"many users of this machine, once each",
            {{0, "a", ""}, {1, "b", ""}, {2, "c", ""}, {3, "d", ""}, {4, "e", ""}},
            {}},
        Row{"told together", {{0, "a", "", 2}, {1, "a", "", 3}}, {1}},
        Row{"again after the window was quiet",
            {{0, "a", "x", 5}, {30, "a", "x"}, {200, "a", "x", 4}, {201, "a", "x"}},
            {0, 3}}),
    [](const auto& info) {
        std::string name = info.param.name;
        for (char& c : name)
            if (!std::isalnum(static_cast<unsigned char>(c)))
                c = '_';
        return name;
    });

TEST(BruteForce, NamesWhatWasTried) {
    BruteForce rule;
    rule.setLimits({.count = 2, .windowS = 60});
    EXPECT_FALSE(rule.onFailure(failureAt(0, "a", "192.0.2.7")));
    const auto verdict = rule.onFailure(failureAt(1, "b", "192.0.2.7"));
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->source, "192.0.2.7");
    EXPECT_EQ(verdict->user, "");
    EXPECT_EQ(verdict->users, (std::set<std::string>{"a", "b"}));
    EXPECT_EQ(verdict->failures, 2U);
    EXPECT_TRUE(rule.isAttacking("192.0.2.7", failureAt(30, "", "").atUs));
    EXPECT_FALSE(rule.isAttacking("192.0.2.7", failureAt(120, "", "").atUs));
    EXPECT_FALSE(rule.isAttacking("192.0.2.8", failureAt(2, "", "").atUs));
}

TEST(BruteForce, StaysSmallUnderManyAddresses) {
    BruteForce rule;
    rule.setLimits({.count = 5, .windowS = 86'400});
    for (int i = 0; i < 20'000; ++i)
        rule.onFailure(failureAt(i / 1000, "u" + std::to_string(i), "s" + std::to_string(i)));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(rule.onFailure(failureAt(30, "root", "z")).has_value(), i == 4) << i;
}

TEST(FailureCensus, CountsWhatTwoTellOnce) {
    using Teller = FailureCensus::Teller;
    FailureCensus census;
    const auto one = failureAt(0, "a", "x");
    EXPECT_EQ(census.fresh(Teller::Btmp, one), 1U);
    EXPECT_EQ(census.fresh(Teller::Journal, one), 0U);
    EXPECT_EQ(census.fresh(Teller::Journal, failureAt(1, "a", "x")), 1U);
    EXPECT_EQ(census.fresh(Teller::Btmp, failureAt(1, "a", "x")), 0U);
    EXPECT_EQ(census.fresh(Teller::Btmp, failureAt(1, "b", "x")), 1U) << "another user";
    EXPECT_EQ(census.fresh(Teller::Btmp, failureAt(60, "a", "x")), 1U) << "later";
    EXPECT_EQ(census.fresh(Teller::Journal, failureAt(60, "a", "x")), 0U);
}

TEST(FailureCensus, CountsWhatOnlyOneTells) {
    FailureCensus census;
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(census.fresh(FailureCensus::Teller::Btmp, failureAt(i, "a", "x")), 1U);
}

}  // namespace
}  // namespace rules
