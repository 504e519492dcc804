#include "sources/procfs/FileHasher.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace sources {
namespace {

namespace fs = std::filesystem;

class FileHasherTest : public testing::Test {
  protected:
    FileHasherTest() {
        char name[] = "/tmp/am-hasher-XXXXXX";
        m_directory = mkdtemp(name);
    }
    ~FileHasherTest() override { fs::remove_all(m_directory); }

    std::string file(const std::string& name, const std::string& text) {
        const fs::path path = m_directory / name;
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }

    fs::path m_directory;
    FileHasher m_hasher;
};

// FIPS 180-2, appendix B.1, and of nothing
constexpr char kAbc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr char kNothing[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

TEST_F(FileHasherTest, hashesOfFiles) {
    EXPECT_EQ(m_hasher.hashOf(file("abc", "abc")), kAbc);
    EXPECT_EQ(m_hasher.hashOf(file("empty", "")), kNothing);
    EXPECT_NE(m_hasher.hashOf(file("large", std::string(1 << 20, 'x'))), std::nullopt);
}

TEST_F(FileHasherTest, knowsOnlyWhatItHasRead) {
    const std::string path = file("abc", "abc");
    EXPECT_EQ(m_hasher.knownHashOf(path), std::nullopt);
    ASSERT_TRUE(m_hasher.hashOf(path));
    EXPECT_EQ(m_hasher.knownHashOf(path), kAbc);
    const std::string link = m_directory / "link";
    fs::create_hard_link(path, link);
    EXPECT_EQ(m_hasher.hashOf(link), kAbc);
}

TEST_F(FileHasherTest, aChangedFileIsReadAgain) {
    const std::string path = file("abc", "abd");
    ASSERT_NE(m_hasher.hashOf(path), kAbc);
    usleep(20'000);  // the change time's granularity is the tick
    file("abc", "abc");
    EXPECT_EQ(m_hasher.knownHashOf(path), std::nullopt);
    EXPECT_EQ(m_hasher.hashOf(path), kAbc);
}

TEST_F(FileHasherTest, whatCannotBeHashed) {
    const std::string fifo = m_directory / "fifo";
    ASSERT_EQ(mkfifo(fifo.c_str(), 0600), 0);
    for (const std::string& path : {fifo, m_directory.string(), std::string("/dev/zero"),
                                    std::string("/nowhere"), std::string()})
        EXPECT_EQ(m_hasher.hashOf(path), std::nullopt) << path;
    const std::string path = file("abc", "abc");
    EXPECT_EQ(m_hasher.hashOf(path, 2), std::nullopt) << "too large";
    EXPECT_EQ(m_hasher.hashOf(path, 3), kAbc);
}

TEST_F(FileHasherTest, runningProgramsAndMemoryFiles) {
    EXPECT_EQ(m_hasher.hashOf("/proc/self/exe"), m_hasher.hashOf(fs::canonical("/proc/self/exe")));
    const int memory = memfd_create("program", 0);
    ASSERT_EQ(write(memory, "abc", 3), 3);
    EXPECT_EQ(m_hasher.hashOf("/proc/self/fd/" + std::to_string(memory)), kAbc);
    close(memory);
}

}  // namespace
}  // namespace sources
