// A full or read-only disk: degraded, said, recovered (threats.md 8). Each case runs in a mount
// namespace of its own, on a small tmpfs.
#include <gmock/gmock.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <set>
#include <thread>

#include "contract/AlertJson.h"
#include "storage/AlertLog.h"
#include "tests/contract/SampleAlert.h"
#include "tests/storage/TemporaryDirectory.h"

namespace {

namespace fs = std::filesystem;
using storage::AlertLog;
using testing::HasSubstr;

constexpr int kNoNamespace = 77;

bool enterOwnMounts(const fs::path& path, const char* options) {
    return unshare(CLONE_NEWNS) == 0 &&
           mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("tmpfs", path.c_str(), "tmpfs", 0, options) == 0;
}

class DiskTest : public testing::Test {
  protected:
    // The body runs in a child, because a thread's namespace is for ever.
    void onSmallDisk(const fs::path& path, const std::function<void()>& body) {
        fs::create_directories(path);
        fflush(stdout);
        const pid_t child = fork();
        if (child == 0) {
            if (!enterOwnMounts(path, "size=160k"))
                _exit(kNoNamespace);
            body();
            fflush(stdout);
            _exit(HasFailure() ? 1 : 0);
        }
        int status = 0;
        ASSERT_EQ(waitpid(child, &status, 0), child);
        if (WIFEXITED(status) && WEXITSTATUS(status) == kNoNamespace)
            GTEST_SKIP() << "no mount namespace here (needs root)";
        EXPECT_EQ(status, 0) << "see the failures above";
    }

    static bool remount(const fs::path& path, unsigned long flags, const char* options) {
        return mount("tmpfs", path.c_str(), "tmpfs", MS_REMOUNT | flags, options) == 0;
    }

    std::unique_ptr<AlertLog> open() const {
        auto log = AlertLog::open({.stateDirectory = m_directory / "disk/state",
                                   .logDirectory = m_directory / "disk/log",
                                   .settings = {},
                                   .journal = false,
                                   .clock = nullptr});
        return std::move(*log);
    }

    static model::Alert alert(int number) {
        model::Alert alert = tests::sampleAlert("id-" + std::to_string(1000 + number));
        alert.raisedAtUs = 1'800'000'000'000'000 + number;
        alert.changedAtUs = alert.raisedAtUs;
        return alert;
    }

    template <typename Condition>
    static bool soon(Condition condition) {
        for (int i = 0; i < 400; ++i) {
            if (condition())
                return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return false;
    }

    std::size_t distinctIdsInLines() const {
        std::set<std::string> ids;
        for (const std::string& line : tests::linesOf(m_directory / "disk/log/alerts.jsonl")) {
            const auto one = contract::alertFromEcs(line);
            EXPECT_TRUE(one) << "a broken line: " << line.substr(0, 100);
            if (one)
                ids.insert(one->id);
        }
        return ids.size();
    }

    void expectRecovered(const AlertLog& log, int raised) {
        EXPECT_TRUE(soon([&] { return log.degraded().empty(); })) << log.degraded().front();
        EXPECT_EQ(log.list({.limit = 1}).total, static_cast<std::uint32_t>(raised));
        EXPECT_EQ(distinctIdsInLines(), static_cast<std::size_t>(raised));
    }

    tests::TemporaryDirectory m_directory;
};

TEST_F(DiskTest, AFullDiskIsSaidCostsNoAlertAndRecovers) {
    onSmallDisk(m_directory / "disk", [&] {
        int raised = 0;
        {
            const auto log = open();
            for (; raised < 150; ++raised)
                log->raise(alert(raised));
            log->flush();
            ASSERT_FALSE(log->degraded().empty());
            EXPECT_THAT(log->degraded().front(), HasSubstr("alerts.jsonl cannot be written"));
            EXPECT_THAT(log->degraded().front(), HasSubstr("No space left on device"));
            EXPECT_EQ(log->list({}).total, 150U) << "all are still known";
            EXPECT_TRUE(log->get(alert(149).id));
            ASSERT_TRUE(remount(m_directory / "disk", 0, "size=64m"));
            expectRecovered(*log, raised);
            log->raise(alert(raised++));
            expectRecovered(*log, raised);
        }
        EXPECT_EQ(open()->list({}).total, static_cast<std::uint32_t>(raised));
    });
}

TEST_F(DiskTest, AReadOnlyDiskIsSaidAndRecovers) {
    onSmallDisk(m_directory / "disk", [&] {
        ASSERT_TRUE(remount(m_directory / "disk", MS_RDONLY, "size=64m"));
        const auto log = open();
        for (int i = 0; i < 20; ++i)
            log->raise(alert(i));
        log->say(model::Level::Info, "a sentence");
        log->flush();
        EXPECT_EQ(log->list({}).total, 20U);
        // The directories are not even there.
        EXPECT_THAT(log->degraded(), testing::Contains(HasSubstr("alerts.jsonl")));
        EXPECT_THAT(log->degraded(), testing::Contains(HasSubstr("history")));
        ASSERT_TRUE(remount(m_directory / "disk", 0, "size=64m"));
        expectRecovered(*log, 20);
        EXPECT_EQ(tests::linesOf(m_directory / "disk/log/info.log").size(), 1U);
    });
}

TEST_F(DiskTest, AFullLogDirectoryDoesNotKeepTheHistoryFromBeingWritten) {
    onSmallDisk(m_directory / "disk/log", [&] {
        const auto log = open();
        tests::writeFile(m_directory / "disk/log/filler", std::string(200'000, 'x'));
        for (int i = 0; i < 20; ++i)
            log->raise(alert(i));
        log->flush();
        EXPECT_FALSE(log->degraded().empty());
        EXPECT_EQ(log->queue().length, 0U) << "the database took them";
        fs::remove(m_directory / "disk/log/filler");
        expectRecovered(*log, 20);
    });
}

TEST_F(DiskTest, AFullStateDirectoryDoesNotKeepTheLinesFromBeingWritten) {
    onSmallDisk(m_directory / "disk/state", [&] {
        const auto log = open();
        tests::writeFile(m_directory / "disk/state/filler", std::string(200'000, 'x'));
        for (int i = 0; i < 100; ++i)
            log->raise(alert(i));
        log->flush();
        EXPECT_EQ(distinctIdsInLines(), 100U);
        EXPECT_THAT(log->degraded(), testing::Contains(HasSubstr("history")));
        fs::remove(m_directory / "disk/state/filler");
        ASSERT_TRUE(remount(m_directory / "disk/state", 0, "size=64m"));
        expectRecovered(*log, 100);
    });
}

// More alerts than memory holds while the database is away: they come back from the lines.
TEST_F(DiskTest, AnEndlessOutageOfTheDatabaseLosesNothing) {
    onSmallDisk(m_directory / "disk/state", [&] {
        const auto log = open();
        tests::writeFile(m_directory / "disk/state/filler", std::string(200'000, 'x'));
        for (int i = 0; i < 2500; ++i)
            log->raise(alert(i));
        log->flush();
        EXPECT_LE(log->queue().length, log->queue().capacity);
        fs::remove(m_directory / "disk/state/filler");
        ASSERT_TRUE(remount(m_directory / "disk/state", 0, "size=64m"));
        expectRecovered(*log, 2500);
    });
}

}  // namespace
