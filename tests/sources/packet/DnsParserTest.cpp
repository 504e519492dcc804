#include "sources/packet/DnsParser.h"

#include <gtest/gtest.h>

#include "model/PacketEvent.h"
#include "tests/sources/packet/DnsBytes.h"

namespace sources {
namespace {

using testing_support::DnsBytes;

DnsBytes answered(std::string_view name, std::uint16_t answers, unsigned type = 1) {
    DnsBytes bytes(7, DnsBytes::kResponse, answers);
    bytes.question(name, type);
    return bytes;
}

TEST(DnsParser, aQuestion) {
    DnsBytes bytes(0xBEEF);
    bytes.question("WWW.Example.test", model::kDnsTypeAaaa);
    const auto message = parseDns(bytes.bytes());
    ASSERT_TRUE(message);
    EXPECT_EQ(message->id, 0xBEEF);
    EXPECT_FALSE(message->response);
    EXPECT_EQ(message->name, "www.example.test");
    EXPECT_EQ(message->type, model::kDnsTypeAaaa);
}

TEST(DnsParser, anAnswerWithCompressedNamesAnAliasAndBothKindsOfAddress) {
    auto bytes = answered("www.pool.test", 3);
    const auto alias = static_cast<unsigned>(bytes.size()) + 12;
    bytes.pointer(DnsBytes::kQuestion).record(model::kDnsTypeCname, 60, 7);
    bytes.u8(4).raw("edge").pointer(DnsBytes::kQuestion + 4);
    bytes.pointer(alias).record(model::kDnsTypeA, 300, 4).u32(0xC0000207);
    bytes.pointer(alias).record(model::kDnsTypeAaaa, 300, 16);
    bytes.u32(0x20010DB8).u32(0).u32(0).u32(9);
    const auto message = parseDns(bytes.bytes());
    ASSERT_TRUE(message);
    ASSERT_EQ(message->answers.size(), 3U);
    EXPECT_EQ(message->answers[0].value, "edge.pool.test");
    EXPECT_EQ(message->answers[1].name, "edge.pool.test");
    EXPECT_EQ(message->answers[1].value, "192.0.2.7");
    EXPECT_EQ(message->answers[1].ttlSeconds, 300U);
    EXPECT_EQ(message->answers[2].value, "2001:db8::9");
}

TEST(DnsParser, recordsOfOtherTypesAreKnownByTypeOnly) {
    auto bytes = answered("t.test", 1, model::kDnsTypeTxt);
    bytes.pointer(DnsBytes::kQuestion).record(model::kDnsTypeTxt, 5, 3).u8(2).raw("hi");
    const auto message = parseDns(bytes.bytes());
    ASSERT_TRUE(message);
    EXPECT_EQ(message->answers.at(0).value, "");
}

TEST(DnsParser, bytesThatMeanSomethingElsewhereAreEscaped) {
    DnsBytes bytes;
    bytes.u8(5).raw("a.b\x1b\xff").u8(1).raw("\\").u8(0).u16(1).u16(1);
    EXPECT_EQ(parseDns(bytes.bytes()).value().name, R"(a\046b\027\255.\092)");
}

TEST(DnsParser, theRootHasAnEmptyName) {
    DnsBytes bytes;
    bytes.question("", 2);
    EXPECT_EQ(parseDns(bytes.bytes()).value().name, "");
}

TEST(DnsParser, twoHundredAnswersAreReadUpToTheBound) {
    auto bytes = answered("t.test", 200);
    for (int i = 0; i < 200; i++)
        bytes.pointer(DnsBytes::kQuestion).record(model::kDnsTypeA, 1, 4).u32(1);
    EXPECT_EQ(parseDns(bytes.bytes()).value().answers.size(), kMaxDnsRecords);
}

struct Refused {
    const char* what;
    DnsBytes bytes;
};

class RefusedDns : public testing::TestWithParam<Refused> {};

TEST_P(RefusedDns, parseDns) {
    EXPECT_FALSE(parseDns(GetParam().bytes.bytes())) << GetParam().what;
}

DnsBytes withoutQuestion(std::uint16_t questions) {
    return DnsBytes(7, 0x0100, 0, questions);
}

DnsBytes longName(std::size_t labels, unsigned length) {
    DnsBytes bytes;
    for (std::size_t i = 0; i < labels; i++)
        bytes.u8(length).raw(std::string(length, 'a'));
    return bytes.u8(0).u16(1).u16(1);
}

// Each answer's name is the whole chain of pointers before it: cheap to write, dear to follow.
DnsBytes pointerLadder() {
    auto bytes = answered("t.test", 2);
    const auto start = static_cast<unsigned>(bytes.size());
    bytes.pointer(DnsBytes::kQuestion).record(16, 1, 2).pointer(start);
    return bytes.pointer(start + 12).record(1, 1, 4).u16(0);
}

const Refused kRefused[] = {
    {"nothing", DnsBytes(0, 0, 0, 0)},
    {"no question", withoutQuestion(0)},
    {"two questions", withoutQuestion(2).question("a.test").question("b.test")},
    {"a question that is not there", withoutQuestion(1)},
    {"an update", DnsBytes(7, 0x2800).question("a.test")},
    {"class CHAOS", DnsBytes().name("version.bind").u16(16).u16(3)},
    {"a name that points to itself", DnsBytes().pointer(DnsBytes::kQuestion).u16(1).u16(1)},
    {"a name that points forward", DnsBytes().pointer(40).u16(1).u16(1)},
    {"two names that point to each other", DnsBytes().pointer(14).pointer(12).u16(1).u16(1)},
    {"a label, then a pointer to that label",
     DnsBytes().u8(1).raw("a").pointer(DnsBytes::kQuestion).u16(1).u16(1)},
    {"a pointer past the end", DnsBytes().pointer(0x3FFF).u16(1).u16(1)},
    {"a label of a reserved kind", DnsBytes().u8(0x41).raw("a").u8(0).u16(1).u16(1)},
    {"a name of 256 bytes", longName(5, 50)},
    {"128 labels", longName(128, 1)},
    {"a name without its end", DnsBytes().u8(3).raw("abc")},
    {"no room for type and class", DnsBytes().name("a.test").u16(1)},
    {"an answer that is announced and missing", answered("a.test", 1)},
    {"an answer cut in its data",
     answered("a.test", 1).pointer(DnsBytes::kQuestion).record(1, 1, 4).u16(1)},
    {"an address of three bytes",
     answered("a.test", 1).pointer(DnsBytes::kQuestion).record(1, 1, 3).u16(1).u8(1)},
    {"an IPv6 address of four bytes",
     answered("a.test", 1).pointer(DnsBytes::kQuestion).record(28, 1, 4).u32(1)},
    {"an alias that points to itself",
     answered("a.test", 1).pointer(DnsBytes::kQuestion).record(5, 1, 2).pointer(36)},
    {"a ladder of pointers", pointerLadder()},
};
INSTANTIATE_TEST_SUITE_P(Rows, RefusedDns, testing::ValuesIn(kRefused));

TEST(DnsParser, aMessageCutAnywhereIsRefused) {
    auto whole = answered("www.pool.test", 1);
    whole.pointer(DnsBytes::kQuestion).record(model::kDnsTypeA, 300, 4).u32(1);
    ASSERT_TRUE(parseDns(whole.bytes()));
    for (std::size_t size = 0; size < whole.size(); size++)
        EXPECT_FALSE(parseDns(whole.bytes().first(size))) << size;
}

}  // namespace
}  // namespace sources
