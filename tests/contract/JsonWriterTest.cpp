#include "contract/JsonWriter.h"

#include <gtest/gtest.h>

#include <clocale>
#include <limits>

namespace {

TEST(JsonWriter, PutsCommasOnlyBetween) {
    contract::JsonWriter out;
    out.object()
        .key("a")
        .array()
        .value(1)
        .value("x")
        .object()
        .endObject()
        .array()
        .endArray()
        .endArray()
        .member("b", true)
        .textMember("empty", "")
        .key("c")
        .null()
        .endObject();
    EXPECT_EQ(out.take(), R"({"a":[1,"x",{},[]],"b":true,"c":null})");
}

TEST(JsonWriter, NumbersKeepAllTheirDigits) {
    contract::JsonWriter out;
    out.array()
        .value(std::numeric_limits<std::uint64_t>::max())
        .value(std::numeric_limits<std::int64_t>::min())
        .value(0.25)
        .value(std::numeric_limits<double>::infinity())
        .endArray();
    EXPECT_EQ(out.take(), "[18446744073709551615,-9223372036854775808,0.25,null]");
}

TEST(JsonWriter, TheLocaleHasNoSay) {
    if (std::setlocale(LC_NUMERIC, "de_DE.UTF-8") == nullptr)
        GTEST_SKIP() << "no locale with a decimal comma here";
    contract::JsonWriter out;
    out.value(1.5);
    std::setlocale(LC_NUMERIC, "C");
    EXPECT_EQ(out.take(), "1.5");
}

struct StringCase {
    std::string text, json;
};

class JsonString : public testing::TestWithParam<StringCase> {};

TEST_P(JsonString, IsEscaped) {
    std::string out;
    contract::appendJsonString(out, GetParam().text);
    EXPECT_EQ(out, GetParam().json);
}

INSTANTIATE_TEST_SUITE_P(JsonWriter, JsonString,
                         testing::Values(StringCase{"", R"("")"},
                                         StringCase{"plain ü", R"("plain ü")"},
                                         StringCase{"\"\\/", R"("\"\\/")"},
                                         StringCase{"\n\t\r\x7f", R"("\n\t\u000d\u007f")"},
                                         StringCase{std::string("\0", 1), R"("\u0000")"},
                                         StringCase{"\xE2\x80\xAE", R"("\u202e")"},
                                         StringCase{"\xF3\xA0\x81\x81", R"("\udb40\udc41")"},
                                         StringCase{"\xFF", R"("\\xff")"},
                                         StringCase{"\xC3", R"("\\xc3")"},
                                         StringCase{"\xF0\x9F\x98\x80", "\"\xF0\x9F\x98\x80\""}));

}  // namespace
