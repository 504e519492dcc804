#include "rules/indicators/DomainTable.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rules::indicators {
namespace {

std::string found(const DomainTable& table, std::string_view name) {
    std::string text;
    for (const DomainHit& hit : table.find(name))
        text +=
            (text.empty() ? "" : " ") + std::to_string(hit.feed) + ":" + std::string(hit.suffix);
    return text;
}

TEST(DomainTable, MatchesOnTheLabelBoundary) {
    DomainTable lists;
    lists.add("bad.example", 1);
    lists.add("pool.bad.example", 2);
    lists.add("bad.example", 3);
    lists.add("onion", 4);
    const std::vector<std::pair<std::string_view, const char*>> cases = {
        {"bad.example", "1:bad.example 3:bad.example"},
        {"www.bad.example", "1:bad.example 3:bad.example"},
        {"eu.pool.bad.example", "1:bad.example 3:bad.example 2:pool.bad.example"},
        {"WWW.Bad.Example.", "1:Bad.Example 3:Bad.Example"},
        {"notbad.example", ""},
        {"bad.example.org", ""},
        {"example", ""},
        {"ad.example", ""},
        {"abc.onion", "4:onion"},
        {"bad.example..", ""},
        {"", ""},
        {".", ""},
        {"..", ""},
        {".bad.example", "1:bad.example 3:bad.example"},
    };
    for (const auto& [name, expected] : cases)
        EXPECT_EQ(found(lists, name), expected) << name;
    EXPECT_TRUE(lists.find(std::string(254, 'a')).empty());
    EXPECT_TRUE(lists.find(std::string(100'000, '.')).empty());
}

TEST(DomainTable, KeepsEveryEntryWhileItGrows) {
    DomainTable lists;
    for (int i = 0; i < 200'000; ++i)
        ASSERT_TRUE(
            lists.add("host" + std::to_string(i) + ".example", static_cast<std::uint16_t>(i % 3)));
    EXPECT_EQ(lists.size(), 200'000U);
    for (int i = 0; i < 200'000; ++i) {
        const auto hits = lists.find("www.host" + std::to_string(i) + ".example");
        ASSERT_EQ(hits.size(), 1U) << i;
        ASSERT_EQ(hits[0].feed, i % 3);
    }
    EXPECT_EQ(found(lists, "host200000.example"), "");
}

TEST(DomainTable, EntriesTakeTheRoomTheyMay) {
    DomainTable lists;
    for (int i = 0; i < 100'000; ++i)
        lists.add("some-longer-name-" + std::to_string(i) + ".example", 1);  // about 31 bytes each
    EXPECT_LE(lists.bytes(), 6'000'000U);
}

TEST(DomainName, IsWrittenAsDnsCarriesIt) {
    const std::vector<std::pair<std::string_view, std::string_view>> cases = {
        {"Bad.EXAMPLE", "bad.example"},
        {"bad.example.", "bad.example"},
        {"_dmarc.bad.example", "_dmarc.bad.example"},
        {"m\xC3\xBCnchen.example", "xn--mnchen-3ya.example"},
        {"B\xC3\x9C"
         "CHER.example",
         "xn--bcher-kva.example"},
        {"1.2.3.4.in-addr.arpa", "1.2.3.4.in-addr.arpa"},
        {"0x1.example", "0x1.example"},
    };
    for (const auto& [text, expected] : cases) {
        std::string normal;
        EXPECT_TRUE(normalDomain(text, normal)) << text;
        EXPECT_EQ(normal, expected);
    }
}

TEST(DomainName, RefusesWhatIsNone) {
    for (const std::string& text :
         {std::string(""), std::string("com"), std::string("1.2.3.4"), std::string("a..b"),
          std::string(".a.b"), std::string("-a.example"), std::string("a-.example"),
          std::string("a b.example"), std::string("a/b.example"), std::string("\xFF\xFE.example"),
          std::string("*.example"), std::string(64, 'a') + ".example", std::string(300, 'a'),
          std::string("a\0b.example", 11),
          std::string("\xE2\x80\xAE"
                      "evil.example")}) {
        std::string normal;
        EXPECT_FALSE(normalDomain(text, normal)) << text;
    }
}

}  // namespace
}  // namespace rules::indicators
