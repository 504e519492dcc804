#include "monitors/RowGenerations.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace monitors {
namespace {

model::ProcessRow row(std::int32_t pid, std::uint64_t memory = 1, std::uint64_t start = 5) {
    model::ProcessRow value;
    value.key = {pid, start};
    value.memoryKiB = memory;
    return value;
}

std::vector<std::int32_t> pids(const model::ProcessChanges& changes) {
    std::vector<std::int32_t> found;
    for (const auto& changed : changes.changed)
        found.push_back(changed.key.pid);
    std::ranges::sort(found);
    return found;
}

using Pids = std::vector<std::int32_t>;

TEST(RowGenerations, zeroAsksForEverything) {
    RowGenerations rows(1000);
    rows.update({row(1), row(2)});
    const auto all = rows.since(0);
    EXPECT_TRUE(all.complete);
    EXPECT_EQ(pids(all), (Pids{1, 2}));
    EXPECT_TRUE(all.gone.empty());
    EXPECT_EQ(all.generation, 1001U);
}

TEST(RowGenerations, onlyWhatDiffersIsSent) {
    RowGenerations rows(1000);
    rows.update({row(1), row(2)});
    const auto first = rows.since(0).generation;
    rows.update({row(1), row(2, 99)});
    const auto changes = rows.since(first);
    EXPECT_FALSE(changes.complete);
    EXPECT_EQ(pids(changes), Pids{2});
    rows.update({row(1), row(2, 99)});
    EXPECT_TRUE(rows.since(changes.generation).changed.empty());
    EXPECT_EQ(pids(rows.since(first)), Pids{2}) << "a client that missed a turn gets it later";
}

TEST(RowGenerations, whoIsGoneIsNamed) {
    RowGenerations rows(1000);
    rows.update({row(1), row(2)});
    const auto first = rows.since(0).generation;
    rows.update({row(1)});
    const auto changes = rows.since(first);
    EXPECT_EQ(changes.gone, (std::vector<model::ProcessKey>{{2, 5}}));
    EXPECT_TRUE(changes.changed.empty());
    EXPECT_TRUE(rows.since(changes.generation).gone.empty());
    EXPECT_TRUE(rows.since(0).gone.empty()) << "who asks for everything never had it";
}

TEST(RowGenerations, anotherProcessWithTheSameNumberIsAnotherRow) {
    RowGenerations rows(1000);
    rows.update({row(1, 1, 5)});
    const auto first = rows.since(0).generation;
    rows.update({row(1, 1, 6)});
    const auto changes = rows.since(first);
    EXPECT_EQ(changes.gone, (std::vector<model::ProcessKey>{{1, 5}}));
    EXPECT_EQ(pids(changes), Pids{1});
}

TEST(RowGenerations, whatNobodyRemembersIsAnsweredWithEverything) {
    RowGenerations rows(1000);
    rows.update({row(1)});
    for (const std::uint64_t generation : {1ULL, 999ULL, 1002ULL, ~0ULL})
        EXPECT_TRUE(rows.since(generation).complete) << generation;
    EXPECT_FALSE(rows.since(1000).complete);
    EXPECT_FALSE(rows.since(1001).complete);
}

TEST(RowGenerations, theMemoryOfTheGoneIsBounded) {
    RowGenerations rows(0);
    rows.update({row(1)});
    const auto first = rows.since(0).generation;
    std::vector<model::ProcessRow> many;
    for (std::int32_t pid = 2; pid < static_cast<std::int32_t>(RowGenerations::kMaxGone) + 10;
         ++pid)
        many.push_back(row(pid));
    rows.update(std::move(many));
    rows.update({});
    const auto before = rows.since(0).generation;
    EXPECT_TRUE(rows.since(first).complete) << "not all of the gone are known any more";
    EXPECT_FALSE(rows.since(before).complete);
}

TEST(RowGenerations, afterClearingEveryGenerationIsUnknown) {
    RowGenerations rows(1000);
    rows.update({row(1)});
    const auto first = rows.since(0).generation;
    rows.clear();
    EXPECT_EQ(rows.size(), 0U);
    rows.update({row(1)});
    EXPECT_TRUE(rows.since(first).complete);
}

}  // namespace
}  // namespace monitors
