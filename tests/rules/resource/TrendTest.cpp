#include "rules/resource/Trend.h"

#include <gtest/gtest.h>

#include <string>

namespace {

using rules::resource::Trend;
using rules::resource::TrendShape;

struct Row {
    const char* name;
    TrendShape shape;  // N of M
    const char* samples;
    const char* steps;  // of each sample: . quiet, B begins, l lasts, E ends
};

class TrendTable : public testing::TestWithParam<Row> {};

// '#' is above the limit of 90, '_' below, '=' exactly at it.
TEST_P(TrendTable, StepByStep) {
    const Row& row = GetParam();
    Trend trend;
    std::string steps;
    for (const char* sample = row.samples; *sample != '\0'; ++sample) {
        const double value = *sample == '#' ? 91 : *sample == '=' ? 90 : 5;
        steps += ".BlE"[static_cast<int>(trend.add(value, 90, row.shape))];
    }
    EXPECT_EQ(steps, row.steps);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, TrendTable,
    testing::Values(Row{"a hog is told at the third sample and not before", {10, 3}, "###", "..B"},
                    Row{"a spike of two stays silent", {10, 3}, "__##________", "............"},
                    Row{"at the limit is not above it", {10, 3}, "======", "......"},
                    Row{"three of ten, apart", {10, 3}, "#___#____#", ".........B"},
                    Row{"the first is forgotten by then", {10, 3}, "#____#____#", "..........."},
                    Row{"once for an episode", {10, 3}, "#######", "..Bllll"},
                    Row{"it ends when the last ten are calm", {4, 2}, "##____##", ".BlllE.B"},
                    Row{"one is enough", {1, 1}, "_#_#", ".BEB"},
                    Row{"all of the window", {5, 5}, "####_#####", ".........B"}),
    [](const auto& info) {
        std::string name;
        for (const char* c = info.param.name; *c != '\0'; ++c)
            name += std::isalnum(static_cast<unsigned char>(*c)) ? *c : '_';
        return name;
    });

TEST(TrendTest, TellsNowAverageAndMaximum) {
    Trend trend;
    for (const double value : {10.0, 40.0, 25.0})
        trend.add(value, 90, {10, 3});
    EXPECT_EQ(trend.now(), 25);
    EXPECT_EQ(trend.average(), 25);
    EXPECT_EQ(trend.maximum(), 40);
    EXPECT_EQ(trend.values(), (std::vector<double>{10, 40, 25}));
}

TEST(TrendTest, AShorterHistoryForgetsTheOldest) {
    Trend trend;
    for (int i = 0; i < 10; ++i)
        trend.add(i, 90, {10, 3});
    trend.add(10, 90, {3, 3});
    EXPECT_EQ(trend.values(), (std::vector<double>{8, 9, 10}));
}

}  // namespace
