#include <sys/stat.h>

#include <filesystem>
#include <thread>

#include "tests/sources/ebpf/Outside.h"
#include "tests/sources/ebpf/Watched.h"

namespace sources {
namespace {

using testing_support::Outside;
using testing_support::Watched;

class ProcessEvents : public Watched {};

TEST_F(ProcessEvents, execTellsWhoRunsWhatWhere) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t pid = start({"a name", "987", "", "two\nlines"}, "/bin/sleep", [&] {
        setpgid(0, 0);
        testing_support::putAt(ends[0], 0);
        testing_support::putAt(open("/dev/null", O_WRONLY), 1);
        close(2);
    });
    const auto* exec = execOf(pid);
    ASSERT_NE(exec, nullptr);
    EXPECT_EQ(exec->process.executable, "/bin/sleep");
    EXPECT_EQ(exec->process.arguments,
              (std::vector<std::string>{"a name", "987", "", "two\nlines"}));
    EXPECT_EQ(exec->process.name, "sleep");
    EXPECT_EQ(exec->process.parent, ProcessReader::read(getpid())->process.key);
    EXPECT_EQ(exec->process.uid, 0U);
    EXPECT_EQ(exec->process.processGroup, pid);
    EXPECT_EQ(exec->process.session, getsid(0));
    struct stat sleep{};
    ASSERT_EQ(stat("/bin/sleep", &sleep), 0);
    EXPECT_EQ(exec->executableInode, sleep.st_ino);
    EXPECT_TRUE(exec->stdioKnown);
    EXPECT_EQ(exec->stdio[0].kind, model::DescriptorKind::Pipe);
    EXPECT_EQ(exec->stdio[0].inode, testing_support::inodeOf(ends[0]));
    EXPECT_EQ(exec->stdio[1].kind, model::DescriptorKind::Other);
    EXPECT_EQ(exec->stdio[2].kind, model::DescriptorKind::None);
    EXPECT_FALSE(exec->script || exec->stoppedInKernel);
    EXPECT_EQ(exec->kernelVerdict, 0);
    finish(pid);  // "two\nlines" is no interval
}

TEST_F(ProcessEvents, theIdentityIsTheOneOfProc) {
    const pid_t pid = start({"sleep", "987"});
    const auto* exec = execOf(pid);
    ASSERT_NE(exec, nullptr);
    const auto snapshot = ProcessReader::read(pid);
    ASSERT_TRUE(snapshot);
    EXPECT_EQ(exec->process.key, snapshot->process.key);
    EXPECT_EQ(exec->process.loginUid, snapshot->process.loginUid);
    EXPECT_EQ(exec->executableDevice, snapshot->executableDevice);
    end(pid);
}

TEST_F(ProcessEvents, theUserIsTheOneAtExec) {
    const pid_t pid = start({"true"}, "/bin/true", [] {
        if (setgid(4243) != 0 || setuid(4242) != 0)
            _exit(1);
    });
    finish(pid);
    ASSERT_NE(execOf(pid), nullptr);
    EXPECT_EQ(execOf(pid)->process.uid, 4242U);
}

TEST_F(ProcessEvents, argumentsAreCutNotLost) {
    std::vector<std::string> many{"true"};
    for (int i = 0; i < 2000; ++i)
        many.push_back("argument number " + std::to_string(i));
    const pid_t pid = start(many, "/bin/true");
    const pid_t one = start({"true", std::string(120'000, 'x')}, "/bin/true");
    finish(pid);
    finish(one);
    ASSERT_TRUE(execOf(pid) && execOf(one));
    std::size_t bytes = 0;
    const auto& got = execOf(pid)->process.arguments;
    for (std::size_t i = 0; i < got.size(); ++i) {
        bytes += got[i].size() + 1;
        EXPECT_TRUE(i + 1 == got.size() || got[i] == many[i]) << got[i];
    }
    EXPECT_GT(got.size(), 100U);
    EXPECT_LE(bytes, model::kMaxArgumentBytes);
    ASSERT_EQ(execOf(one)->process.arguments.size(), 2U);
    EXPECT_GT(execOf(one)->process.arguments[1].size(), 4000U);
    EXPECT_EQ(m_source->losses().exec, 0U);
}

TEST_F(ProcessEvents, scriptsAreSaidToBeScripts) {
    const std::string path = "/tmp/am-ebpf-script-" + std::to_string(getpid());
    std::ofstream(path) << "#!/bin/sh\nexit 3\n";
    ASSERT_EQ(chmod(path.c_str(), 0755), 0);
    const pid_t pid = start({"ignored", "x"}, path);
    EXPECT_EQ(WEXITSTATUS(finish(pid)), 3);
    std::filesystem::remove(path);
    ASSERT_NE(execOf(pid), nullptr);
    EXPECT_TRUE(execOf(pid)->script);
    EXPECT_EQ(execOf(pid)->process.arguments, (std::vector<std::string>{"/bin/sh", path, "x"}));
}

TEST_F(ProcessEvents, forkAndExit) {
    const pid_t three = start({"sh", "-c", "exit 3"}, "/bin/sh");
    const pid_t killed = start({"sleep", "987"});
    ASSERT_NE(execOf(killed), nullptr);
    const int threeStatus = finish(three);
    kill(killed, SIGKILL);
    const int killedStatus = finish(killed);
    ASSERT_TRUE(exitOf(three) && exitOf(killed));
    EXPECT_EQ(exitOf(three)->exitCode, threeStatus);
    EXPECT_EQ(exitOf(killed)->exitCode, killedStatus);
    for (const pid_t pid : {three, killed}) {
        const auto* fork =
            wait<model::ForkEvent>([&](const auto& event) { return event.child.pid == pid; });
        ASSERT_NE(fork, nullptr);
        EXPECT_EQ(fork->child, execOf(pid)->process.key);
        EXPECT_EQ(fork->parent.pid, getpid());
        EXPECT_LE(fork->seenNs, execOf(pid)->seenNs);
        EXPECT_LE(execOf(pid)->seenNs, exitOf(pid)->seenNs);
    }
}

TEST_F(ProcessEvents, threadsAreNoProcesses) {
    const pid_t pid = fork();
    if (pid == 0) {
        for (int i = 0; i < 5; ++i)
            std::thread([] {}).join();
        _exit(0);
    }
    finish(pid);
    settle();
    EXPECT_EQ(count<model::ForkEvent>([&](const auto& e) { return e.parent.pid == pid; }), 0U);
    EXPECT_EQ(count<model::ExitEvent>([&](const auto& e) { return e.key.pid == pid; }), 1U);
}

TEST_F(ProcessEvents, aThreadThatExecsIsItsProcess) {
    const pid_t pid = fork();
    if (pid == 0) {
        std::thread([] { execl("/bin/true", "true", "by-a-thread", nullptr); }).join();
        _exit(1);
    }
    finish(pid);
    ASSERT_NE(execOf(pid), nullptr);
    EXPECT_EQ(execOf(pid)->process.arguments.back(), "by-a-thread");
    settle();
    EXPECT_EQ(count<model::ExitEvent>([&](const auto& e) { return e.key.pid == pid; }), 1U);
}

/// Runs `body` as pid 1 of a pid namespace `depth` levels below; answers the pid it has in ours.
pid_t below(int depth, const std::function<void()>& body) {
    if (depth == 0) {
        const pid_t pid = fork();
        if (pid == 0) {
            body();
            _exit(127);
        }
        return pid;
    }
    if (unshare(CLONE_NEWPID) != 0)
        return -1;
    return below(0, [&] {
        if (depth == 1)
            body();
        const pid_t deeper = below(depth - 1, body);
        int status = 0;
        waitpid(deeper, &status, 0);
        _exit(0);
    });
}

TEST_F(ProcessEvents, processesBelowHaveThePidTheyHaveHere) {
    int pids[2];
    ASSERT_EQ(pipe(pids), 0);
    const pid_t helper = fork();
    if (helper == 0) {
        const pid_t pid = below(1, [] { execl("/bin/true", "true", "below", nullptr); });
        (void)!write(pids[1], &pid, sizeof(pid));
        int status = 0;
        waitpid(pid, &status, 0);
        _exit(0);
    }
    pid_t pid = -1;
    ASSERT_EQ(read(pids[0], &pid, sizeof(pid)), static_cast<ssize_t>(sizeof(pid)));
    ASSERT_GT(pid, 1) << "no namespaces below";
    finish(helper);
    const auto* exec = execOf(pid);
    ASSERT_NE(exec, nullptr);
    EXPECT_EQ(exec->process.arguments.back(), "below");
    EXPECT_EQ(exec->process.parent.pid, helper);
    ASSERT_NE(exitOf(pid), nullptr);
    EXPECT_EQ(exitOf(pid)->key, exec->process.key);
}

TEST_F(ProcessEvents, threeLevelsBelow) {
    const pid_t helper = fork();
    if (helper == 0) {
        const pid_t pid = below(3, [] { execl("/bin/true", "true", "far below", nullptr); });
        int status = 0;
        waitpid(pid, &status, 0);
        _exit(0);
    }
    finish(helper);
    const auto* exec = wait<model::ExecEvent>([](const auto& event) {
        return event.process.arguments.size() == 2 && event.process.arguments[1] == "far below";
    });
    ASSERT_NE(exec, nullptr);
    EXPECT_GT(exec->process.key.pid, helper) << "a pid of ours, not the 1 it has there";
    EXPECT_GT(exec->process.parent.pid, helper);
}

TEST_F(ProcessEvents, whoIsAboveOrBesideIsNotOurs) {
    ASSERT_TRUE(Outside::run('o'));
    ASSERT_TRUE(Outside::run('s'));
    settle();
    EXPECT_FALSE(sawArgument(Outside::kMarker));
    EXPECT_TRUE(sawArgument("settled"));
    EXPECT_EQ(count<model::ForkEvent>([](const auto& e) { return e.child.pid <= 0; }), 0U);
}

class Scoped : public Watched {
  protected:
    void SetUp() override {
        for (const std::string mount : {"/sys/fs/cgroup/unified", "/sys/fs/cgroup"})
            if (m_group.empty() && access((mount + "/cgroup.procs").c_str(), W_OK) == 0)
                m_group = mount + "/am-ebpf-test-" + std::to_string(getpid()) + "-" +
                          std::to_string(time(nullptr));
        if (m_group.empty() || mkdir(m_group.c_str(), 0755) != 0)
            GTEST_SKIP() << "no cgroup2 group can be made here";
        watch(m_group);
    }
    void TearDown() override {
        if (!m_group.empty())
            rmdir(m_group.c_str());
    }

    void join() const {
        std::ofstream group(m_group + "/cgroup.procs");
        group << 0;
        group.flush();
        if (!group)
            _exit(126);
    }

    std::string m_group;
};

TEST_F(Scoped, onlyTheGroupIsSeen) {
    finish(start({"true", "not in the group"}, "/bin/true"));
    const pid_t inside = start({"sh", "-c", "/bin/true 'a child of the group'; exit 5"}, "/bin/sh",
                               [this] { join(); });
    EXPECT_EQ(WEXITSTATUS(finish(inside)), 5);
    finish(start({"true", "not in the group"}, "/bin/true"));
    ASSERT_NE(exitOf(inside), nullptr);
    EXPECT_TRUE(sawArgument("a child of the group"));
    EXPECT_FALSE(sawArgument("not in the group"));
    EXPECT_EQ(execOf(inside)->process.key.pid, inside);
}

TEST(EbpfSource, aGroupThatIsNotThere) {
    const auto source = EbpfSource::create("/sys/fs/cgroup/am-no-such-group");
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().subject, "scope.cgroup");
}

TEST_F(ProcessEvents, healthSaysWhatIsDelivered) {
    const auto rows = m_source->health();
    for (const char* name : {"exec", "fork", "exit", "connect", "signal"}) {
        const auto row = std::ranges::find(rows, name, &model::SourceHealth::name);
        ASSERT_NE(row, rows.end()) << name;
        EXPECT_EQ(row->state, model::SourceHealth::State::Ok) << name << ": " << row->why;
    }
    EXPECT_EQ(m_source->name(), "ebpf");
}

}  // namespace
}  // namespace sources
