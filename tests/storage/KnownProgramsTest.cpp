#include "storage/KnownPrograms.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace storage {
namespace {

class KnownProgramsTest : public testing::Test {
  protected:
    KnownProgramsTest() {
        char pattern[] = "/tmp/am-known-XXXXXX";
        m_directory = mkdtemp(pattern);
    }
    ~KnownProgramsTest() override { std::filesystem::remove_all(m_directory); }

    std::filesystem::path file() const { return m_directory / "known-programs"; }

    std::filesystem::path m_directory;
    const std::string m_one = std::string(64, 'a'), m_two = std::string(63, 'a') + '0';
};

TEST_F(KnownProgramsTest, NewOnceAndForGood) {
    {
        KnownPrograms programs(m_directory);
        EXPECT_TRUE(programs.isNew(m_one));
        EXPECT_FALSE(programs.isNew(m_one));
    }
    KnownPrograms again(m_directory);
    EXPECT_FALSE(again.isNew(m_one));
    EXPECT_TRUE(again.isNew(m_two));
    struct stat status{};
    ASSERT_EQ(stat(file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST_F(KnownProgramsTest, WhatIsNoHashIsNeverNew) {
    KnownPrograms programs(m_directory);
    for (const std::string& text : {std::string(), std::string("abc"), std::string(64, 'G'),
                                    std::string(65, 'a'), std::string(63, 'a') + "\n"})
        EXPECT_FALSE(programs.isNew(text));
    EXPECT_EQ(programs.size(), 0U);
}

TEST_F(KnownProgramsTest, ALineThatACrashCutLosesOnlyItself) {
    std::ofstream(file()) << m_one << '\n' << m_two.substr(0, 20);
    {
        KnownPrograms programs(m_directory);
        EXPECT_EQ(programs.size(), 1U);
        EXPECT_TRUE(programs.isNew(m_two));
    }
    EXPECT_EQ(KnownPrograms(m_directory).size(), 2U);
}

TEST_F(KnownProgramsTest, WithoutADirectoryItKnowsThoseOfThisRun) {
    KnownPrograms programs(m_directory / "missing");
    EXPECT_TRUE(programs.isNew(m_one));
    EXPECT_FALSE(programs.isNew(m_one));
}

}  // namespace
}  // namespace storage
