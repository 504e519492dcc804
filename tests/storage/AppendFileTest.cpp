#include "storage/AppendFile.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "tests/storage/TemporaryDirectory.h"

namespace {

using storage::AppendFile;
using testing::ElementsAre;
using tests::linesOf;
namespace fs = std::filesystem;

class AppendFileTest : public testing::Test {
  protected:
    AppendFile make(std::size_t keptFiles = 20, std::size_t waitingBytes = 1024) {
        return AppendFile({.path = m_path,
                           .group = std::nullopt,
                           .waitingBytes = waitingBytes,
                           .keptFiles = keptFiles});
    }
    fs::path numbered(int number) const { return m_path.string() + "." + std::to_string(number); }

    tests::TemporaryDirectory m_directory;
    fs::path m_path = m_directory / "x.log";
};

TEST_F(AppendFileTest, AppendsLinesAndKeepsWhatWasThere) {
    tests::writeFile(m_path, "old\n");
    AppendFile file = make();
    EXPECT_TRUE(file.append("one"));
    EXPECT_TRUE(file.append("two"));
    EXPECT_TRUE(file.sync());
    EXPECT_THAT(linesOf(m_path), ElementsAre("old", "one", "two"));
    EXPECT_EQ(file.trouble(), "");
    EXPECT_EQ(tests::modeOf(m_path), 0640U);
}

TEST_F(AppendFileTest, CutsALineWhoseWriterWasKilled) {
    for (const char* before : {"", "whole\n", "whole\nanother\n"}) {
        tests::writeFile(m_path, std::string(before) + "unfinished {\"a\":");
        AppendFile file = make();
        ASSERT_TRUE(file.append("next"));
        EXPECT_EQ(tests::contentsOf(m_path), std::string(before) + "next\n");
    }
}

TEST_F(AppendFileTest, CutsAnUnfinishedLineLongerThanABuffer) {
    tests::writeFile(m_path, "whole\n" + std::string(100'000, 'x'));
    AppendFile file = make();
    ASSERT_TRUE(file.open());
    EXPECT_EQ(tests::contentsOf(m_path), "whole\n");
}

TEST_F(AppendFileTest, FollowsRemovalAndForeignRotation) {
    AppendFile file = make();
    file.append("one");
    fs::remove(m_path);
    EXPECT_TRUE(file.append("two"));
    EXPECT_THAT(linesOf(m_path), ElementsAre("two"));
    fs::rename(m_path, m_directory / "elsewhere");
    EXPECT_TRUE(file.append("three"));
    EXPECT_THAT(linesOf(m_path), ElementsAre("three"));
}

TEST_F(AppendFileTest, WaitsWithoutADirectoryAndWritesInOrderLater) {
    m_path = m_directory / "missing/x.log";
    AppendFile file = make();
    EXPECT_FALSE(file.append("one"));
    EXPECT_FALSE(file.append("two"));
    EXPECT_FALSE(file.retry());
    EXPECT_EQ(file.waiting(), 2U);
    EXPECT_THAT(file.trouble(), testing::HasSubstr("No such file or directory"));
    EXPECT_THAT(file.trouble(), testing::HasSubstr("2 lines wait"));
    fs::create_directory(m_path.parent_path());
    EXPECT_TRUE(file.retry());
    EXPECT_TRUE(file.append("three"));
    EXPECT_THAT(linesOf(m_path), ElementsAre("one", "two", "three"));
    EXPECT_EQ(file.trouble(), "");
}

TEST_F(AppendFileTest, NewLinesStandBehindWaitingOnes) {
    m_path = m_directory / "missing/x.log";
    AppendFile file = make();
    file.append("one");
    fs::create_directory(m_path.parent_path());
    EXPECT_FALSE(file.append("two")) << "would overtake the first";
    EXPECT_TRUE(file.retry());
    EXPECT_THAT(linesOf(m_path), ElementsAre("one", "two"));
}

TEST_F(AppendFileTest, WhatWaitsIsBoundedAndLossIsSaid) {
    m_path = m_directory / "missing/x.log";
    AppendFile file = make(20, 100);
    for (int i = 0; i < 100; ++i)
        file.append("0123456789");
    EXPECT_EQ(file.waiting(), 10U);
    EXPECT_EQ(file.dropped(), 90U);
    EXPECT_THAT(file.trouble(), testing::HasSubstr("90 were lost"));
}

TEST_F(AppendFileTest, RefusesALinkAndAFifo) {
    fs::create_symlink("/etc/passwd", m_path);
    EXPECT_FALSE(make().append("x"));
    fs::remove(m_path);
    ASSERT_EQ(mkfifo(m_path.c_str(), 0600), 0);
    EXPECT_FALSE(make().append("x"));
    EXPECT_TRUE(fs::is_fifo(m_path));
}

TEST_F(AppendFileTest, RotatesOnlyWhatIsLarger) {
    AppendFile file = make(3);
    file.append("1234");  // 5 bytes
    file.rotate(5);
    EXPECT_FALSE(fs::exists(numbered(1)));
    file.rotate(4);
    EXPECT_THAT(linesOf(numbered(1)), ElementsAre("1234"));
    EXPECT_EQ(fs::file_size(m_path), 0U);
    for (const char* line : {"second", "third", "fourth"}) {
        file.append(line);
        file.rotate(1);
    }
    EXPECT_THAT(linesOf(numbered(1)), ElementsAre("fourth"));
    EXPECT_THAT(linesOf(numbered(3)), ElementsAre("second")) << "the oldest gives way";
    EXPECT_FALSE(fs::exists(numbered(4)));
}

TEST_F(AppendFileTest, RemovesRotatedFilesByAge) {
    AppendFile file = make();
    for (int i = 0; i < 3; ++i) {
        file.append("x");
        file.rotate(1);
    }
    const auto writtenAt = [&](int number, time_t seconds) {
        const timespec times[2] = {{seconds, 0}, {seconds, 0}};
        ASSERT_EQ(utimensat(AT_FDCWD, numbered(number).c_str(), times, 0), 0);
    };
    writtenAt(1, 1000);
    writtenAt(2, 999);
    writtenAt(3, 10);
    file.removeOlderThan(1000LL * 1'000'000);
    EXPECT_TRUE(fs::exists(numbered(1)));
    EXPECT_FALSE(fs::exists(numbered(2)));
    EXPECT_FALSE(fs::exists(numbered(3)));
    EXPECT_TRUE(fs::exists(m_path));
}

}  // namespace
