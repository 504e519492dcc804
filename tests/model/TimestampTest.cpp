#include "model/Timestamp.h"

#include <gtest/gtest.h>

#include <limits>

namespace {

struct TimeCase {
    const char* text;
    std::int64_t us;
};

class GoodTime : public testing::TestWithParam<TimeCase> {};

TEST_P(GoodTime, IsRead) {
    EXPECT_EQ(model::fromRfc3339(GetParam().text), GetParam().us);
}

INSTANTIATE_TEST_SUITE_P(
    Model, GoodTime,
    testing::Values(TimeCase{"1970-01-01T00:00:00Z", 0},
                    TimeCase{"2027-01-15T08:00:00.123456Z", 1'800'000'000'123'456},
                    TimeCase{"2027-01-15T09:00:00.123456789+01:00", 1'800'000'000'123'456},
                    TimeCase{"2027-01-15T02:30:00-05:30", 1'800'000'000'000'000},
                    TimeCase{"2027-01-15t08:00:00.1z", 1'800'000'000'100'000},
                    TimeCase{"2027-01-15 08:00:00Z", 1'800'000'000'000'000},
                    TimeCase{"1969-12-31T23:59:59.999999Z", -1},
                    TimeCase{"2024-02-29T00:00:00Z", 1'709'164'800'000'000}));

class BadTime : public testing::TestWithParam<const char*> {};

TEST_P(BadTime, IsRefused) {
    EXPECT_EQ(model::fromRfc3339(GetParam()), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Model, BadTime,
    testing::Values("", "2027", "2027-01-15", "2027-01-15T08:00:00", "2027-01-15T08:00Z",
                    "2027-13-01T00:00:00Z", "2027-00-01T00:00:00Z", "2027-02-29T00:00:00Z",
                    "2027-01-32T00:00:00Z", "2027-01-15T24:00:00Z", "2027-01-15T08:60:00Z",
                    "2027-01-15T08:00:61Z", "2027-01-15T08:00:00.Z", "2027-01-15T08:00:00+25:00",
                    "2027-01-15T08:00:00+0100", "2027-01-15T08:00:00Zx", " 2027-01-15T08:00:00Z",
                    "+027-01-15T08:00:00Z", "2027-1-15T08:00:00Z", "10m"));

TEST(Timestamp, WritesWhatItReads) {
    for (const std::int64_t us :
         {0L, -1L, 1L, 1'800'000'000'123'456L, 253'402'300'799'999'999L, -62'167'219'200'000'000L})
        EXPECT_EQ(model::fromRfc3339(model::toRfc3339(us)), us) << model::toRfc3339(us);
    EXPECT_EQ(model::toRfc3339(1'800'000'000'123'456), "2027-01-15T08:00:00.123456Z");
}

TEST(Timestamp, HoldsHostileValuesToFourDigitYears) {
    EXPECT_TRUE(
        model::toRfc3339(std::numeric_limits<std::int64_t>::max()).starts_with("9999-12-31"));
    EXPECT_TRUE(
        model::toRfc3339(std::numeric_limits<std::int64_t>::min()).starts_with("0000-01-01"));
}

}  // namespace
