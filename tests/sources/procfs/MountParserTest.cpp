#include "sources/procfs/MountParser.h"

#include <gtest/gtest.h>
#include <sys/sysmacros.h>

#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

std::optional<std::uint64_t> devpts(std::string_view text) {
    return parseMountDevice(text, "/dev/pts", "devpts");
}

TEST(MountParser, findsTheInstanceOfDevpts) {
    EXPECT_EQ(devpts(testing_support::fixture("procfs/mountinfo")), ::gnu_dev_makedev(0, 26));
    EXPECT_EQ(devpts("29 28 0:26 / /dev/pts rw,relatime - devpts devpts rw\n"),
              ::gnu_dev_makedev(0, 26))
        << "without optional fields";
}

TEST(MountParser, theLastMountHidesTheOthers) {
    EXPECT_EQ(
        devpts("29 28 0:26 / /dev/pts rw - devpts a rw\n30 28 0:99 / /dev/pts rw - devpts b rw\n"),
        ::gnu_dev_makedev(0, 99));
    EXPECT_FALSE(
        devpts("29 28 0:26 / /dev/pts rw - devpts a rw\n30 28 0:99 / /dev/pts rw - tmpfs b rw\n"));
}

TEST(MountParser, garbageIsNoMount) {
    for (const char* text :
         {"", "\n", "29 28 0:26 / /dev/pts", "29 28 0:26 / /dev/pts rw devpts",
          "29 28 0:26 / /dev/ptsx rw - devpts a rw", "29 28 0-26 / /dev/pts rw - devpts a rw",
          "29 28 0:x / /dev/pts rw - devpts a rw", "29 28 : / /dev/pts rw - devpts a rw"})
        EXPECT_FALSE(devpts(text)) << text;
}

}  // namespace
}  // namespace sources
