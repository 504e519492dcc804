// What resource monitor and dumper read of /proc.
#include <gtest/gtest.h>

#include "sources/procfs/PressureParser.h"
#include "sources/procfs/SmapsParser.h"
#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

using testing_support::fixture;

const MemoryRange* named(const std::vector<MemoryRange>& mappings, std::string_view path) {
    for (const MemoryRange& mapping : mappings)
        if (mapping.path == path)
            return &mapping;
    return nullptr;
}

TEST(SmapsParser, readsACapture) {
    const auto mappings = parseSmaps(fixture("procfs/smaps"));
    ASSERT_EQ(mappings.size(), 28U);
    const MemoryRange& first = mappings.front();
    EXPECT_EQ(first.begin, 0x55a280abd000U);
    EXPECT_EQ(first.size(), 4096U);
    EXPECT_EQ(first.inode, 10954760U);
    EXPECT_TRUE(first.readable && !first.writable && !first.executable && !first.shared);
    const MemoryRange* heap = named(mappings, "[heap]");
    ASSERT_TRUE(heap);
    EXPECT_FALSE(heap->isFile());
    EXPECT_EQ(heap->anonymousKiB, 68U);
    const MemoryRange* memory = named(mappings, "/memfd:shared (deleted)");
    ASSERT_TRUE(memory);
    EXPECT_TRUE(memory->shared && memory->isFile());
    EXPECT_TRUE(mappings[6].mayNotBeDumped);  // madvise(MADV_DONTDUMP)
    EXPECT_FALSE(heap->mayNotBeDumped);
    EXPECT_EQ(mappings.back().path, "[vsyscall]");
}

TEST(SmapsParser, keepsNamesWithBlanksAndLeavesGarbageOut) {
    const auto mappings = parseSmaps(
        "1000-2000 rw-p 00000000 00:00 7    /a b  c\nRss: 4 kB\nRss: x kB\nNew: 7 kB\n"
        "2000-1000 rw-p 00000000 00:00 0\nRss: 900 kB\nhello\n-\n"
        "3000-4000 rw 00000000 00:00 0\n4000-5000 ---p 00000000 00:00 0\n");
    ASSERT_EQ(mappings.size(), 2U);
    EXPECT_EQ(mappings[0].path, "/a b  c");
    EXPECT_EQ(mappings[0].residentKiB, 0U);  // the second of the same name is no number
    EXPECT_EQ(mappings[1].path, "");
    EXPECT_FALSE(mappings[1].readable);
}

TEST(PressureParser, readsTheTotalOfSome) {
    EXPECT_EQ(parsePressure("some avg10=2.62 avg60=3.28 avg300=2.95 total=13929068677\n"
                            "full avg10=0.00 avg60=0.00 avg300=0.00 total=12\n"),
              13929068677U);
    EXPECT_EQ(parsePressure("full avg10=0 total=12\nsome total=5"), 5U);
    for (const char* text : {"", "some", "some total=", "some total=-1", "some total=1x",
                             "full avg10=0.00 total=12", "some avg10=0.00\ntotal=5"})
        EXPECT_FALSE(parsePressure(text)) << text;
}

}  // namespace
}  // namespace sources
