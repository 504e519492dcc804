#include "monitors/ProgramCatalogue.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "tests/sources/support/Child.h"

namespace monitors {
namespace {

namespace fs = std::filesystem;
using rules::ProgramKind;
using testing_support::Child;

/// A package owns everything below /usr/bin and /bin.
std::optional<PackageName> usrBin(const std::string& path) {
    const bool owned = path.starts_with("/usr/bin/") || path.starts_with("/bin/");
    return owned ? std::optional(PackageName{"some-package", "1.0"}) : std::nullopt;
}

class ProgramCatalogueTest : public testing::Test {
  protected:
    ProgramCatalogueTest() : m_catalogue(usrBin) {
        char name[] = "/tmp/am-catalogue-XXXXXX";
        m_directory = mkdtemp(name);
        m_catalogue.learnKnownPrograms();
    }
    ~ProgramCatalogueTest() override { fs::remove_all(m_directory); }

    std::string copyOf(const std::string& program, const std::string& name) {
        const fs::path target = m_directory / name;
        fs::copy_file(fs::canonical(program), target);
        return target;
    }

    /// A child that runs `path` until it is killed.
    static void run(const std::string& path, const std::function<void(pid_t)>& look) {
        const pid_t pid = fork();
        if (pid == 0) {
            execl(path.c_str(), path.c_str(), "-c", "while :; do sleep 100; done", nullptr);
            _exit(127);
        }
        waitForExec(pid, path);
        look(pid);
        kill(pid, SIGKILL);
        waitpid(pid, nullptr, 0);
    }

    static void waitForExec(pid_t pid, const std::string& path) {
        const std::string link = "/proc/" + std::to_string(pid) + "/exe";
        std::error_code ignored;
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
        while (!fs::equivalent(link, path, ignored) && std::chrono::steady_clock::now() < end)
            usleep(1000);
    }

    ProgramCatalogue m_catalogue;
    fs::path m_directory;
};

TEST_F(ProgramCatalogueTest, thePackagesShellIsThePackages) {
    run("/bin/bash", [&](pid_t pid) {
        const Program program = m_catalogue.identify(pid);
        EXPECT_EQ(program.family.name, "bash");
        EXPECT_EQ(program.family.kind, ProgramKind::Shell);
        EXPECT_EQ(program.package, "some-package");
        EXPECT_EQ(program.packageVersion, "1.0");
        EXPECT_FALSE(program.userWritable);
        EXPECT_EQ(program.path, fs::canonical("/bin/bash"));
    });
}

TEST_F(ProgramCatalogueTest, aRenamedCopyIsKnownByItsBuildIdAndIsNobodysPackage) {
    const std::string copy = copyOf("/bin/bash", "dbus-broker");
    run(copy, [&](pid_t pid) {
        const Program program = m_catalogue.identify(pid);
        EXPECT_EQ(program.family.kind, ProgramKind::Shell) << "bash, or rbash: the same file";
        EXPECT_TRUE(program.package.empty());
    });
}

TEST_F(ProgramCatalogueTest, aDeletedCopyIsStillKnown) {
    const std::string copy = copyOf("/bin/dash", "gone");
    run(copy, [&](pid_t pid) {
        fs::remove(copy);
        EXPECT_EQ(m_catalogue.identify(pid).family.kind, ProgramKind::Shell);
    });
}

TEST_F(ProgramCatalogueTest, aFileThatMayBeReplacedIsNobodysPackage) {
    const std::string copy = copyOf("/bin/bash", "tool");
    ProgramCatalogue everything(
        [](const std::string&) { return std::optional(PackageName{"any", "1"}); });
    ASSERT_EQ(chmod(copy.c_str(), 0775), 0);
    EXPECT_TRUE(everything.identifyFile(getpid(), copy).userWritable);
    EXPECT_TRUE(everything.identifyFile(getpid(), copy).package.empty());
    ASSERT_EQ(chmod(copy.c_str(), 0755), 0);
    if (getuid() == 0) {
        EXPECT_EQ(everything.identifyFile(getpid(), copy).package, "any") << "near miss: root's";
        ASSERT_EQ(chown(copy.c_str(), 4242, 4242), 0);
        EXPECT_TRUE(everything.identifyFile(getpid(), copy).package.empty());
    }
}

TEST_F(ProgramCatalogueTest, aNameAloneIsWorthAFamilyButNoPackage) {
    const std::string fake = copyOf("/bin/true", "sshd");
    const Program program = m_catalogue.identifyFile(getpid(), fake);
    EXPECT_EQ(program.family.kind, ProgramKind::RemoteLogin);
    EXPECT_TRUE(program.package.empty()) << "without a package the role proves nothing";
}

TEST_F(ProgramCatalogueTest, scriptsAreFoundWhereTheProcessSeesThem) {
    fs::create_directory(m_directory / "sub");
    const std::string script = copyOf("/bin/true", "sub/job");
    const Child child([&] { ASSERT_EQ(chdir((m_directory / "sub").c_str()), 0); });
    EXPECT_EQ(m_catalogue.identifyFile(child.pid(), "job").path, script);
    EXPECT_EQ(m_catalogue.identifyFile(child.pid(), "../sub/job").path, script);
    EXPECT_EQ(m_catalogue.identifyFile(child.pid(), "/usr/bin/env").package, "some-package");
    EXPECT_TRUE(m_catalogue.identifyFile(child.pid(), "missing").path.empty());
    EXPECT_TRUE(m_catalogue.identifyFile(getpid(), "job").path.empty()) << "not our directory";
}

TEST_F(ProgramCatalogueTest, specialFilesDoNotHoldUsUp) {
    const std::string fifo = m_directory / "fifo";
    ASSERT_EQ(mkfifo(fifo.c_str(), 0666), 0);
    EXPECT_EQ(m_catalogue.identifyFile(getpid(), fifo).family.kind, ProgramKind::Unknown);
    EXPECT_EQ(m_catalogue.identifyFile(getpid(), m_directory).family.kind, ProgramKind::Unknown);
    const std::string circle = m_directory / "circle";
    fs::create_symlink(circle, circle);
    EXPECT_TRUE(m_catalogue.identifyFile(getpid(), circle).path.empty());
}

TEST_F(ProgramCatalogueTest, whoIsGoneIsUnknown) {
    Child child([] {});
    const pid_t pid = child.pid();
    child.end();
    EXPECT_EQ(m_catalogue.identify(pid).family.kind, ProgramKind::Unknown);
    EXPECT_TRUE(m_catalogue.identify(pid).package.empty());
}

TEST_F(ProgramCatalogueTest, familiesAreRememberedByFile) {
    struct stat bash{};
    ASSERT_EQ(stat("/bin/bash", &bash), 0);
    run("/bin/bash", [&](pid_t pid) {
        EXPECT_EQ(m_catalogue.familyOf(pid, bash.st_dev, bash.st_ino).name, "bash");
        EXPECT_EQ(m_catalogue.familyOf(getpid(), bash.st_dev, bash.st_ino).name, "bash")
            << "the file decides, not the process";
        EXPECT_EQ(m_catalogue.familyOf(pid, 0, 0).name, "bash") << "unknown file: looked at now";
    });
    EXPECT_NE(m_catalogue.familyOf(getpid(), 0, 0).name, "bash");
}

/// An exec event is read up to 2 ms after the exec: the process may have ended, or run the next
/// program.
TEST_F(ProgramCatalogueTest, aFileIsNotLearntFromAnother) {
    const std::string copy = copyOf("/bin/dash", "worker");
    struct stat file{};
    ASSERT_EQ(stat(copy.c_str(), &file), 0);
    Child gone([] {});
    const pid_t pid = gone.pid();
    gone.end();
    EXPECT_EQ(m_catalogue.familyOf(pid, file.st_dev, file.st_ino).kind, ProgramKind::Unknown);
    EXPECT_EQ(m_catalogue.familyOf(getpid(), file.st_dev, file.st_ino).kind, ProgramKind::Unknown);
    run(copy, [&](pid_t shell) {
        EXPECT_EQ(m_catalogue.familyOf(shell, file.st_dev, file.st_ino).kind, ProgramKind::Shell);
    });
    EXPECT_EQ(m_catalogue.familyOf(pid, file.st_dev, file.st_ino).kind, ProgramKind::Shell)
        << "and then it is remembered";
}

}  // namespace
}  // namespace monitors
