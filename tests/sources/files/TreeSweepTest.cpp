#include "sources/files/TreeSweep.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

#include "sources/files/FileInspector.h"
#include "sources/files/IoBudget.h"
#include "sources/files/MountTable.h"
#include "sources/files/RootExpander.h"

namespace sources {
namespace {

namespace fs = std::filesystem;

// SHA-256 of "abc" (FIPS 180-2, B.1).
constexpr char kAbc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

class TreeSweepTest : public testing::Test {
  protected:
    void SetUp() override {
        char name[] = "/var/tmp/am-sweep-XXXXXX";
        ASSERT_NE(mkdtemp(name), nullptr);
        m_root = name;
    }
    void TearDown() override { fs::remove_all(m_root); }

    void write(const std::string& name, const std::string& text) {
        fs::create_directories(fs::path(m_root + "/" + name).parent_path());
        std::ofstream(m_root + "/" + name, std::ios::binary) << text;
    }

    /// One sweep; what it reports becomes what is known.
    std::map<std::string, SweptFile> sweep(bool hashAll = false) {
        std::map<std::string, SweptFile> found;
        std::mutex mutex;
        TreeSweep sweep({.roots = {m_root},
                         .isLeftOut = [](auto path) { return path.ends_with(".left"); },
                         .known = [this](const std::string& folder) { return recordsOf(folder); },
                         .knownOne = [this](const std::string& path) { return m_known[path]; },
                         .differs =
                             [&](SweptFile&& file) {
                                 const std::lock_guard lock(mutex);
                                 found[file.path] = file;
                             },
                         .hashAll = hashAll});
        const std::atomic<bool> never{false};
        SweepProgress progress;
        EXPECT_TRUE(sweep.run(never, progress));
        m_files = progress.files;
        for (const auto& [path, file] : found)
            m_known[path] = file.now;
        return found;
    }

    model::Result<std::vector<model::FileRecord>> recordsOf(const std::string& folder) {
        std::vector<model::FileRecord> records;
        for (const auto& [path, state] : m_known)
            if (state && fs::path(path).parent_path() == folder)
                records.push_back({fs::path(path).filename(), state});
        std::ranges::sort(records, {}, &model::FileRecord::name);
        return records;
    }

    /// What was written a moment ago is looked at again on purpose: pretend it is older.
    void letItRest() {
        for (auto& [path, state] : m_known)
            if (state && state.changedNs == 0) {
                const FileDescriptor folder = openFolder(fs::path(path).parent_path());
                state.changedNs =
                    stampOf(folder.get(), fs::path(path).filename().c_str()).changedNs;
            }
    }

    std::string m_root;
    std::map<std::string, model::FileState> m_known;
    std::uint64_t m_files = 0;
};

TEST_F(TreeSweepTest, FindsAndHashesEverything) {
    write("a", "abc");
    write("deep/er/b", "abc");
    write("x.left", "no");
    fs::create_symlink("a", m_root + "/link");
    mkfifo((m_root + "/pipe").c_str(), 0600);
    const auto found = sweep();
    EXPECT_EQ(found.size(), 7U);  // the root, two folders, two files, link, pipe
    EXPECT_EQ(hashText(found.at(m_root + "/a").now), kAbc);
    EXPECT_EQ(hashText(found.at(m_root + "/deep/er/b").now), kAbc);
    EXPECT_EQ(found.at(m_root + "/link").now.target, "a");
    EXPECT_EQ(found.at(m_root + "/pipe").now.kind, model::FileKind::Fifo);
    EXPECT_EQ(m_files, 4U);
}

TEST_F(TreeSweepTest, AnUnchangedTreeIsSilent) {
    for (int i = 0; i < 300; ++i)
        write("d" + std::to_string(i % 7) + "/f" + std::to_string(i), "abc");
    sweep();
    letItRest();
    EXPECT_TRUE(sweep().empty());
}

TEST_F(TreeSweepTest, TellsWhatChangedAndWhatIsGone) {
    for (const char* name : {"a", "b", "c/d", "e"})
        write(name, "abc");
    sweep();
    letItRest();
    write("a", "abd");
    fs::permissions(m_root + "/b", fs::perms::owner_all);
    fs::remove_all(m_root + "/c");
    write("new", "x");
    const auto found = sweep();
    EXPECT_EQ(found.size(), 4U);
    EXPECT_NE(found.at(m_root + "/a").now.hash, found.at(m_root + "/a").before.hash);
    EXPECT_EQ(found.at(m_root + "/b").now.mode, 0700U);
    EXPECT_FALSE(found.at(m_root + "/c").now);
    EXPECT_FALSE(found.at(m_root + "/new").before);
}

TEST_F(TreeSweepTest, AForgedTimeIsFoundByReadingEverything) {
    write("a", "abc");
    sweep();
    letItRest();
    m_known[m_root + "/a"].hash[0] ^= 1;  // as if the content had changed behind equal times
    EXPECT_TRUE(sweep().empty());
    EXPECT_EQ(sweep(true).size(), 1U);
}

TEST_F(TreeSweepTest, SpecialFilesLinkLoopsAndHolesHoldNobodyUp) {
    mkfifo((m_root + "/pipe").c_str(), 0600);
    fs::create_symlink("loop", m_root + "/loop");
    fs::create_directory_symlink(m_root, m_root + "/self");
    const int sparse = open((m_root + "/sparse").c_str(), O_CREAT | O_WRONLY, 0600);
    ASSERT_EQ(ftruncate(sparse, 100LL << 30), 0);
    close(sparse);
    write("odd\n\xff name", "abc");
    const auto found = sweep();
    EXPECT_EQ(found.size(), 6U);
    EXPECT_FALSE(found.at(m_root + "/sparse").now.hashed);
    EXPECT_EQ(hashText(found.at(m_root + "/odd\n\xff name").now), kAbc);
}

TEST_F(TreeSweepTest, CanBeCancelled) {
    for (int i = 0; i < 100; ++i)
        write("f" + std::to_string(i), "abc");
    const std::atomic<bool> already{true};
    SweepProgress progress;
    int told = 0;
    TreeSweep sweep({.roots = {m_root},
                     .isLeftOut = [](auto) { return false; },
                     .known = [this](const std::string& folder) { return recordsOf(folder); },
                     .knownOne = [](const auto&) { return model::FileState(); },
                     .differs = [&](SweptFile&&) { ++told; }});
    EXPECT_FALSE(sweep.run(already, progress));
    EXPECT_EQ(told, 0);
}

TEST_F(TreeSweepTest, ALinkInTheWayIsNotFollowed) {
    write("real/secret", "abc");
    fs::create_directory_symlink(m_root + "/real", m_root + "/way");
    EXPECT_FALSE(openFolder(m_root + "/way"));
    const std::atomic<bool> never{false};
    FileInspector inspector(never);
    EXPECT_FALSE(inspector.inspect(m_root + "/way/secret"));
    EXPECT_TRUE(inspector.inspect(m_root + "/real/secret"));
    EXPECT_FALSE(inspector.readText(m_root + "/way/secret", 100));
    EXPECT_FALSE(inspector.readText(m_root + "/real/secret", 2));
    EXPECT_EQ(inspector.readText(m_root + "/real/secret", 3), "abc");
}

TEST_F(TreeSweepTest, PatternsAreExpanded) {
    fs::create_directories(m_root + "/al/.ssh");
    fs::create_directories(m_root + "/bo/.ssh");
    fs::create_directories(m_root + "/cy");
    auto roots = expandRoot(m_root + "/*/.ssh/");
    std::ranges::sort(roots);
    EXPECT_EQ(roots, (std::vector<std::string>{m_root + "/al/.ssh", m_root + "/bo/.ssh"}));
    EXPECT_EQ(expandRoot(m_root + "/nothing/"), std::vector<std::string>{m_root + "/nothing"});
    EXPECT_TRUE(expandRoot("relative").empty());
    EXPECT_TRUE(expandRoot("").empty());
}

TEST_F(TreeSweepTest, ALinkOfSomebodyElseLeadsNowhere) {
    if (geteuid() != 0)
        GTEST_SKIP() << "needs root";
    fs::create_directories(m_root + "/secret");
    fs::create_directory_symlink(m_root + "/secret", m_root + "/mine");
    EXPECT_EQ(expandRoot(m_root + "/mine/"), std::vector<std::string>{m_root + "/secret"});
    ASSERT_EQ(lchown((m_root + "/mine").c_str(), 4242, 4242), 0);
    EXPECT_EQ(expandRoot(m_root + "/mine/"), std::vector<std::string>{m_root + "/mine"});
}

TEST(MountTable, ReadsTheKernelsText) {
    const auto mounts = parseMountInfo(
        "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue\n"
        "37 35 0:41 / /run/user/1000/a\\040b rw,nosuid shared:2 - fuse.gvfsd-fuse gvfsd rw\n"
        "garbage\n38 35 0:42 /\n39 35 x:y / /odd rw - tmpfs tmpfs rw\n");
    ASSERT_EQ(mounts.size(), 3U);
    EXPECT_EQ(mounts[0].point, "/mnt2");
    EXPECT_EQ(mounts[0].device, 98ULL << 32U);
    EXPECT_EQ(mounts[1].point, "/run/user/1000/a b");
    EXPECT_FALSE(isOrdinaryType(mounts[1].type));
    EXPECT_TRUE(isOrdinaryType(mounts[2].type));
    for (const char* type : {"nfs4", "proc", "cgroup2", "fuse", "fuseblk", "9p"})
        EXPECT_FALSE(isOrdinaryType(type)) << type;
    for (const char* type : {"ext4", "btrfs", "xfs", "overlay", "tmpfs", "vfat", "zfs"})
        EXPECT_TRUE(isOrdinaryType(type)) << type;
}

TEST(IoBudget, ReadsTheKernelsCount) {
    EXPECT_EQ(parseReadBytes("rchar: 1\nwchar: 2\nread_bytes: 4096\nwrite_bytes: 0\n"), 4096U);
    EXPECT_EQ(parseReadBytes(""), 0U);
    EXPECT_EQ(parseReadBytes("read_bytes: 7\n"), 0U);  // not at the beginning of the file
}

}  // namespace
}  // namespace sources
