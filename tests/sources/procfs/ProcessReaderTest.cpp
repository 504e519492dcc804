#include "sources/procfs/ProcessReader.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include <climits>

#include "tests/sources/support/Child.h"

namespace sources {
namespace {

using testing_support::Child;

TEST(ProcessReader, argumentsEndWithZeroes) {
    using Words = std::vector<std::string>;
    EXPECT_EQ(parseArguments(std::string_view("a\0b c\0\0d\0", 9)), (Words{"a", "b c", "", "d"}));
    EXPECT_EQ(parseArguments("overwritten title"), Words{"overwritten title"});
    EXPECT_EQ(parseArguments(""), Words{});
    EXPECT_EQ(parseArguments(std::string(100'000, 'x')).front().size(), model::kMaxArgumentBytes);
}

TEST(ProcessReader, theExecutableLinkTellsWhatIsLeftOfIt) {
    struct Row {
        const char *link, *path;
        bool deleted, memory;
    };
    for (const Row& row : {Row{"/usr/bin/bash", "/usr/bin/bash", false, false},
                           Row{"/tmp/gone (deleted)", "/tmp/gone", true, false},
                           Row{"/memfd:payload (deleted)", "/memfd:payload", true, true},
                           Row{"/memfd:a file called so", "/memfd:a file called so", false, false},
                           Row{"/tmp/x (deleted) (deleted)", "/tmp/x (deleted)", true, false},
                           Row{"", "", false, false}}) {
        model::Process process;
        applyExecutableLink(process, row.link);
        EXPECT_EQ(process.executable, row.path);
        EXPECT_EQ(process.executableDeleted, row.deleted) << row.link;
        EXPECT_EQ(process.memoryOnly, row.memory) << row.link;
    }
}

TEST(ProcessReader, readsALivingProcess) {
    const Child child([] {
        ::prctl(PR_SET_NAME, "a) b (c\n");
        (void)!::chdir("/tmp");
    });
    const auto self = ProcessReader::read(::getpid());
    const auto seen = ProcessReader::read(child.pid());
    ASSERT_TRUE(self && seen);
    EXPECT_EQ(seen->process.key.pid, child.pid());
    EXPECT_GE(seen->process.key.startTimeTicks, self->process.key.startTimeTicks);
    EXPECT_EQ(seen->process.parent, self->process.key);
    EXPECT_EQ(seen->process.name, "a) b (c\n");
    EXPECT_EQ(seen->process.executable, self->process.executable);
    EXPECT_EQ(seen->process.arguments, self->process.arguments);
    EXPECT_EQ(seen->process.workingDirectory, "/tmp");
    EXPECT_EQ(seen->process.uid, ::getuid());
    EXPECT_EQ(seen->stat.startStack, self->stat.startStack) << "fork(2) keeps the image";
    struct stat program{};
    ASSERT_EQ(::stat("/proc/self/exe", &program), 0);
    EXPECT_EQ(seen->executableInode, program.st_ino);
    EXPECT_EQ(seen->executableDevice, program.st_dev);
}

TEST(ProcessReader, readsOnlyWhatWasAskedFor) {
    const auto basic = ProcessReader::read(::getpid(), ProcessReader::Basic);
    ASSERT_TRUE(basic);
    EXPECT_FALSE(basic->process.name.empty());
    EXPECT_TRUE(basic->process.executable.empty());
    EXPECT_TRUE(basic->process.arguments.empty());
    EXPECT_EQ(basic->process.parent.startTimeTicks, 0U);
}

TEST(ProcessReader, aNumberUsedByAnotherProcessIsRefused) {
    const auto self = ProcessReader::read(::getpid(), ProcessReader::Basic);
    ASSERT_TRUE(self);
    EXPECT_TRUE(ProcessReader::read(self->process.key));
    model::ProcessKey other = self->process.key;
    ++other.startTimeTicks;
    const auto refused = ProcessReader::read(other);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, model::Error::Code::ProcessChanged);
}

TEST(ProcessReader, whoIsGoneIsGone) {
    for (const std::int32_t pid : {0, -1, INT_MAX, INT_MIN}) {
        const auto gone = ProcessReader::read(pid);
        ASSERT_FALSE(gone) << pid;
        EXPECT_EQ(gone.error().code, model::Error::Code::NoSuchProcess);
    }
}

TEST(ProcessReader, aProcessMayVanishAtAnyStep) {
    Child child([] {});
    const auto directory = ProcDirectory::open(child.pid());
    ASSERT_TRUE(directory);
    child.end();
    EXPECT_FALSE(ProcessReader::read(*directory));
    EXPECT_FALSE(directory->readLink("exe"));
}

TEST(ProcessReader, aZombieIsAProcessWithoutAnExecutable) {
    Child child([] {});
    child.kill();
    const auto zombie = ProcessReader::read(child.pid());
    ASSERT_TRUE(zombie);
    EXPECT_TRUE(zombie->stat.isDead());
    EXPECT_TRUE(zombie->process.executable.empty());
    EXPECT_TRUE(zombie->process.arguments.empty());
}

}  // namespace
}  // namespace sources
