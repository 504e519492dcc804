#include "monitors/NameCache.h"

#include <gmock/gmock.h>

namespace monitors {
namespace {

constexpr std::uint64_t kSecond = 1'000'000'000;

model::DnsAnswer answer(const std::string& name, const std::string& address,
                        std::uint32_t ttlSeconds = 60, std::uint64_t seenNs = kSecond) {
    model::DnsAnswer answer;
    answer.seenNs = seenNs;
    answer.name = name;
    answer.addresses = {{address, ttlSeconds}};
    return answer;
}

TEST(NameCache, knowsAnAddressByTheNameThatWasAskedFor) {
    NameCache cache;
    auto first = answer("www.pool.test", "203.0.113.5");
    first.aliases = {"edge.cdn.test"};
    cache.take(first);
    EXPECT_EQ(cache.nameOf("203.0.113.5", 2 * kSecond), "www.pool.test");
    EXPECT_THAT(cache.namesOf("203.0.113.5", 2 * kSecond),
                testing::ElementsAre("www.pool.test", "edge.cdn.test"));
    EXPECT_EQ(cache.nameOf("203.0.113.6", 2 * kSecond), "");
}

TEST(NameCache, theLatestNameComesFirstAndFourAreKept) {
    NameCache cache;
    for (const char* name : {"a.test", "b.test", "c.test", "d.test", "e.test", "b.test"})
        cache.take(answer(name, "203.0.113.5"));
    EXPECT_THAT(cache.namesOf("203.0.113.5", 2 * kSecond),
                testing::ElementsAre("b.test", "e.test", "d.test", "c.test"));
}

TEST(NameCache, theLatestOfIsOneNameWithItsAliases) {
    NameCache cache;
    EXPECT_THAT(cache.latestOf("203.0.113.5", kSecond), testing::IsEmpty());
    auto first = answer("www.pool.test", "203.0.113.5", 600);
    first.aliases = {"edge.cdn.test"};
    cache.take(first);
    EXPECT_THAT(cache.latestOf("203.0.113.5", 2 * kSecond),
                testing::ElementsAre("www.pool.test", "edge.cdn.test"));
    cache.take(answer("other.test", "203.0.113.5"));
    EXPECT_THAT(cache.latestOf("203.0.113.5", 2 * kSecond), testing::ElementsAre("other.test"));
    EXPECT_THAT(cache.latestOf("203.0.113.5", 700 * kSecond), testing::IsEmpty());
}

struct Lifetime {
    const char* what;
    std::uint32_t ttlSeconds;
    std::uint64_t afterNs;
    bool known;
};

class NameLifetimes : public testing::TestWithParam<Lifetime> {};

TEST_P(NameLifetimes, nameOf) {
    NameCache cache;
    cache.take(answer("pool.test", "203.0.113.5", GetParam().ttlSeconds));
    EXPECT_EQ(!cache.nameOf("203.0.113.5", kSecond + GetParam().afterNs).empty(), GetParam().known)
        << GetParam().what;
}

const Lifetime kLifetimes[] = {
    {"a TTL of 0 lasts ten minutes", 0, NameCache::kShortestNs, true},
    {"and no longer", 0, NameCache::kShortestNs + 1, false},
    {"an hour is an hour", 3600, 3600 * kSecond, true},
    {"and no longer", 3600, 3600 * kSecond + 1, false},
    {"a TTL of 136 years is cut to a day", 0xFFFFFFFF, NameCache::kLongestNs + 1, false},
};
INSTANTIATE_TEST_SUITE_P(Rows, NameLifetimes, testing::ValuesIn(kLifetimes));

TEST(NameCache, isBoundedAndForgetsWhatWasNamedLongestAgo) {
    NameCache cache;
    for (int i = 0; i < 20'000; i++) {
        cache.take(
            answer("a.test", "10.0." + std::to_string(i / 250) + "." + std::to_string(i % 250)));
        cache.take(answer("often.test", "203.0.113.5"));
    }
    EXPECT_EQ(cache.size(), NameCache::kMaxAddresses);
    EXPECT_EQ(cache.nameOf("10.0.0.0", kSecond), "");
    EXPECT_EQ(cache.nameOf("10.0.79.249", kSecond), "a.test");
    EXPECT_EQ(cache.nameOf("203.0.113.5", kSecond), "often.test");
}

}  // namespace
}  // namespace monitors
