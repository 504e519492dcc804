// How selections are joined.
#include <gtest/gtest.h>

#include "tests/rules/sigma/Rules.h"

namespace rules::sigma {
namespace {

using testing::matches;

constexpr const char* kSelections =
    "    sel_a:\n        CommandLine|contains: a\n"
    "    sel_b:\n        CommandLine|contains: b\n"
    "    sel_c:\n        CommandLine|contains: c\n"
    "    filter:\n        CommandLine|contains: f\n"
    "    _hidden:\n        CommandLine|contains: h\n";

struct Row {
    const char* condition;
    const char* value;
    bool expected;
};

class SigmaCondition : public ::testing::TestWithParam<Row> {};

TEST_P(SigmaCondition, JoinsSelections) {
    const Row& row = GetParam();
    const std::string detection = std::string(kSelections) + "    condition: " + row.condition;
    EXPECT_EQ(matches(detection, {{"CommandLine", row.value}}), row.expected)
        << row.condition << " on " << row.value;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SigmaCondition,
    ::testing::Values(
        Row{"sel_a", "a", true}, Row{"sel_a", "b", false}, Row{"sel_a and sel_b", "ab", true},
        Row{"sel_a and sel_b", "a", false}, Row{"sel_a or sel_b", "b", true},
        Row{"not sel_a", "b", true}, Row{"not sel_a", "a", false}, Row{"not not sel_a", "a", true},
        Row{"sel_a OR sel_b", "b", true}, Row{"sel_a AND NOT filter", "a", true},
        Row{"sel_a AND NOT filter", "af", false},
        // not binds more than and, and more than or
        Row{"sel_a or sel_b and sel_c", "a", true}, Row{"sel_a or sel_b and sel_c", "b", false},
        Row{"(sel_a or sel_b) and sel_c", "a", false},
        Row{"(sel_a or sel_b) and sel_c", "bc", true}, Row{"not sel_a and sel_b", "b", true},
        Row{"not sel_a and sel_b", "c", false}, Row{"not (sel_a and sel_b)", "b", true},
        Row{"not (sel_a and sel_b)", "ab", false}, Row{"not sel_a or sel_b", "ab", true},
        Row{"((sel_a))", "a", true}, Row{"1 of sel_*", "c", true}, Row{"1 of sel_*", "f", false},
        Row{"all of sel_*", "abc", true}, Row{"all of sel_*", "ab", false},
        Row{"2 of sel_*", "ac", true}, Row{"2 of sel_*", "c", false},
        Row{"3 of sel_*", "abc", true}, Row{"4 of sel_*", "abcf", false},
        Row{"any of sel_*", "b", true}, Row{"1 of *_a", "a", true}, Row{"1 of *_a", "b", false},
        Row{"1 of s*l_b", "b", true}, Row{"1 of sel_a", "a", true}, Row{"1 of them", "f", true},
        Row{"1 of them", "h", false}, Row{"_hidden", "h", true}, Row{"all of them", "abcf", true},
        Row{"all of them", "abc", false}, Row{"1 of _*", "h", true},
        Row{"sel_a and not 1 of filter*", "a", true},
        Row{"sel_a and not 1 of filter*", "af", false},
        Row{"all of sel_* and not filter", "abc", true},
        Row{"1 of sel_* and 1 of filter*", "bf", true},
        Row{"\n        - sel_a\n        - sel_b and sel_c", "bc", true},
        Row{"\n        - sel_a\n        - sel_b and sel_c", "a", true},
        Row{"\n        - sel_a\n        - sel_b and sel_c", "b", false}));

TEST(SigmaSelection, ListOfMapsIsAnyOfThem) {
    constexpr std::string_view detection =
        "    sel:\n        - Image|endswith: /nc\n          User: root\n"
        "        - CommandLine|contains: xmrig\n        - keyword\n    condition: sel";
    EXPECT_TRUE(matches(detection, {{"Image", "/bin/nc"}, {"User", "root"}}));
    EXPECT_FALSE(matches(detection, {{"Image", "/bin/nc"}, {"User", "alice"}}));
    EXPECT_TRUE(matches(detection, {{"CommandLine", "./XMRIG"}}));
    EXPECT_TRUE(matches(detection, {{"Anything", "a Keyword here"}}));
}

TEST(SigmaSelection, KeywordsAreLookedForEverywhere) {
    constexpr std::string_view any =
        "    words:\n        - meterpreter\n        - 'rootk?t'\n"
        "    condition: words";
    EXPECT_TRUE(matches(any, {{"Some", "x"}, {"Other", "the Meterpreter"}}));
    EXPECT_TRUE(matches(any, {{"Other", "a rootkit"}}));
    EXPECT_FALSE(matches(any, {{"Other", "a rootkt"}}));
    constexpr std::string_view all =
        "    words:\n        '|all':\n            - one\n"
        "            - two\n    condition: words";
    EXPECT_TRUE(matches(all, {{"Some", "One"}, {"Other", "Two"}}));
    EXPECT_FALSE(matches(all, {{"Some", "one"}}));
    EXPECT_TRUE(matches("    words: single\n    condition: words", {{"Some", "a Single one"}}));
    EXPECT_TRUE(matches("    words:\n        '|re': 'a+b'\n    condition: words", {{"X", "aab"}}));
}

TEST(SigmaSelection, OfNegationsOnlyIsTriedToo) {
    EXPECT_TRUE(matches("    f:\n        User: root\n    condition: not f", {{"User", "alice"}}));
    EXPECT_TRUE(matches("    f:\n        User: root\n    condition: not f", {}));
    EXPECT_FALSE(matches("    f:\n        User: root\n    condition: not f", {{"User", "Root"}}));
}

}  // namespace
}  // namespace rules::sigma
