#include "enforcement/MemorySpool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <thread>

#include "enforcement/SpareMemory.h"

namespace enforcement {
namespace {

using namespace std::chrono_literals;
constexpr std::uint64_t kMiB = 1U << 20;

MemorySpool::Clock::time_point soon() {
    return MemorySpool::Clock::now() + 20s;
}

bool putOne(MemorySpool& spool, char letter) {
    const auto piece = spool.freePiece(soon());
    if (piece.empty())
        return false;
    std::ranges::fill(piece.first(3), letter);
    spool.put(3);
    return true;
}

std::string drained(MemorySpool& spool) {
    std::string text;
    for (auto piece = spool.take(); !piece.empty(); piece = spool.take()) {
        text += piece;
        spool.giveBack();
    }
    return text;
}

TEST(MemorySpoolTest, WithRoomForAllNothingIsWrittenBeforeTheEnd) {
    MemorySpool spool(4 * MemorySpool::kPieceBytes);
    std::atomic<bool> isWriting{false};
    std::string text;
    std::thread writer([&] {
        const auto first = spool.take();
        isWriting = true;
        text = first;
        spool.giveBack();
        text += drained(spool);
    });
    for (const char letter : {'a', 'b', 'c', 'd'})
        ASSERT_TRUE(putOne(spool, letter));
    EXPECT_FALSE(isWriting);
    spool.end();
    writer.join();
    EXPECT_EQ(text, "aaabbbcccddd");
    EXPECT_FALSE(spool.wasFull());
}

TEST(MemorySpoolTest, WithTooLittleRoomItIsWrittenMeanwhileInOrder) {
    MemorySpool spool(0);
    std::string text;
    std::thread writer([&] { text = drained(spool); });
    std::string expected;
    for (int i = 0; i < 20; ++i) {
        const char letter = static_cast<char>('a' + i);
        ASSERT_TRUE(putOne(spool, letter));
        expected.append(3, letter);
    }
    spool.end();
    writer.join();
    EXPECT_EQ(text, expected);
    EXPECT_TRUE(spool.wasFull());
}

TEST(MemorySpoolTest, WhoDoesNotWriteKeepsNobodyWaiting) {
    MemorySpool spool(0);
    ASSERT_TRUE(putOne(spool, 'a'));
    ASSERT_TRUE(putOne(spool, 'b'));
    EXPECT_TRUE(spool.freePiece(MemorySpool::Clock::now() + 10ms).empty()) << "not in time";
    std::thread writer([&] { spool.refuse(); });
    EXPECT_TRUE(spool.freePiece(soon()).empty()) << "refused";
    writer.join();
    EXPECT_TRUE(spool.take().empty());
}

TEST(MemorySpoolTest, NothingReadIsNothingWritten) {
    MemorySpool spool(0);
    spool.end();
    EXPECT_EQ(drained(spool), "");
}

TEST(SpareMemoryTest, WhatAControlGroupMayStillTake) {
    const char* stat = "anon 10\nfile 50\ninactive_file 30\nactive_file 15\n";
    EXPECT_EQ(headroomBytes("100\n", "60\n", stat), 85U);
    EXPECT_EQ(headroomBytes("100\n", "60\n", ""), 40U);
    EXPECT_EQ(headroomBytes("100\n", "200\n", ""), 0U) << "above its limit";
    EXPECT_EQ(headroomBytes("100\n", "20\n", stat), 100U) << "the numbers are of two moments";
    EXPECT_FALSE(headroomBytes("max\n", "60\n", stat));
    EXPECT_FALSE(headroomBytes("", "", ""));
    EXPECT_FALSE(headroomBytes("100\n", "", stat));
}

TEST(SpareMemoryTest, OthersAreLeftTheirPart) {
    const auto machine = [](std::uint64_t totalMiB, std::uint64_t availableMiB) {
        return sources::MemoryInfo{totalMiB * 1024, availableMiB * 1024, 0, 0, 0};
    };
    EXPECT_EQ(spareBytes(machine(8000, 4000), std::nullopt), 3200 * kMiB);
    EXPECT_EQ(spareBytes(machine(1000, 300), std::nullopt), 44 * kMiB);
    EXPECT_EQ(spareBytes(machine(1000, 200), std::nullopt), 0U);
    EXPECT_EQ(spareBytes(machine(8000, 4000), 100 * kMiB), 68 * kMiB);
    EXPECT_EQ(spareBytes(machine(8000, 4000), 10 * kMiB), 0U);
}

}  // namespace
}  // namespace enforcement
