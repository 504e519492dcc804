#include "config/RuleFiles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace config {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RuleFilesTest : public ::testing::Test {
  protected:
    void SetUp() override {
        // Not below /tmp, which everybody can write to.
        char name[] = "/var/cache/am-rule-files-XXXXXX";
        if (mkdtemp(name) == nullptr)
            GTEST_SKIP() << "needs root";
        m_folder = name;
        chmod(name, 0755);
    }
    void TearDown() override {
        if (!m_folder.empty())
            fs::remove_all(m_folder);
    }

    fs::path write(const std::string& name, const std::string& text) const {
        const fs::path path = m_folder / name;
        fs::create_directories(path.parent_path());
        std::ofstream(path) << text;
        chmod(path.c_str(), 0644);
        return path;
    }
    RuleFiles read(RuleAuthors authors, const std::string& sub = {}) const {
        const std::string path = (m_folder / sub).string();
        return readRuleFiles(std::span(&path, 1), authors);
    }
    std::vector<std::string> names(const RuleFiles& files) const {
        std::vector<std::string> all;
        for (const auto& file : files.files)
            all.push_back(fs::path(file.path).lexically_relative(m_folder).string());
        return all;
    }

    fs::path m_folder;
};

TEST_F(RuleFilesTest, AreReadByNameWhereverTheyLie) {
    write("b.yml", "b");
    write("a/z.yaml", "z");
    write("c.txt", "c");
    write(".d.yml", "d");
    write(".e/f.yml", "f");
    const RuleFiles files = read(RuleAuthors::RootOnly);
    EXPECT_THAT(names(files), ElementsAre("a/z.yaml", "b.yml"));
    EXPECT_EQ(files.files[0].text, "z");
    EXPECT_THAT(files.unread, IsEmpty());
    EXPECT_THAT(read(RuleAuthors::RootOnly, "none").missing, ElementsAre(m_folder / "none"));
    EXPECT_THAT(names(read(RuleAuthors::Anybody, "b.yml")), ElementsAre("b.yml"));
}

TEST_F(RuleFilesTest, OnlyRootsFilesCountForTheHelper) {
    write("good.yml", "x");
    chmod(write("group.yml", "x").c_str(), 0664);
    chown(write("users.yml", "x").c_str(), 1000, 1000);
    write("open/in.yml", "x");
    chmod((m_folder / "open").c_str(), 0777);
    const RuleFiles files = read(RuleAuthors::RootOnly);
    EXPECT_THAT(names(files), ElementsAre("good.yml"));
    EXPECT_EQ(files.unread.size(), 3U);
    EXPECT_EQ(names(read(RuleAuthors::Anybody)).size(), 4U);
    chmod(m_folder.c_str(), 0777);
    EXPECT_THAT(names(read(RuleAuthors::RootOnly)), IsEmpty());
}

TEST_F(RuleFilesTest, WhatIsTooLargeOrNoFileIsRefusedAlone) {
    write("good.yml", "x");
    write("large.yml", std::string(1'000'000, '\n'));
    ASSERT_EQ(mkfifo((m_folder / "fifo.yml").c_str(), 0644), 0);
    fs::create_directory_symlink(m_folder, m_folder / "loop.yml");
    const RuleFiles files = read(RuleAuthors::RootOnly);
    EXPECT_THAT(names(files), ElementsAre("good.yml"));
    ASSERT_EQ(files.unread.size(), 3U);
    EXPECT_THAT(files.unread[0].why, HasSubstr("not a regular file"));
    EXPECT_THAT(files.unread[1].why, HasSubstr("larger than 262144 bytes"));
    EXPECT_THAT(files.unread[2].why, HasSubstr("not a regular file"));
}

}  // namespace
}  // namespace config
