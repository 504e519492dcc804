#include "sources/fanotify/FanotifySource.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <string>

namespace {

using sources::FanotifySource;

/// On a file system that is nobody else's work; what is done is done by a child, as the source does
/// not listen to its own process.
class FanotifySourceTest : public testing::Test {
  protected:
    void SetUp() override {
        std::filesystem::create_directories(m_base);
        auto source =
            FanotifySource::create([this](const auto& path) { return path.starts_with(m_base); });
        if (!source || !(*source)->addFileSystem(m_base))
            GTEST_SKIP() << "needs root and a file system that names its folders";
        m_source = *std::move(source);
    }
    void TearDown() override { std::filesystem::remove_all(m_base); }

    void run(const std::string& script) const {
        ASSERT_EQ(std::system(("cd " + m_base + " && " + script).c_str()), 0);
    }

    /// The paths of everything since the last time.
    std::set<std::string> told() {
        std::set<std::string> paths;
        m_source->drain([&](sources::FileEvent&& event) {
            paths.insert(event.path.substr(std::min(event.path.size(), m_base.size())));
        });
        return paths;
    }

    std::string m_base = "/dev/shm/am-fanotify-" + std::to_string(::getpid());
    std::unique_ptr<FanotifySource> m_source;
};

TEST_F(FanotifySourceTest, WhatComesBesideAndAfterATreeThatIsGoneIsTold) {
    run("mkdir gone gone/deep stay && touch gone/1 gone/2 gone/deep/3");
    told();
    run("rm -r gone && echo x > stay/beside && mkdir gone && echo x > gone/new");
    const auto paths = told();
    for (const char* path : {"/gone", "/stay/beside", "/gone/new"})
        EXPECT_TRUE(paths.contains(path)) << path;
}

TEST_F(FanotifySourceTest, AFolderThatWasNeverSeenAliveIsDropped) {
    run("mkdir -p never/seen && touch never/seen/1 && rm -r never && touch late");
    const auto paths = told();
    EXPECT_FALSE(paths.contains("/never/seen/1")) << "nobody knows where it was";
    EXPECT_TRUE(paths.contains("/never")) << "its own coming and going lies in what is there";
    EXPECT_TRUE(paths.contains("/late"));
}

}  // namespace
