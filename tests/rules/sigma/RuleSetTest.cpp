// Rules as files: what is read of them, what is refused and how that is said.
#include "rules/sigma/RuleSet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/rules/sigma/Rules.h"

namespace rules::sigma {
namespace {

using testing::compileOne;
using ::testing::ElementsAre;
using testing::eventWith;
using ::testing::HasSubstr;
using testing::problemsOf;
using testing::ruleWith;

constexpr const char* kSelection = "    sel:\n        Image: x\n    condition: sel";

std::vector<std::string> idsOf(const std::vector<const RuleInfo*>& rules) {
    std::vector<std::string> ids;
    for (const RuleInfo* rule : rules)
        ids.push_back(rule->id);
    return ids;
}

TEST(SigmaRuleSet, ReadsWhatARuleSaysOfItself) {
    const auto compiled = compileOne(
        "title: A title\nid: 12345678-ABCD-4000-8000-1234567890ab\ndescription: |\n    Two\n"
        "    lines\ntags:\n    - attack.execution\n    - attack.t1059.004\n    - attack.T1105\n"
        "    - cve.2021-1\nlogsource:\n    category: file_event\n    product: linux\ndetection:\n" +
        std::string(kSelection) + "\nfalsepositives:\n    - Rare\nlevel: critical\n");
    ASSERT_EQ(problemsOf(compiled), "");
    const RuleInfo& info = compiled.set.rules().at(0);
    EXPECT_EQ(info.id, "12345678-abcd-4000-8000-1234567890ab");
    EXPECT_EQ(info.title, "A title");
    EXPECT_EQ(info.description, "Two\nlines\n");
    EXPECT_EQ(info.severity, "critical");
    EXPECT_EQ(info.level, model::Level::Alert);
    EXPECT_THAT(info.techniques, ElementsAre("T1059.004", "T1105"));
    EXPECT_THAT(info.falsePositives, ElementsAre("Rare"));
    EXPECT_EQ(info.path, "rule.yml");
    EXPECT_EQ(info.category, Category::FileEvent);
}

TEST(SigmaRuleSet, AnEventOfAnotherCategoryIsNotAsked) {
    const auto compiled = compileOne(ruleWith(kSelection));
    EXPECT_EQ(compiled.set.match(eventWith({{"Image", "x"}})).size(), 1U);
    EXPECT_TRUE(
        compiled.set.match(eventWith({{"Image", "x"}}, Category::NetworkConnection)).empty());
}

TEST(SigmaRuleSet, WithoutRulesNothingMatches) {
    EXPECT_TRUE(RuleSet().match(eventWith({{"Image", "x"}})).empty());
    EXPECT_TRUE(RuleSet::compile({}).set.rules().empty());
}

struct Wrong {
    const char* name;
    std::string text;
    const char* problem;
    int line;
};

class SigmaProblem : public ::testing::TestWithParam<Wrong> {};

TEST_P(SigmaProblem, IsSaidWithItsLineAndDisturbsNobodyElse) {
    const Wrong& wrong = GetParam();
    const std::vector<RuleText> texts = {{"a.yml", ruleWith(kSelection, "first")},
                                         {"b.yml", wrong.text},
                                         {"c.yml", ruleWith(kSelection, "last")}};
    const auto compiled = RuleSet::compile(texts);
    ASSERT_EQ(compiled.problems.size(), 1U) << problemsOf(compiled);
    EXPECT_EQ(compiled.problems[0].path, "b.yml");
    EXPECT_EQ(compiled.problems[0].line, wrong.line) << compiled.problems[0].text;
    EXPECT_THAT(compiled.problems[0].text, HasSubstr(wrong.problem));
    EXPECT_EQ(compiled.problems[0].impact, Impact::Refused);
    EXPECT_THAT(idsOf(compiled.set.match(eventWith({{"Image", "x"}}))),
                ElementsAre("first", "last"));
}

std::string withCondition(const std::string& condition) {
    return ruleWith("    sel:\n        Image: x\n    condition: " + condition);
}

std::string withLine(const std::string& line) {
    return ruleWith("    sel:\n        " + line + "\n    condition: sel");
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SigmaProblem,
    ::testing::Values(
        Wrong{"Empty", "", "is empty", 0}, Wrong{"OnlyComment", "# nothing\n", "is empty", 0},
        Wrong{"Text", "just a text\n", "is not a rule", 1},
        Wrong{"List", "- a\n- b\n", "is not a rule", 1},
        Wrong{"BrokenYaml", "title: x\nid: [a\nlevel: low\n", "", 3},
        Wrong{"TabIndent", "title: x\n\tid: y\n", "", 2},
        Wrong{"NoTitle", "id: x\n", "has no title", 1},
        Wrong{"BadId", "title: x\nid: a b\n", "is not an id", 2},
        Wrong{"NoLogsource", "title: x\nid: y\n", "has no logsource", 1},
        Wrong{"NoDetection",
              "title: x\nid: y\nlogsource:\n  product: linux\n  category: file_event\n",
              "has no detection", 1},
        Wrong{"BadLevel", "title: x\nlogsource: {category: file_event}\nlevel: huge\n",
              "\"huge\" is not a level", 3},
        Wrong{"NoCondition", ruleWith("    sel:\n        Image: x"), "has no condition", 7},
        Wrong{"NoSelection", ruleWith("    condition: sel"), "has no selection", 7},
        Wrong{"KeyTwice", ruleWith("    sel:\n        Image: x\n        Image: y"),
              "\"Image\" is there twice", 9},
        Wrong{"UnknownSelection", withCondition("other"), "\"other\"", 9},
        Wrong{"NoSuchPattern", withCondition("1 of other*"), "\"other*\"", 9},
        Wrong{"OpenParenthesis", withCondition("(sel"), "lacks a )", 9},
        Wrong{"ClosedTwice", withCondition("sel)"), "does not go on", 9},
        Wrong{"EndsEarly", withCondition("sel and"), "ends too early", 9},
        Wrong{"TwoWords", withCondition("sel sel"), "does not go on", 9},
        Wrong{"ZeroOf", withCondition("0 of sel"), "counts \"0\"", 9},
        Wrong{"OfNothing", withCondition("1 of"), "of what", 9},
        Wrong{"Aggregation", withCondition("sel | count() > 5"), "counts over events", 9},
        Wrong{"DeepParentheses", withCondition(std::string(200, '(') + "sel"), "parentheses", 9},
        Wrong{"LongCondition", withCondition(std::string(5000, 'a')), "longer than", 9},
        Wrong{"ConditionIsMap", withCondition("\n        a: b"), "is not a text", 10},
        Wrong{"UnknownModifier", withLine("Image|like: x"), "\"like\" is not known", 8},
        Wrong{"TwoOperators", withLine("Image|contains|endswith: x"), "exclude each other", 8},
        Wrong{"RegexFlagAlone", withLine("Image|i: x"), "only behind re", 8},
        Wrong{"LookAround", withLine("Image|re: '(?=a)b'"), "is refused", 8},
        Wrong{"BackReference", withLine("Image|re: '(a)\\1'"), "is refused", 8},
        Wrong{"HugeRegex", withLine("Image|re: '((a{900}){900}){900}'"), "is refused", 8},
        Wrong{"BadNetwork", withLine("Image|cidr: 192.0.2.0/33"), "is not a network", 8},
        Wrong{"BadNumber", withLine("Image|gt: many"), "is not a number", 8},
        Wrong{"BadExists", withLine("Image|exists: maybe"), "true or false", 8},
        Wrong{"NullContains", withLine("Image|contains: null"), "null", 8},
        Wrong{"WildcardInBase64", withLine("Image|base64: 'a*'"), "no wildcards", 8},
        Wrong{"ShortOffset", withLine("Image|base64offset|contains: a"), "too short", 8},
        Wrong{"NestedValue", withLine("Image: {a: b}"), "neither a text", 8},
        Wrong{"NoValues", withLine("Image: []"), "has no values", 8},
        Wrong{"EmptySelection", ruleWith("    sel: {}\n    condition: sel"), "empty", 7},
        Wrong{"NullSelection", ruleWith("    sel:\n    condition: sel"), "neither a keyword", 7},
        Wrong{"OldAction", "action: global\ntitle: x\n", "no longer part", 1},
        Wrong{"ControlCharacter", "title: a\nid: \x04\n", "control character", 2},
        Wrong{"NotUtf8", "title: \xFF\n", "not UTF-8", 0}),
    [](const auto& info) { return info.param.name; });

TEST(SigmaRuleSet, OtherProductsAndCategoriesAreSkipped) {
    for (const char* source : {"product: windows\n    category: process_creation",
                               "product: linux\n    category: dns_query", "product: linux",
                               "product: linux\n    service: auditd"}) {
        const auto compiled = compileOne("title: x\nlogsource:\n    " + std::string(source) +
                                         "\ndetection:\n" + kSelection + "\n");
        ASSERT_EQ(compiled.problems.size(), 1U) << source;
        EXPECT_EQ(compiled.problems[0].impact, Impact::Skipped) << source;
        EXPECT_TRUE(compiled.set.rules().empty());
    }
    EXPECT_EQ(compileOne("title: x\nlogsource:\n    category: process_creation\ndetection:\n" +
                         std::string(kSelection) + "\n")
                  .set.rules()
                  .at(0)
                  .id,
              "x");
}

TEST(SigmaRuleSet, ALaterFileReplacesAnEarlierOneAndSaysSo) {
    const std::vector<RuleText> texts = {
        {"shipped.yml", ruleWith(kSelection, "same")},
        {"own.yml", ruleWith("    sel:\n        Image: y\n    condition: sel", "same")}};
    const auto compiled = RuleSet::compile(texts);
    ASSERT_EQ(compiled.problems.size(), 1U);
    EXPECT_EQ(compiled.problems[0].path, "shipped.yml");
    EXPECT_EQ(compiled.problems[0].impact, Impact::Replaced);
    EXPECT_THAT(compiled.problems[0].text, HasSubstr("own.yml"));
    EXPECT_TRUE(compiled.set.match(eventWith({{"Image", "x"}})).empty());
    EXPECT_EQ(compiled.set.match(eventWith({{"Image", "y"}})).size(), 1U);
}

TEST(SigmaRuleSet, ARefusedReplacementLeavesTheFirstInForce) {
    const std::vector<RuleText> texts = {
        {"shipped.yml", ruleWith(kSelection, "same")},
        {"own.yml", ruleWith("    sel:\n        Image|like: y\n    condition: sel", "same")}};
    EXPECT_EQ(RuleSet::compile(texts).set.match(eventWith({{"Image", "x"}})).size(), 1U);
}

TEST(SigmaRuleSet, SeveralDocumentsOfAFileAreRulesOfTheirOwn) {
    const auto compiled =
        compileOne(ruleWith(kSelection, "one") + "---\n" + ruleWith(kSelection, "two"));
    EXPECT_THAT(idsOf(compiled.set.match(eventWith({{"Image", "x"}}))), ElementsAre("one", "two"));
}

TEST(SigmaRuleSet, CorrelationsAreSkipped) {
    const auto compiled =
        compileOne(ruleWith(kSelection, "one") +
                   "---\ntitle: Many\ncorrelation:\n    type: event_count\n    rules: [one]\n");
    ASSERT_EQ(compiled.problems.size(), 1U);
    EXPECT_EQ(compiled.problems[0].impact, Impact::Skipped);
    EXPECT_EQ(compiled.set.rules().size(), 1U);
}

std::string correlation(const std::string& name, const std::string& refersTo) {
    return "title: " + name + "\nname: " + name +
           "\ncorrelation:\n    type: temporal\n    rules:\n        - " + refersTo + "\n";
}

TEST(SigmaRuleSet, ACircleOfCorrelationsIsRefused) {
    const std::vector<RuleText> texts = {{"a.yml", correlation("a", "b")},
                                         {"b.yml", correlation("b", "a")},
                                         {"c.yml", correlation("c", "a")},
                                         {"d.yml", correlation("d", "d")}};
    const auto compiled = RuleSet::compile(texts);
    ASSERT_EQ(compiled.problems.size(), 4U);
    for (const std::size_t circle : {0U, 1U, 3U}) {
        EXPECT_EQ(compiled.problems[circle].impact, Impact::Refused);
        EXPECT_THAT(compiled.problems[circle].text, HasSubstr("refers to itself"));
    }
    EXPECT_EQ(compiled.problems[2].impact, Impact::Skipped);
}

TEST(SigmaRuleSet, ManyLargePatternsAreTooMany) {
    std::string values;
    for (int i = 0; i < 3000; ++i)
        values += "            - '(a{1,100}|b" + std::to_string(i) + "){1,9}.*(c|d)+$'\n";
    const auto compiled =
        compileOne(ruleWith("    sel:\n        Image|re:\n" + values + "    condition: sel"));
    EXPECT_THAT(problemsOf(compiled), HasSubstr("too large together"));
}

TEST(SigmaRuleSet, CatastrophicPatternsTakeLinearTime) {
    const auto compiled = compileOne(withLine("Image|re: '^(([a-z])+.)+[A-Z]([a-z])+$'"));
    ASSERT_EQ(problemsOf(compiled), "");
    EXPECT_TRUE(compiled.set.match(eventWith({{"Image", std::string(50'000, 'a')}})).empty());
}

}  // namespace
}  // namespace rules::sigma
