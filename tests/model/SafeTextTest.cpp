#include "model/SafeText.h"

#include <gtest/gtest.h>

namespace {

struct TextCase {
    std::string raw, valid, printable;
};

class SafeText : public testing::TestWithParam<TextCase> {};

TEST_P(SafeText, IsValidAndPrintable) {
    EXPECT_EQ(model::validUtf8(GetParam().raw), GetParam().valid);
    EXPECT_EQ(model::printable(GetParam().raw), GetParam().printable);
}

INSTANTIATE_TEST_SUITE_P(
    Model, SafeText,
    testing::Values(
        TextCase{"", "", ""}, TextCase{"plain", "plain", "plain"},
        TextCase{"größe €😀", "größe €😀", "größe €😀"},
        TextCase{"a\nb\tc\r", "a\nb\tc\r", "a\\nb\\tc\\r"},
        TextCase{std::string("a\0b", 3), "a\\x00b", "a\\x00b"},
        TextCase{"\x1b[31m", "\x1b[31m", "\\x1b[31m"}, TextCase{"\x7f", "\x7f", "\\x7f"},
        // U+0085, a C1 control
        TextCase{"\xC2\x85", "\xC2\x85", "\\x85"},
        // U+00A0 is a blank, U+00AD is invisible
        TextCase{"\xC2\xA0", "\xC2\xA0", "\xC2\xA0"}, TextCase{"\xC2\xAD", "\xC2\xAD", "\\xad"},
        TextCase{"\xE2\x80\xAE", "\xE2\x80\xAE", "\\u202e"},
        TextCase{"\xE2\x81\xA6", "\xE2\x81\xA6", "\\u2066"},
        TextCase{"\xE2\x80\xA8", "\xE2\x80\xA8", "\\u2028"},
        TextCase{"\xEF\xBB\xBF", "\xEF\xBB\xBF", "\\ufeff"},
        // neighbours of the unsafe ranges
        TextCase{"\xE2\x80\x8A\xE2\x80\x90\xE2\x80\xAF", "\xE2\x80\x8A\xE2\x80\x90\xE2\x80\xAF",
                 "\xE2\x80\x8A\xE2\x80\x90\xE2\x80\xAF"},
        // overlong '/', lone continuation, lone lead, surrogate, beyond U+10FFFF, cut short
        TextCase{"\xC0\xAF", "\\xc0\\xaf", "\\xc0\\xaf"}, TextCase{"\x80", "\\x80", "\\x80"},
        TextCase{"\xE2\x28\xA1", "\\xe2(\\xa1", "\\xe2(\\xa1"},
        TextCase{"\xED\xA0\x80", "\\xed\\xa0\\x80", "\\xed\\xa0\\x80"},
        TextCase{"\xF4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", "\\xf4\\x90\\x80\\x80"},
        TextCase{"\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"},
        TextCase{"\xF0\x9F\x98", "\\xf0\\x9f\\x98", "\\xf0\\x9f\\x98"}));

TEST(SafeTextCut, KeepsWholeCharacters) {
    EXPECT_EQ(model::shortened("abc", 3), "abc");
    EXPECT_EQ(model::shortened("abcdef", 5), "ab…");
    EXPECT_EQ(model::shortened("ääää", 6), "ä…");  // byte 3 is inside the second ä
    EXPECT_EQ(model::shortened("ääää", 7), "ää…");
    EXPECT_EQ(model::shortened("abcdef", 2), "");
    EXPECT_EQ(model::shortened(std::string(100, '\x80'), 10).size(), 7U);
}

TEST(SafeTextCut, IsNeverLongerThanAsked) {
    const std::string text = "a😀b€cä";
    for (std::size_t bytes = 0; bytes <= text.size(); ++bytes) {
        const std::string cut = model::shortened(text, bytes);
        EXPECT_LE(cut.size(), bytes);
        EXPECT_EQ(model::validUtf8(cut), cut) << bytes;
    }
}

}  // namespace
