#include "enforcement/MemoryPlan.h"

#include <gtest/gtest.h>

namespace enforcement {
namespace {

constexpr std::uint64_t kPage = 4096, kBase = 0x10000;
constexpr PageEntry kSwapped = 1ULL << 62, kOfFile = 1ULL << 61;

sources::MemoryRange range(std::uint64_t pages) {
    sources::MemoryRange mapping;
    mapping.begin = kBase;
    mapping.end = kBase + pages * kPage;
    mapping.readable = mapping.writable = true;
    mapping.residentKiB = pages * 4;
    return mapping;
}

/// "p" present, "s" swapped out, "f" of the file, "." not there -> first page+pages of each segment
std::string segments(const sources::MemoryRange& mapping, const char* pages, std::size_t gap = 0) {
    std::vector<PageEntry> entries;
    for (const char* page = pages; *page != '\0'; ++page)
        entries.push_back(*page == 'p'   ? kPresentPage
                          : *page == 's' ? kSwapped
                          : *page == 'f' ? kPresentPage | kOfFile
                                         : 0);
    std::string text;
    for (const CoreSegment& segment : segmentsOf(mapping, entries, kPage, gap))
        text += std::to_string((segment.begin - kBase) / kPage) + "+" +
                std::to_string(segment.fileBytes / kPage) + " ";
    return text;
}

TEST(MemoryPlanTest, OnlyWhatIsThere) {
    EXPECT_EQ(segments(range(8), "pp..sp.."), "0+2 4+2 ");
    EXPECT_EQ(segments(range(8), "........"), "");
    EXPECT_EQ(segments(range(8), "pp..sp..", 2), "0+6 ");
    EXPECT_EQ(segments(range(8), "p......p", 5), "0+1 7+1 ");
    EXPECT_EQ(segments(range(8), "p......p", 6), "0+8 ");
}

TEST(MemoryPlanTest, OfAFileOnlyWhatTheProcessWroteAndTheFirstPage) {
    auto mapping = range(4);
    mapping.inode = 7;
    mapping.offset = 4096;
    EXPECT_EQ(segments(mapping, "fpfs"), "1+1 3+1 ");
    mapping.offset = 0;
    EXPECT_EQ(segments(mapping, "ff.."), "0+1 ");
    EXPECT_EQ(segments(mapping, "...."), "0+1 ");
    mapping.shared = true;  // without a file on disk: isDumped says which
    EXPECT_EQ(segments(mapping, "ff.."), "0+2 ");
}

TEST(MemoryPlanTest, WhatBelongsIntoADump) {
    auto mapping = range(1);
    EXPECT_TRUE(isDumped(mapping));
    mapping.mayNotBeDumped = true;
    EXPECT_FALSE(isDumped(mapping));
    mapping = range(1);
    mapping.path = "[vvar]";
    EXPECT_FALSE(isDumped(mapping));
    mapping.path = "[vdso]";
    EXPECT_TRUE(isDumped(mapping));
    mapping.shared = true;
    mapping.inode = 7;
    mapping.path = "/var/lib/database";
    EXPECT_FALSE(isDumped(mapping));
    mapping.path = "/memfd:x (deleted)";
    EXPECT_TRUE(isDumped(mapping));
}

TEST(MemoryPlanTest, TheEstimateIsWhatIsTouched) {
    auto heap = range(1000);
    heap.residentKiB = 300;
    heap.swapKiB = 50;
    auto library = range(1000);
    library.inode = 7;
    library.anonymousKiB = 8;
    library.residentKiB = 4000;
    auto secret = range(1000);
    secret.mayNotBeDumped = true;
    EXPECT_EQ(estimateBytes(std::vector{heap, library, secret}), (350U + 8U + 4U) * 1024U);
}

TEST(MemoryPlanTest, ManyHolesAreFilledBeforeThereAreTooManySegments) {
    const auto mapping = range(400'000);
    const auto plan = planMemory(
        std::vector{mapping},
        [](std::uint64_t, std::size_t count) {
            std::vector<PageEntry> pages(count);
            for (std::size_t i = 0; i < count; i += 20)
                pages[i] = kPresentPage;
            return pages;
        },
        kPage);
    EXPECT_LE(plan.size(), kMostSegments);
    EXPECT_FALSE(plan.empty());
}

}  // namespace
}  // namespace enforcement
