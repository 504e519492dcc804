#include "enforcement/BlockGuard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "enforcement/BlockTable.h"

namespace enforcement {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct Text {
    std::string_view given;
    std::string_view address;  // empty: refused
};

class ParsedAddress : public testing::TestWithParam<Text> {};

TEST_P(ParsedAddress, IsOneAddressOrNothing) {
    const auto address = parseAddress(GetParam().given);
    EXPECT_EQ(address.value_or(""), GetParam().address);
}

using namespace std::string_view_literals;
INSTANTIATE_TEST_SUITE_P(
    Texts, ParsedAddress,
    testing::Values(Text{"192.0.2.1", "192.0.2.1"}, Text{"::ffff:192.0.2.1", "192.0.2.1"},
                    Text{"2001:DB8:0::1", "2001:db8::1"}, Text{"", ""}, Text{"192.0.2.1 ", ""},
                    Text{"192.0.2.0/24", ""}, Text{"192.0.2.1-192.0.2.9", ""},
                    Text{"192.0.2.1 }; flush ruleset", ""}, Text{"192.0.2.1\n", ""},
                    Text{"192.0.2.1\0 }"sv, ""}, Text{"192.000.002.001", ""},
                    Text{"3221225985", ""}, Text{"0x7f.1", ""}, Text{"fe80::1%eth0", ""},
                    Text{"[2001:db8::1]", ""}, Text{"example.org", ""},
                    Text{"2001:0db8:0000:0000:0000:0000:0000:0001 }; add table ip x", ""}));

struct Guarded {
    const char* address;
    const char* why;  // nullptr: may be blocked
};

class RefusedAddress : public testing::TestWithParam<Guarded> {};

TEST_P(RefusedAddress, IsWhatTheMachineNeeds) {
    const sources::Surroundings surroundings{
        {"192.0.2.10", "2001:db8::10"}, {"192.0.2.1", "fe80::1"}, {"198.51.100.53"}};
    const auto refusal = refusalOf(GetParam().address, surroundings);
    if (GetParam().why == nullptr)
        EXPECT_EQ(refusal, std::nullopt);
    else
        EXPECT_THAT(refusal.value_or(""), HasSubstr(GetParam().why));
}

INSTANTIATE_TEST_SUITE_P(
    Addresses, RefusedAddress,
    testing::Values(Guarded{"127.0.0.1", "no single"}, Guarded{"127.66.0.1", "no single"},
                    Guarded{"0.0.0.0", "no single"}, Guarded{"224.0.0.251", "no single"},
                    Guarded{"255.255.255.255", "no single"}, Guarded{"::1", "no single"},
                    Guarded{"::", "no single"}, Guarded{"ff02::fb", "no single"},
                    Guarded{"192.0.2.10", "own"}, Guarded{"2001:db8::10", "own"},
                    Guarded{"192.0.2.1", "gateway"}, Guarded{"fe80::1", "gateway"},
                    Guarded{"198.51.100.53", "name server"}, Guarded{"192.0.2.2", nullptr},
                    Guarded{"10.0.0.7", nullptr}, Guarded{"223.255.255.1", nullptr},
                    Guarded{"128.0.0.1", nullptr}, Guarded{"2001:db8::11", nullptr},
                    Guarded{"fe80::2", nullptr}));

// --- what is said to nftables and heard from it ---

TEST(BlockTableTest, AReasonCannotLeaveItsQuotes) {
    EXPECT_EQ(safeReason("a\" }; flush ruleset\n"), "a  flush ruleset");
    EXPECT_EQ(safeReason(std::string(100, 'x')).size(), kMostReasonBytes);
    const auto commands = addCommands({"192.0.2.1", 60, "\\\"$x"});
    EXPECT_THAT(commands, HasSubstr("192.0.2.1 timeout 60s comment \"x\" }\n"));
}

TEST(BlockTableTest, EveryElementHasATimeout) {
    for (const std::int64_t seconds : {-5L, 0L, 1L})
        EXPECT_THAT(addCommands({"2001:db8::1", seconds, ""}), HasSubstr(" timeout 1s }\n"));
    EXPECT_THAT(addCommands({"2001:db8::1", 1, ""}), Not(HasSubstr("blocked4")));
}

TEST(BlockTableTest, ReadsWhatTheKernelHas) {
    const auto blocks = parseBlocks(R"({"nftables": [{"metainfo": {"version": "1.0.6"}},
        {"set": {"family": "inet", "name": "blocked4", "table": "algomonitor", "type": "ipv4_addr",
         "elem": [{"elem": {"val": "192.0.2.1", "timeout": 500, "expires": 499, "comment": "abc"}},
                  {"elem": {"val": "192.0.2.2", "timeout": 500, "expires": 3}}, "192.0.2.3",
                  {"elem": {"val": {"prefix": {"addr": "192.0.2.0", "len": 24}}}}, 7]}},
        {"set": {"name": "blocked6", "elem": [{"elem": {"val": "2001:db8::1", "expires": 9}}]}},
        {"rule": {"expr": [{"match": {"right": "@blocked4"}}]}}]})");
    ASSERT_TRUE(blocks);
    EXPECT_THAT(*blocks, ElementsAre(Block{"192.0.2.1", 499, "abc"}, Block{"192.0.2.2", 3, ""},
                                     Block{"192.0.2.3", 0, ""}, Block{"2001:db8::1", 9, ""}));
    for (const auto* const text : {"", "[]", "{}", "{\"nftables\":{}}", "\xFF"})
        EXPECT_FALSE(parseBlocks(text)) << text;
}

}  // namespace
}  // namespace enforcement
