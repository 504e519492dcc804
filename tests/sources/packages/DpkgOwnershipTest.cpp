#include "sources/packages/DpkgOwnership.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

namespace sources {
namespace {

namespace fs = std::filesystem;

/// A copy of the fixture that may be changed.
class DpkgOwnershipTest : public testing::Test {
  protected:
    void SetUp() override {
        fs::remove_all(m_folder);
        fs::copy(fs::path(AM_FIXTURES) / "packages/admin", m_folder, fs::copy_options::recursive);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    void append(const char* file, const char* text) {
        std::ofstream(m_folder / file, std::ios::app) << text;
    }

    const fs::path m_folder = fs::path(testing::TempDir()) / ("dpkg-" + std::to_string(::getpid()));
};

TEST_F(DpkgOwnershipTest, answersWithPackageAndVersion) {
    DpkgOwnership ownership(m_folder);
    EXPECT_FALSE(ownership.ownerOf("/usr/bin/bash")) << "nothing is known yet";
    ASSERT_TRUE(ownership.refresh());
    EXPECT_EQ(ownership.ownerOf("/usr/bin/bash"), (PackageOwner{"bash", "5.2.15-2+b8"}));
    EXPECT_EQ(ownership.ownerOf("/usr/lib/x86_64-linux-gnu/libc.so.6"),
              (PackageOwner{"libc6", "2.36-9+deb12u10"}));
    EXPECT_EQ(ownership.ownerOf("/usr/lib/i386-linux-gnu/libc.so.6"),
              (PackageOwner{"libc6", "2.36-9+deb12u9"}))
        << "each architecture has its own version";
    EXPECT_FALSE(ownership.ownerOf("/usr/bin/removed")) << "no longer unpacked";
    EXPECT_FALSE(ownership.ownerOf("/usr/bin/orphan")) << "a list without a package";
    EXPECT_TRUE(ownership.ownerOf("/usr/bin/half"));
}

TEST_F(DpkgOwnershipTest, isBuiltAgainWhenTheStatusChanges) {
    DpkgOwnership ownership(m_folder);
    ASSERT_TRUE(ownership.refresh());
    const auto before = ownership.snapshot();
    ASSERT_TRUE(ownership.refresh());
    EXPECT_EQ(ownership.snapshot(), before) << "nothing changed";
    append("info/new.list", "/usr/bin/new\n");
    append("status",
           "\nPackage: new\nStatus: install ok installed\nArchitecture: all\nVersion: 9\n");
    ASSERT_TRUE(ownership.refresh());
    EXPECT_EQ(ownership.ownerOf("/usr/bin/new"), (PackageOwner{"new", "9"}));
    EXPECT_FALSE(before->ownerOf("/usr/bin/new")) << "a snapshot stays what it was";
}

TEST_F(DpkgOwnershipTest, theLastIndexStaysWhenTheRecordsAreGone) {
    DpkgOwnership ownership(m_folder);
    ASSERT_TRUE(ownership.refresh());
    fs::remove(m_folder / "status");
    const auto failed = ownership.refresh();
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().systemErrno, ENOENT);
    EXPECT_TRUE(ownership.ownerOf("/usr/bin/bash"));
}

TEST_F(DpkgOwnershipTest, withoutDpkgItSaysSo) {
    DpkgOwnership ownership("/nonexistent");
    const auto failed = ownership.refresh();
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, model::Error::Code::Unavailable);
    EXPECT_FALSE(ownership.ownerOf("/usr/bin/bash"));
}

TEST_F(DpkgOwnershipTest, mayBeAskedWhileItIsBuilt) {
    DpkgOwnership ownership(m_folder);
    ASSERT_TRUE(ownership.refresh());
    std::atomic<bool> stop = false;
    std::thread asking([&] {
        while (!stop)
            EXPECT_TRUE(ownership.ownerOf("/usr/bin/bash"));
    });
    for (int round = 0; round < 50; ++round) {
        append("status", "\n");
        EXPECT_TRUE(ownership.refresh());
    }
    stop = true;
    asking.join();
}

}  // namespace
}  // namespace sources
