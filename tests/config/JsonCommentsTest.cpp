#include "config/JsonComments.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

struct CommentCase {
    const char* text;
    const char* bare;
};

class JsonComments : public testing::TestWithParam<CommentCase> {};

TEST_P(JsonComments, BecomeBlanks) {
    EXPECT_EQ(config::withoutComments(GetParam().text), GetParam().bare);
}

INSTANTIATE_TEST_SUITE_P(
    Config, JsonComments,
    testing::Values(CommentCase{"", ""}, CommentCase{"{} // x", "{}     "},
                    CommentCase{"1//a\n2", "1   \n2"}, CommentCase{"1/*a\nb*/2", "1   \n   2"},
                    CommentCase{"1/**/2", "1    2"}, CommentCase{"1/*/2*/3", "1      3"},
                    CommentCase{"\"//x\"", "\"//x\""}, CommentCase{"\"/*x*/\"", "\"/*x*/\""},
                    CommentCase{"\"a\\\"//\"//b", "\"a\\\"//\"   "},
                    CommentCase{"\"a\\\\\"//b", "\"a\\\\\"   "},
                    CommentCase{"\"open // to the end", "\"open // to the end"},
                    CommentCase{"/ /x", "/ /x"}, CommentCase{"// /*\n1", "     \n1"},
                    CommentCase{"/* // */1", "        1"}, CommentCase{"/* open", "       "},
                    CommentCase{"//\"\n\"x\"", "   \n\"x\""}, CommentCase{"/", "/"},
                    CommentCase{"1/*x*//*y*/2//z", "1          2   "}));

TEST(JsonCommentsLength, LinesStayWhereTheyAre) {
    const std::string text = "{ // a\r\n\"x\": /* b\n\n */ 1 }";
    const std::string bare = config::withoutComments(text);
    EXPECT_EQ(bare.size(), text.size());
    EXPECT_EQ(std::count(bare.begin(), bare.end(), '\n'), 3);
}

}  // namespace
