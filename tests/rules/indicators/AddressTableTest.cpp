#include "rules/indicators/AddressTable.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace rules::indicators {
namespace {

struct Entry {
    const char* prefix;
    std::uint16_t feed;
};

AddressTable table(const std::vector<Entry>& entries) {
    AddressTable::Builder builder;
    for (const Entry& entry : entries)
        builder.add(parsePrefix(entry.prefix).value(), entry.feed);
    return builder.build();
}

std::string found(const AddressTable& table, const char* address) {
    std::string text;
    for (const Hit& hit : table.find(parseAddress(address).value()))
        text +=
            (text.empty() ? "" : " ") + std::to_string(hit.feed) + "/" + std::to_string(hit.length);
    return text;
}

TEST(Address, ReadsWhatTheKernelWrites) {
    for (const char* text :
         {"0.0.0.0", "255.255.255.255", "192.0.2.7", "::", "::1", "2001:db8::7", "fe80::1:2:3:4"})
        EXPECT_EQ(toString(parseAddress(text).value()), text);
    EXPECT_EQ(toString(parseAddress("::ffff:192.0.2.7").value()), "192.0.2.7");
    EXPECT_EQ(toString(parseAddress("2001:DB8:0::7").value()), "2001:db8::7");
}

TEST(Address, RefusesWhatIsNone) {
    for (const char* text : {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4 ",
                             "1.2.3.4/8", "::g", "1::2::3", "fe80::1%eth0", "example.org"})
        EXPECT_FALSE(parseAddress(text)) << text;
    EXPECT_FALSE(parseAddress(std::string_view("1.2.3.4\0", 8)));
    EXPECT_FALSE(parseAddress(std::string(4096, '1')));
}

TEST(Address, PrefixesLoseTheBitsBeyondTheirLength) {
    EXPECT_EQ(toString(parsePrefix("192.0.2.77/24").value()), "192.0.2.0/24");
    EXPECT_EQ(toString(parsePrefix("2001:db8:1:2:3::/48").value()), "2001:db8:1::/48");
    EXPECT_EQ(toString(parsePrefix("2001:db8::1:0:0:7/80").value()), "2001:db8:0:0:1::/80");
    EXPECT_EQ(toString(parsePrefix("1.2.3.4/0").value()), "0.0.0.0/0");
    for (const char* text : {"1.2.3.4/", "1.2.3.4/33", "1.2.3.4/-1", "1.2.3.4/+8", "1.2.3.4/8x",
                             "::/129", "/8", "1.2.3.4/0008"})
        EXPECT_FALSE(parsePrefix(text)) << text;
}

TEST(AddressTable, TheLongestPrefixOfEachFeedHolds) {
    const auto lists = table({{"192.0.0.0/16", 1},
                              {"192.0.2.0/24", 2},
                              {"192.0.2.7", 1},
                              {"192.0.2.7", 3},
                              {"2001:db8::/32", 4},
                              {"2001:db8::7", 4}});
    const std::vector<std::pair<const char*, const char*>> cases = {
        {"192.0.2.7", "3/32 1/32 2/24"},
        {"192.0.2.8", "2/24 1/16"},
        {"192.0.2.6", "2/24 1/16"},
        {"192.0.3.0", "1/16"},
        {"191.255.255.255", ""},
        {"192.1.0.0", ""},
        {"2001:db8::7", "4/128"},
        {"2001:db8::8", "4/32"},
        {"2001:db9::", ""},
        {"2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", ""},
        {"::192.0.2.7", ""},  // not the IPv4 address: the prefix ::ffff:0:0/96 is missing
        {"::ffff:192.0.2.7", "3/32 1/32 2/24"},
    };
    for (const auto& [address, expected] : cases)
        EXPECT_EQ(found(lists, address), expected) << address;
}

TEST(AddressTable, TheSameEntryTwiceIsOne) {
    const auto lists = table({{"192.0.2.7", 1}, {"192.0.2.7", 1}, {"192.0.2.7", 2}});
    EXPECT_EQ(lists.size(), 1U);
    EXPECT_EQ(found(lists, "192.0.2.7"), "2/32 1/32");
}

TEST(AddressTable, EndsOfTheAddressSpace) {
    const auto lists = table({{"0.0.0.0/0", 1},
                              {"255.255.255.255", 2},
                              {"0.0.0.0", 3},
                              {"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 4}});
    EXPECT_EQ(found(lists, "255.255.255.255"), "2/32 1/0");
    EXPECT_EQ(found(lists, "0.0.0.0"), "3/32 1/0");
    EXPECT_EQ(found(lists, "128.0.0.0"), "1/0");
    EXPECT_EQ(found(lists, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), "4/128");
    EXPECT_EQ(found(lists, "::"), "");
}

TEST(AddressTable, EmptyKnowsNobody) {
    EXPECT_TRUE(AddressTable().find(parseAddress("192.0.2.7").value()).empty());
    EXPECT_TRUE(AddressTable().find(parseAddress("::1").value()).empty());
    EXPECT_TRUE(table({}).find(parseAddress("192.0.2.7").value()).empty());
}

/// The same answers as asking every entry.
class AgainstAllEntries : public testing::TestWithParam<bool> {};

TEST_P(AgainstAllEntries, AgreeOnRandomLists) {
    std::mt19937_64 random(7);
    for (int round = 0; round < 20; ++round) {
        std::vector<std::pair<Prefix, std::uint16_t>> entries;
        AddressTable::Builder builder;
        // Few distinct bits, so that prefixes nest deeply.
        const auto address = [&] {
            const std::uint64_t bits = random() & random() & random();
            return GetParam() ? Address{0, bits & 0xFFFFFFFF, true}
                              : Address{bits, random() & random() & random(), false};
        };
        for (int i = 0; i < 400; ++i) {
            const Address first = address();
            const auto length = static_cast<std::uint8_t>(random() % (widthOf(first) + 1U));
            const auto feed = static_cast<std::uint16_t>(random() % 5);
            entries.push_back({{masked(first, length), length}, feed});
            builder.add(entries.back().first, feed);
        }
        const AddressTable lists = builder.build();
        for (int i = 0; i < 2000; ++i) {
            const Address asked =
                i < 400 ? entries[static_cast<std::size_t>(i)].first.first : address();
            std::vector<int> longest(5, -1);
            for (const auto& [prefix, feed] : entries)
                if (contains(prefix, asked))
                    longest[feed] = std::max<int>(longest[feed], prefix.length);
            std::vector<int> told(5, -1);
            for (const Hit& hit : lists.find(asked))
                told[hit.feed] = hit.length;
            ASSERT_EQ(told, longest) << toString(asked);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Families, AgainstAllEntries, testing::Values(true, false));

TEST(AddressTable, EntriesTakeTheRoomTheyMay) {
    // 60 bytes an entry: 60 MB for a million (the benchmark prints them).
    constexpr std::size_t kBar = 6'000'000;
    std::mt19937_64 random(11);
    AddressTable::Builder v4, v6;
    for (int i = 0; i < 100'000; ++i) {
        v4.add({{0, random() & 0xFFFFFFFF, true}, 32}, 1);
        v6.add({{random(), random(), false}, 128}, 1);
    }
    EXPECT_LE(v4.build().bytes(), kBar);
    EXPECT_LE(v6.build().bytes(), kBar);
}

}  // namespace
}  // namespace rules::indicators
