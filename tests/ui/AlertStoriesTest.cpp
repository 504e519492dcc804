// Which alerts are one story: those that share a process tree.
#include "ui/alerts/AlertStories.h"

#include <gtest/gtest.h>

#include "tests/ui/Picture.h"

namespace {

struct About {
    int pid;
    std::vector<int> ancestors;  // the nearest first
};

model::Alert alertOf(const About& about) {
    model::Alert alert;
    alert.finding.process.key = {about.pid, 10};
    for (const int pid : about.ancestors) {
        model::Process ancestor;
        ancestor.key = {pid, 10};
        alert.finding.ancestry.push_back(ancestor);
    }
    return alert;
}

struct Row {
    const char* what;
    std::vector<About> alerts;
    std::vector<std::size_t> stories;
};

TEST(AlertStories, ShareAProcessTree) {
    const std::vector<Row> rows{
        {"the same process twice", {{5, {2, 1}}, {5, {2, 1}}}, {0, 0}},
        {"a child after its parent", {{5, {2, 1}}, {9, {5, 2, 1}}}, {0, 0}},
        {"a parent after its child", {{9, {5, 2, 1}}, {5, {2, 1}}}, {0, 0}},
        {"a grandchild", {{5, {1}}, {9, {8, 7, 5, 1}}}, {0, 0}},
        {"only the session above is the same", {{5, {2, 1}}, {6, {2, 1}}}, {0, 1}},
        {"a parent of two belongs to the newest", {{9, {5}}, {10, {5}}, {5, {}}}, {0, 1, 1}},
        {"about no process", {{0, {}}, {0, {}}}, {0, 1}},
        {"no process is nobody's ancestor", {{0, {}}, {9, {0}}}, {0, 1}},
        {"a cousin stays out", {{5, {2, 1}}, {6, {2, 1}}, {7, {6, 2, 1}}}, {0, 1, 1}},
    };
    for (const Row& row : rows) {
        ui::AlertStories stories;
        for (std::size_t i = 0; i < row.alerts.size(); ++i)
            EXPECT_EQ(stories.add(alertOf(row.alerts[i])), row.stories[i]) << row.what << ' ' << i;
    }
}

TEST(AlertStories, ARecycledPidIsAnotherProcess) {
    ui::AlertStories stories;
    model::Alert again = alertOf({5, {1}});
    again.finding.process.key.startTimeTicks = 11;
    EXPECT_NE(stories.add(alertOf({5, {1}})), stories.add(again));
}

TEST(AlertStories, CountTheirAlerts) {
    ui::AlertStories stories;
    const std::size_t story = stories.add(alertOf({5, {}}));
    EXPECT_EQ(stories.size(story), 1U);
    stories.add(alertOf({9, {5}}));
    EXPECT_EQ(stories.size(story), 2U);
    stories.clear();
    EXPECT_EQ(stories.add(alertOf({9, {5}})), 0U);
    EXPECT_EQ(stories.size(0), 1U);
}

}  // namespace
