// Hostile files are refused with a word, in bounded time and memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "rules/sigma/YamlNode.h"

namespace rules::sigma {
namespace {

using ::testing::HasSubstr;

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string refusal(const std::string& text) {
    const auto parsed = parseYaml(text);
    return parsed ? "parsed" : parsed.error().text;
}

TEST(SigmaYaml, KeepsLinesAndTexts) {
    const auto parsed = parseYaml("a: 0755\nb:\n    - yes\n    - 'no'\nc: ~\n");
    ASSERT_TRUE(parsed);
    const YamlNode& root = *parsed->at(0);
    EXPECT_EQ(root.find("a")->text, "0755");
    EXPECT_EQ(root.find("b")->items.at(1)->line, 4);
    EXPECT_EQ(root.find("b")->items.at(0)->text, "yes");
    EXPECT_TRUE(root.find("c")->isNull());
    EXPECT_EQ(root.find("d"), nullptr);
}

TEST(SigmaYaml, AliasesAreWrittenOut) {
    const auto parsed = parseYaml("a: &x [1, 2]\nb: *x\n");
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->at(0)->find("b")->items.size(), 2U);
}

TEST(SigmaYaml, ABombIsRefused) {
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string last = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" +
                repeated(last + ", ", 9) + last + "]\n";
    }
    EXPECT_THAT(refusal(bomb), HasSubstr("aliases written out"));
}

TEST(SigmaYaml, ACircleIsRefused) {
    EXPECT_THAT(refusal("a: &x\n  b: *x\n"), HasSubstr("what contains it"));
    EXPECT_THAT(refusal("&x [*x]\n"), HasSubstr("what contains it"));
}

TEST(SigmaYaml, DepthIsBounded) {
    EXPECT_NE(refusal(repeated("[", 100'000)), "parsed");
    EXPECT_NE(refusal(repeated("{a: ", 1000)), "parsed");
    EXPECT_NE(refusal(repeated("- ", 50'000)), "parsed");
    std::string lines;
    for (std::size_t i = 0; i < 100; ++i)
        lines += std::string(i, ' ') + "a:\n";
    EXPECT_THAT(refusal(lines), HasSubstr("too deeply"));
}

TEST(SigmaYaml, SizeIsBounded) {
    EXPECT_THAT(refusal(repeated("- a\n", 1'000'000)), HasSubstr("larger than 256 KiB"));
    EXPECT_THAT(refusal(repeated("- a\n", 30'000)), HasSubstr("more than 20000 values"));
    EXPECT_THAT(refusal(repeated("---\na\n", 30'000)), HasSubstr("more than 20000 values"));
}

TEST(SigmaYaml, KeysAreTextsAndUnique) {
    EXPECT_NE(refusal("? [a]\n: b\n"), "parsed");
    EXPECT_NE(refusal("a: 1\na: 2\n"), "parsed");
    EXPECT_NE(refusal("~: 1\n"), "parsed");
}

TEST(SigmaYaml, WhatHidesTheRestIsRefused) {
    // Byte 4 ends a file for the parser: the rule below it would silently not count.
    EXPECT_THAT(refusal("a: 1\n\x04\nb: 2\n"), HasSubstr("control character"));
    EXPECT_THAT(refusal(std::string("a: 1\n\0b: 2\n", 12)), HasSubstr("control character"));
    EXPECT_THAT(refusal("\xFF\xFE"
                        "a"),
                HasSubstr("UTF-8"));
}

}  // namespace
}  // namespace rules::sigma
