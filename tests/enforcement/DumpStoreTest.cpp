#include "enforcement/DumpStore.h"

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <fstream>
#include <random>

#include "TemporaryDirectory.h"

namespace enforcement {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMiB = 1U << 20;

std::string noise(std::size_t bytes) {
    std::string text(bytes, '\0');
    static std::mt19937_64 random(1);  // never the same twice: it must not be compressible
    for (std::size_t i = 0; i + 8 <= bytes; i += 8) {
        const auto value = random();
        text.replace(i, 8, reinterpret_cast<const char*>(&value), 8);
    }
    return text;
}

class DumpStoreTest : public testing::Test {
  protected:
    DumpStore open() { return std::move(*DumpStore::open(path)); }

    std::size_t files() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path), fs::directory_iterator()));
    }

    TemporaryDirectory directory;
    std::string path = (directory.path() / "dumps").string();
};

TEST_F(DumpStoreTest, IdsSayWhatTheyAreAndNothingElseIsOne) {
    const auto id = DumpStore::idFor(1'763'635'000'000'000, 1000, "my prog-ram/../x\n", 4242);
    EXPECT_EQ(id, "20251120T103640Z-1000-my_prog_ram_.._x_-4242");
    const auto row = DumpStore::parseId(id);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->pid, 4242);
    EXPECT_EQ(row->uid, 1000U);
    EXPECT_EQ(row->atUs, 1'763'635'000'000'000);
    for (const char* text :
         {"", "x", "../../etc/passwd", "20251120T103640Z-1000-x-0", "20251120T103640Z-1000-x-1/..",
          "20251120T103640Z-1000--1", "20251120T103640Z-1000-x-y-1", "20251120T103640-1000-x-1",
          "20251120T103640Z--x-1", "20251120T103640Z-1000-.x-1"})
        EXPECT_FALSE(DumpStore::parseId(text)) << text;
    EXPECT_TRUE(DumpStore::parseId(DumpStore::idFor(0, 0, ".hidden", 1)));
    EXPECT_TRUE(DumpStore::parseId(DumpStore::idFor(0, 0, "", 1)));
}

TEST_F(DumpStoreTest, AFinishedDumpIsRootsAloneAndAnUnfinishedOneIsNoFile) {
    const auto store = open();
    const auto id = DumpStore::idFor(0, 0, "x", 1);
    {
        auto file = store.create(id, {kMiB, 0});
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->write("hello"));
        EXPECT_TRUE(store.list().empty());
        EXPECT_FALSE(store.openForReading(id));
    }
    EXPECT_EQ(files(), 0U);
    auto file = store.create(id, {kMiB, 0});
    ASSERT_TRUE(file->write("hello"));
    ASSERT_TRUE(file->finish());
    struct stat status{};
    ASSERT_EQ(::stat((path + "/" + id + ".core.zst").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0600U);
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0700U);
    ASSERT_EQ(store.list().size(), 1U);
    EXPECT_EQ(store.list()[0].bytes, file->bytes());
    EXPECT_TRUE(store.openForReading(id));
}

TEST_F(DumpStoreTest, WhatAnInterruptedDumpLeftIsRemovedAtTheStart) {
    (void)open();
    std::ofstream(path + "/.20251120T103640Z-0-x-1.core.zst.partial") << "half";
    std::ofstream(path + "/somebody's notes.partial") << "not ours";
    (void)open();
    EXPECT_EQ(files(), 1U);
}

TEST_F(DumpStoreTest, ADirectoryOthersCanWriteToIsRefused) {
    fs::create_directory(path);
    ::chmod(path.c_str(), 0777);
    EXPECT_FALSE(DumpStore::open(path));
    fs::remove(path);
    fs::create_directory(directory.path() / "real");
    fs::create_symlink(directory.path() / "real", path);
    EXPECT_FALSE(DumpStore::open(path));
}

TEST_F(DumpStoreTest, TheOldestGiveWayAndTheQuotaIsNeverPassed) {
    const auto store = open();
    for (int i = 1; i <= 3; ++i) {
        auto file = store.create(DumpStore::idFor(i * 1'000'000, 0, "x", i), {10 * kMiB, 0});
        ASSERT_TRUE(file->write(noise(kMiB)));
        ASSERT_TRUE(file->finish());
    }
    const std::uint64_t left = store.makeRoom(kMiB, 3 * kMiB + 10'000);
    EXPECT_GE(left, kMiB);
    ASSERT_EQ(store.list().size(), 2U);
    EXPECT_EQ(store.list()[0].pid, 2);
    auto file = store.create(DumpStore::idFor(9, 0, "x", 9), {100'000, 0});
    model::Result<void> written;
    for (int i = 0; i < 10 && written; ++i)
        written = file->write(noise(kMiB));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, model::Error::Code::LimitReached);
}

TEST_F(DumpStoreTest, TheFloorOfASmallFileSystemIsNeverPassed) {
    fs::create_directory(path);
    if (::mount("none", path.c_str(), "tmpfs", 0, "size=8m,mode=0700") != 0)
        GTEST_SKIP() << "no file system of one's own";
    {
        const auto store = open();
        auto file = store.create(DumpStore::idFor(0, 0, "x", 1), {100 * kMiB, 3 * kMiB});
        model::Result<void> written;
        std::uint64_t least = 100 * kMiB;
        for (int i = 0; i < 100 && written; ++i) {
            written = file->write(noise(256U << 10));
            least = std::min(least, store.freeBytes());
        }
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().code, model::Error::Code::LimitReached);
        EXPECT_GE(least, 3 * kMiB);
        EXPECT_LT(least, 5 * kMiB) << "it gave up long before it had to";
    }
    EXPECT_EQ(files(), 0U);
    ::umount(path.c_str());
}

TEST_F(DumpStoreTest, AFullDiskLeavesNothing) {
    fs::create_directory(path);
    if (::mount("none", path.c_str(), "tmpfs", 0, "size=2m,mode=0700") != 0)
        GTEST_SKIP() << "no file system of one's own";
    {
        const auto store = open();
        auto file = store.create(DumpStore::idFor(0, 0, "x", 1), {100 * kMiB, 0});
        model::Result<void> written;
        for (int i = 0; i < 10 && written; ++i)
            written = file->write(noise(kMiB));
        if (written)  // what was taken need not have been written yet
            written = file->finish();
        EXPECT_FALSE(written);
    }
    EXPECT_EQ(files(), 0U);
    ::umount(path.c_str());
}

}  // namespace
}  // namespace enforcement
