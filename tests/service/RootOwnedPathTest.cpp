#include "service/RootOwnedPath.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace service {
namespace {

namespace fs = std::filesystem;

class RootOwnedPathTest : public testing::Test {
  protected:
    void SetUp() override {
        if (::getuid() != 0)
            GTEST_SKIP() << "needs root to own files";
        // Not below /tmp: everybody may write there, which is what is looked for.
        home = "/var/lib/algomonitor-test-" + std::to_string(::getpid());
        fs::create_directories(home + "/bin");
        std::ofstream(home + "/bin/tool") << "x";
        fs::permissions(home + "/bin/tool", fs::perms(0755));
    }
    void TearDown() override { fs::remove_all(home); }

    std::string home;
};

TEST_F(RootOwnedPathTest, IsRootsAllTheWay) {
    EXPECT_TRUE(checkRootOwned(home + "/bin/tool"));
    EXPECT_TRUE(checkRootOwned(home + "/bin/"));
}

TEST_F(RootOwnedPathTest, NamesTheComponentThatIsNot) {
    fs::permissions(home + "/bin", fs::perms(0775));
    const auto writable = checkRootOwned(home + "/bin/tool");
    ASSERT_FALSE(writable);
    EXPECT_EQ(writable.error().subject, home + "/bin");
    fs::permissions(home + "/bin", fs::perms(0755));
    ASSERT_EQ(::chown((home + "/bin/tool").c_str(), 12345, 0), 0);
    EXPECT_EQ(checkRootOwned(home + "/bin/tool").error().subject, home + "/bin/tool");
}

TEST_F(RootOwnedPathTest, FollowsNoLinksAndNoWayBack) {
    fs::create_symlink("tool", home + "/bin/link");
    fs::create_directory_symlink("bin", home + "/sbin");
    for (const std::string& path :
         {home + "/bin/link", home + "/sbin/tool", home + "/bin/../bin/tool", home + "/bin/missing",
          std::string("bin/tool"), std::string(), std::string("/tmp")})
        EXPECT_FALSE(checkRootOwned(path)) << path;
}

TEST_F(RootOwnedPathTest, APackageOrAHashSpeaksForItself) {
    model::TrustEntry entry;
    entry.match = {{"path", "/tmp/x"}};
    EXPECT_FALSE(checkPlaces(entry));
    entry.match = {{"directory", "/tmp"}};
    EXPECT_FALSE(checkPlaces(entry));
    entry.match["sha256"] = std::string(64, '0');
    EXPECT_TRUE(checkPlaces(entry));
}

}  // namespace
}  // namespace service
