// What one line of a selection says about one value: the Sigma specification's words, one row each.
#include <gtest/gtest.h>

#include "tests/rules/sigma/Rules.h"

namespace rules::sigma {
namespace {

using testing::lineMatches;

struct Row {
    const char* line;
    const char* value;  // of CommandLine
    bool expected;
};

class SigmaValue : public ::testing::TestWithParam<Row> {};

TEST_P(SigmaValue, IsComparedAsTheSpecificationSays) {
    const Row& row = GetParam();
    EXPECT_EQ(lineMatches(row.line, {{"CommandLine", row.value}}), row.expected)
        << row.line << " on \"" << row.value << '"';
}

INSTANTIATE_TEST_SUITE_P(
    Plain, SigmaValue,
    ::testing::Values(
        Row{"CommandLine: whoami", "whoami", true}, Row{"CommandLine: whoami", "WhoAmI", true},
        Row{"CommandLine: whoami", "whoami ", false}, Row{"CommandLine: whoami", "", false},
        Row{"CommandLine: [id, whoami]", "id", true},
        Row{"CommandLine: [id, whoami]", "ids", false}, Row{"CommandLine: 4444", "4444", true},
        Row{"CommandLine: 4444", "44440", false}, Row{"CommandLine: true", "TRUE", true},
        Row{"CommandLine: ''", "", true}, Row{"CommandLine: ''", "x", false},
        Row{"CommandLine: null", "", false}, Row{"CommandLine: ~", "x", false},
        Row{"CommandLine: 'null'", "null", true}, Row{"CommandLine: [null, id]", "id", true},
        Row{"CommandLine: über", "ÜBER", true}, Row{"CommandLine: über", "uber", false},
        Row{"CommandLine|cased: über", "ÜBER", false},
        Row{"CommandLine|cased: WhoAmI", "WhoAmI", true},
        Row{"CommandLine|cased: WhoAmI", "whoami", false}, Row{"CommandLine|neq: id", "ls", true},
        Row{"CommandLine|neq: id", "ID", false}));

INSTANTIATE_TEST_SUITE_P(
    Parts, SigmaValue,
    ::testing::Values(Row{"CommandLine|contains: ' -e '", "nc -e sh", true},
                      Row{"CommandLine|contains: ' -e '", "nc -E sh", true},
                      Row{"CommandLine|contains: ' -e '", "nc -e", false},
                      Row{"CommandLine|contains|cased: ' -e '", "nc -E sh", false},
                      Row{"CommandLine|startswith: /tmp/", "/TMP/x", true},
                      Row{"CommandLine|startswith: /tmp/", " /tmp/x", false},
                      Row{"CommandLine|endswith: .sh", "/a/b.SH", true},
                      Row{"CommandLine|endswith: .sh", "/a/b.sh ", false},
                      Row{"CommandLine|endswith: .sh", "sh", false},
                      Row{"CommandLine|contains|all: [curl, ' -o ']", "curl -o x", true},
                      Row{"CommandLine|contains|all: [curl, ' -o ']", "curl -O x y", true},
                      Row{"CommandLine|contains|all: [curl, ' -o ']", "curl --out x", false},
                      Row{"CommandLine|contains: [wget, curl]", "a wget b", true},
                      Row{"CommandLine|contains: [wget, curl]", "a get b", false}));

INSTANTIATE_TEST_SUITE_P(
    Wildcards, SigmaValue,
    ::testing::Values(
        Row{"CommandLine: 'chmod * /tmp/*'", "chmod 777 /tmp/x", true},
        Row{"CommandLine: 'chmod * /tmp/*'", "CHMOD 777 /tmp/", true},
        Row{"CommandLine: 'chmod * /tmp/*'", "chmod 777 /var/x", false},
        Row{"CommandLine: 'chmod * /tmp/*'", "sudo chmod 777 /tmp/x", false},
        Row{"CommandLine: 'a?c'", "abc", true}, Row{"CommandLine: 'a?c'", "ac", false},
        Row{"CommandLine: 'a?c'", "abbc", false},
        Row{"CommandLine: 'a?c'",
            "a\xC3\xA9"
            "c",
            true},
        Row{"CommandLine: 'a?c'",
            "a\xFF"
            "c",
            true},
        Row{"CommandLine: 'a*c'",
            "a\xFF\xFE"
            "c",
            true},
        Row{"CommandLine: 'a*c'", "a\nc", true},
        Row{"CommandLine: 'a*é'",
            "a\xFF"
            "É",
            true},
        Row{"CommandLine|contains: 'a*c'", "xx a b c yy", true},
        Row{"CommandLine|contains: 'a*c'", "c a", false},
        Row{R"(CommandLine: 'a\*c')", "a*c", true}, Row{R"(CommandLine: 'a\*c')", "abc", false},
        Row{R"(CommandLine: 'a\?c')", "a?c", true}, Row{R"(CommandLine: 'a\?c')", "abc", false},
        Row{R"(CommandLine: 'a\\c')", R"(a\c)", true}, Row{R"(CommandLine: 'a\c')", R"(a\c)", true},
        Row{R"(CommandLine: 'a\\*')", R"(a\bc)", true}, Row{R"(CommandLine: 'a\\*')", "a*", false},
        Row{R"(CommandLine: 'a\\\*')", R"(a\*)", true},
        Row{R"(CommandLine: 'a\\\*')", R"(a\b)", false},
        Row{R"(CommandLine|endswith: 'c\')", R"(abc\)", true},
        Row{R"(CommandLine|contains: '\p*x')", R"(a\pbx)", true}, Row{"CommandLine: '*'", "", true},
        Row{"CommandLine: 'x**y'", "xy", true}, Row{"CommandLine|contains: '[a]'", "a", false},
        Row{"CommandLine|contains: '[a]'", "[A]", true}));

INSTANTIATE_TEST_SUITE_P(
    Regex, SigmaValue,
    ::testing::Values(
        Row{R"(CommandLine|re: '\s-[a-z]*O\s')", "wget -qO x", true},
        Row{R"(CommandLine|re: '\s-[a-z]*O\s')", "wget -qo x", false},
        Row{R"(CommandLine|re|i: '\s-[a-z]*O\s')", "wget -qo x", true},
        Row{"CommandLine|re: '^id$'", "id", true}, Row{"CommandLine|re: '^id$'", "ls\nid", false},
        Row{"CommandLine|re|m: '^id$'", "ls\nid", true},
        Row{"CommandLine|re: 'a.b'", "a\nb", false}, Row{"CommandLine|re|s: 'a.b'", "a\nb", true},
        Row{"CommandLine|re: 'a.b'",
            "a\xFF"
            "b",
            true},
        Row{"CommandLine|re: '(a+)+$'", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", false},
        Row{"CommandLine|re|all: ['a', 'b']", "ba", true},
        Row{"CommandLine|re|all: ['a', 'b']", "aa", false},
        Row{R"(CommandLine|re: '\p{Lu}b')", "Éb", true}, Row{"CommandLine|re|i: 'é'", "É", true}));

INSTANTIATE_TEST_SUITE_P(
    Encoded, SigmaValue,
    ::testing::Values(
        Row{"CommandLine|windash|contains: ' -e '", "nc /e sh", true},
        Row{"CommandLine|windash|contains: ' -e '", "nc – e sh", false},
        Row{"CommandLine|windash|contains: ' -e '", "nc –e sh", true},
        Row{"CommandLine|windash|contains: ' -e '", "nc ―E sh", true},
        Row{"CommandLine|windash|contains: ' -e '", "nc -e sh", true},
        Row{"CommandLine|windash|contains: ' a-e '", "nc a/e sh", false},
        Row{"CommandLine|windash|contains|all: ['-a', '-b']", "x /a -b", true},
        Row{"CommandLine|base64: foobar", "Zm9vYmFy", true},
        Row{"CommandLine|base64: fooba", "Zm9vYmE=", true},
        Row{"CommandLine|base64|contains: foob", "echo Zm9vYg== | base64 -d", true},
        Row{"CommandLine|base64offset|contains: /bin/bash", "x L2Jpbi9iYXNo", true},
        Row{"CommandLine|base64offset|contains: /bin/bash", "IC9iaW4vYmFzaCA=", true},
        Row{"CommandLine|base64offset|contains: /bin/bash", "ICAvYmluL2Jhc2gg", true},
        Row{"CommandLine|base64offset|contains: /bin/bash", "L2Jpbi9iYXN", false},
        Row{"CommandLine|utf16le|base64offset|contains: Invoke", "SQBuAHYAbwBrAGUA", true},
        Row{"CommandLine|wide|base64offset|contains: Invoke", "SQBuAHYAbwBrAGUA", true},
        Row{"CommandLine|utf16be|base64|contains: In", "AEkAbg==", true},
        Row{"CommandLine|utf16|base64: I", "//5JAA==", true},
        Row{"CommandLine|utf16|base64: I", "/v8ASQ==", false}));

INSTANTIATE_TEST_SUITE_P(
    NumbersAndNetworks, SigmaValue,
    ::testing::Values(
        Row{"CommandLine|lt: 10", "9.5", true}, Row{"CommandLine|lt: 10", "10", false},
        Row{"CommandLine|lte: 10", "10", true}, Row{"CommandLine|gt: 1023", "1024", true},
        Row{"CommandLine|gt: 1023", "9", false}, Row{"CommandLine|gte: -1", "-1", true},
        Row{"CommandLine|gte: 1", "1x", false}, Row{"CommandLine|gte: 0", "", false},
        Row{"CommandLine|cidr: 192.0.2.0/24", "192.0.2.255", true},
        Row{"CommandLine|cidr: 192.0.2.0/24", "192.0.3.0", false},
        Row{"CommandLine|cidr: 192.0.2.0/24", "::ffff:192.0.2.1", true},
        Row{"CommandLine|cidr: 192.0.2.0/23", "192.0.3.9", true},
        Row{"CommandLine|cidr: 192.0.2.0/24", "192.0.2.1 ", false},
        Row{"CommandLine|cidr: [10.0.0.0/8, 2001:db8::/33]", "2001:db8:7fff::1", true},
        Row{"CommandLine|cidr: [10.0.0.0/8, 2001:db8::/33]", "2001:db8:8000::1", false},
        Row{"CommandLine|cidr: 0.0.0.0/0", "198.51.100.1", true},
        Row{"CommandLine|cidr: 0.0.0.0/0", "::1", false},
        Row{"CommandLine|cidr: '::1'", "::1", true}, Row{"CommandLine|exists: true", "", true},
        Row{"CommandLine|exists: false", "", false}));

TEST(SigmaField, ThatIsAbsentIsNull) {
    EXPECT_TRUE(lineMatches("User: null", {{"CommandLine", "x"}}));
    EXPECT_TRUE(lineMatches("User: [null, root]", {{"CommandLine", "x"}}));
    EXPECT_TRUE(lineMatches("User|exists: false", {{"CommandLine", "x"}}));
    EXPECT_FALSE(lineMatches("User: ''", {{"CommandLine", "x"}}));
    EXPECT_FALSE(lineMatches("User: '*'", {{"CommandLine", "x"}}));
    EXPECT_FALSE(lineMatches("User|exists: true", {{"CommandLine", "x"}}));
}

TEST(SigmaField, IsComparedWithAnother) {
    EXPECT_TRUE(lineMatches("Image|fieldref: ParentImage",
                            {{"Image", "/bin/A"}, {"ParentImage", "/bin/a"}}));
    EXPECT_FALSE(lineMatches("Image|fieldref|cased: ParentImage",
                             {{"Image", "/bin/A"}, {"ParentImage", "/bin/a"}}));
    EXPECT_FALSE(lineMatches("Image|fieldref: ParentImage", {{"Image", "/bin/A"}}));
    EXPECT_TRUE(lineMatches("CommandLine|fieldref|startswith: Image",
                            {{"Image", "/bin/a"}, {"CommandLine", "/bin/a -x"}}));
    EXPECT_TRUE(lineMatches("CommandLine|fieldref|contains: User",
                            {{"User", "alice"}, {"CommandLine", "su Alice -c id"}}));
    EXPECT_FALSE(lineMatches("CommandLine|fieldref|endswith: User",
                             {{"User", "alice"}, {"CommandLine", "su alice -c id"}}));
}

TEST(SigmaField, NamesHaveCases) {
    EXPECT_FALSE(lineMatches("commandline: id", {{"CommandLine", "id"}}));
}

TEST(SigmaField, TwoFieldsOfOneMapBothHold) {
    constexpr std::string_view both = "Image|endswith: /nc\n        CommandLine|contains: ' -e '";
    EXPECT_TRUE(lineMatches(both, {{"Image", "/bin/nc"}, {"CommandLine", "nc -e sh"}}));
    EXPECT_FALSE(lineMatches(both, {{"Image", "/bin/nc"}, {"CommandLine", "nc -l 1"}}));
    EXPECT_FALSE(lineMatches(both, {{"Image", "/bin/cat"}, {"CommandLine", "nc -e sh"}}));
}

}  // namespace
}  // namespace rules::sigma
