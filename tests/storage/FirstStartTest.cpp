#include "storage/FirstStart.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace storage {
namespace {

class FirstStartTest : public testing::Test {
  protected:
    FirstStartTest() {
        char pattern[] = "/tmp/am-first-XXXXXX";
        m_directory = mkdtemp(pattern);
    }
    ~FirstStartTest() override { std::filesystem::remove_all(m_directory); }

    std::filesystem::path m_directory;
};

TEST_F(FirstStartTest, StaysWhatItWas) {
    EXPECT_EQ(firstStartUs(m_directory, 1000), 1000);
    EXPECT_EQ(firstStartUs(m_directory, 5000), 1000);
}

TEST_F(FirstStartTest, GarbageAndTheFutureBeginAnew) {
    for (const char* text : {"", "x", "-5", "0", "99999"}) {
        std::ofstream(m_directory / "first-start") << text;
        EXPECT_EQ(firstStartUs(m_directory, 2000), 2000) << text;
        EXPECT_EQ(firstStartUs(m_directory, 3000), 2000) << text;
    }
}

TEST_F(FirstStartTest, WithoutADirectoryItIsNow) {
    EXPECT_EQ(firstStartUs(m_directory / "missing", 7), 7);
}

}  // namespace
}  // namespace storage
