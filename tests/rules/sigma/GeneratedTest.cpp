// Every rule, on events made of its own values, answers as the specification read a second time.
#include <gtest/gtest.h>

#include <filesystem>

#include "config/RuleFiles.h"
#include "tests/rules/sigma/EventGenerator.h"
#include "tests/rules/sigma/Reference.h"
#include "tests/rules/sigma/Rules.h"

namespace rules::sigma {
namespace {

using testing::FieldMap;

constexpr int kMutated = 8;  // matching events of a rule that are changed into near misses

class SigmaGenerated : public ::testing::TestWithParam<const char*> {
  protected:
    void SetUp() override {
        const std::vector<std::string> folders = {GetParam()};
        for (auto& file : config::readRuleFiles(folders, config::RuleAuthors::Anybody).files)
            m_texts.push_back({file.path, file.text});
        if (m_texts.empty())
            GTEST_SKIP() << "no rules in " << GetParam();
        m_compiled = RuleSet::compile(m_texts);
    }

    bool engineMatches(const RuleInfo& info, const FieldMap& fields) const {
        Event event(info.category);
        for (const auto& [name, value] : fields)
            event.set(name, value);
        for (const RuleInfo* matched : m_compiled.set.match(event))
            if (matched->id == info.id)
                return true;
        return false;
    }
    /// Both answers; different ones fail the test.
    bool agreed(const RuleInfo& info, const YamlNode& rule, const FieldMap& fields) const {
        const bool expected = testing::Reference(rule, fields).matches();
        EXPECT_EQ(engineMatches(info, fields), expected) << info.path << describe(fields);
        return expected;
    }
    static std::string describe(const FieldMap& fields) {
        std::string text;
        for (const auto& [name, value] : fields)
            text += "\n  " + name + ": " + value;
        return text;
    }
    void judge(const RuleInfo& info, const YamlNode& rule, bool hasRegex);

    std::vector<RuleText> m_texts;
    RuleSet::Compiled m_compiled;
    int m_neverMatched = 0;
    int m_neverMissed = 0;
};

void SigmaGenerated::judge(const RuleInfo& info, const YamlNode& rule, bool hasRegex) {
    int matched = 0;
    int missed = 0;
    for (const FieldMap& event : testing::eventsFor(rule)) {
        if (!agreed(info, rule, event))
            continue;
        ++matched;
        const bool otherCase = agreed(info, rule, testing::otherCase(event));
        EXPECT_TRUE(otherCase || hasRegex) << info.path << describe(event);
        if (matched > kMutated)
            continue;
        for (const FieldMap& miss : testing::nearMisses(event))
            missed += agreed(info, rule, miss) ? 0 : 1;
    }
    m_neverMatched += matched == 0 ? 1 : 0;
    m_neverMissed += missed == 0 ? 1 : 0;
    EXPECT_TRUE(matched > 0 || hasRegex) << info.path << ": no event of its own values matches";
}

TEST_P(SigmaGenerated, EventsAreAnsweredAsTheSpecificationSays) {
    EXPECT_EQ(testing::problemsOf(m_compiled), "");
    ASSERT_EQ(m_compiled.set.rules().size(), m_texts.size());
    for (std::size_t at = 0; at < m_texts.size(); ++at) {
        const auto documents = parseYaml(m_texts[at].text);
        ASSERT_TRUE(documents);
        const bool hasRegex = m_texts[at].text.find("|re") != std::string::npos;
        judge(m_compiled.set.rules()[at], *documents->at(0), hasRegex);
    }
    // Regular expressions are sampled, not solved: few may stay without a match of their own.
    const auto rules = static_cast<int>(m_texts.size());
    EXPECT_LE(m_neverMatched, rules / 4);
    EXPECT_LE(m_neverMissed, rules / 4);
    RecordProperty("rules", rules);
    RecordProperty("never_matched", m_neverMatched);
}

INSTANTIATE_TEST_SUITE_P(Own, SigmaGenerated, ::testing::Values(AM_OWN_RULES));
INSTANTIATE_TEST_SUITE_P(Shared, SigmaGenerated, ::testing::Values(AM_SIGMA_RULES));

TEST(SigmaSamples, MatchTheirExpressions) {
    EXPECT_EQ(testing::sampleOf(R"(\s-[FTd]\s)"), " -F ");
    EXPECT_EQ(testing::sampleOf("(a|b)x{3,}c?"), "axxx");
    EXPECT_EQ(testing::sampleOf(R"((?:\s-[^-\s]{0,20}i|\s--inode\s))"), " -i");
}

}  // namespace
}  // namespace rules::sigma
