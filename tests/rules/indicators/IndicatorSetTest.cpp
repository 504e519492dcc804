#include "rules/indicators/IndicatorSet.h"

#include <gtest/gtest.h>

namespace rules::indicators {
namespace {

using model::FeedCategory, model::FeedKind;

std::unique_ptr<const IndicatorSet> lists() {
    IndicatorSet::Builder builder;
    const auto feed = [&](const char* name, bool certain, FeedKind kind, FeedOrigin origin,
                          const char* text) {
        FeedParser parser = builder.feed({.name = name, .certain = certain}, kind, origin);
        parser.take(text);
        parser.finish();
    };
    feed("wide", false, FeedKind::Address, FeedOrigin::Download, "192.0.0.0/8\n");
    feed("own", true, FeedKind::Address, FeedOrigin::LocalFile,
         "192.0.2.7\n127.66.0.1\n192.168.7.0/24\n");
    feed("names", true, FeedKind::Domain, FeedOrigin::Download, "bad.example\nvery.bad.example\n");
    return builder.build();
}

std::string names(const std::vector<Match>& matches) {
    std::string text;
    for (const Match& match : matches)
        text += (text.empty() ? "" : " ") + match.feed->name + ":" + match.entry;
    return text;
}

TEST(IndicatorSet, SaysWhichListAndWhichEntry) {
    const auto set = lists();
    const auto address = [&](const char* text) { return names(set->match(*parseAddress(text))); };
    EXPECT_EQ(address("192.0.2.7"), "own:192.0.2.7 wide:192.0.0.0/8");
    EXPECT_EQ(address("192.0.2.8"), "wide:192.0.0.0/8");
    EXPECT_EQ(address("127.66.0.1"), "own:127.66.0.1");
    EXPECT_EQ(address("192.168.7.9"), "own:192.168.7.0/24");
    EXPECT_EQ(address("192.168.1.1"), "");  // inside the wide entry, and nobody's business
    EXPECT_EQ(address("127.66.0.2"), "");
    EXPECT_EQ(names(set->match("www.very.bad.example")), "names:very.bad.example");
    EXPECT_EQ(names(set->match("good.example")), "");
}

TEST(IndicatorSet, KnowsPoolsAndTorByItself) {
    const auto set = IndicatorSet::Builder().build();
    const auto pool = set->match("pool.supportxmr.com");
    ASSERT_EQ(pool.size(), 1U);
    EXPECT_EQ(pool[0].feed->category, FeedCategory::Mining);
    EXPECT_FALSE(pool[0].feed->certain);
    EXPECT_FALSE(pool[0].feed->hasSite);
    ASSERT_EQ(set->match("www.nicehash.com").size(), 1U);
    EXPECT_TRUE(set->match("www.nicehash.com")[0].feed->hasSite);
    ASSERT_EQ(set->match("abc.onion").size(), 1U);
    EXPECT_EQ(set->match("abc.onion")[0].feed->category, FeedCategory::Tor);
    EXPECT_TRUE(set->match("onions.example").empty());
    EXPECT_TRUE(set->match("notsupportxmr.com").empty());
}

}  // namespace
}  // namespace rules::indicators
