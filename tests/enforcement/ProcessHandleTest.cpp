#include "enforcement/ProcessHandle.h"

#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "Puppets.h"

namespace enforcement {
namespace {

using Code = model::Error::Code;

TEST(ProcessHandle, ReachesTheProcessOfThisKey) {
    puppets::Stage stage;
    const auto key = stage.start();
    const auto handle = ProcessHandle::open(key);
    ASSERT_TRUE(handle) << toString(handle.error());
    EXPECT_FALSE(handle->hasEnded());
    EXPECT_TRUE(handle->signal(SIGSTOP));
    EXPECT_TRUE(puppets::eventually([&] { return puppets::isStopped(key); }));
}

TEST(ProcessHandle, RefusesAnotherStartTimeEitherWay) {
    puppets::Stage stage;
    const auto key = stage.start();
    for (const auto start : {key.startTimeTicks - 1, key.startTimeTicks + 1, std::uint64_t{0}}) {
        const auto handle = ProcessHandle::open({key.pid, start});
        ASSERT_FALSE(handle);
        EXPECT_EQ(handle.error().code, Code::ProcessChanged);
    }
    EXPECT_FALSE(puppets::isGone(key));
}

TEST(ProcessHandle, KnowsNobodyWhoIsGone) {
    puppets::Stage stage;
    const auto key = stage.start([] { ::_exit(0); });
    ::waitpid(key.pid, nullptr, 0);
    const auto handle = ProcessHandle::open(key);
    ASSERT_FALSE(handle);
    EXPECT_EQ(handle.error().code, Code::NoSuchProcess);
}

TEST(ProcessHandle, RefusesNumbersThatAreNoProcess) {
    for (const std::int32_t pid : {0, -1, -4711}) {
        const auto handle = ProcessHandle::open({pid, 1});
        ASSERT_FALSE(handle);
        EXPECT_EQ(handle.error().code, Code::InvalidArgument) << pid;
    }
}

TEST(ProcessHandle, RefusesAThread) {
    int thread = 0;
    std::jthread other([&](const std::stop_token& stop) {
        __atomic_store_n(&thread, static_cast<int>(::syscall(SYS_gettid)), __ATOMIC_SEQ_CST);
        while (!stop.stop_requested())
            ::usleep(1000);
    });
    ASSERT_TRUE(
        puppets::eventually([&] { return __atomic_load_n(&thread, __ATOMIC_SEQ_CST) != 0; }));
    const auto key = keyOf(thread);
    ASSERT_TRUE(key) << "/proc shows threads when asked by number";
    const auto handle = ProcessHandle::open(*key);
    ASSERT_FALSE(handle);
    EXPECT_EQ(handle.error().code, Code::NoSuchProcess);
}

TEST(ProcessHandle, OutlivesItsProcessAndReachesNobodyThen) {
    puppets::Stage stage;
    const auto key = stage.start();
    const auto handle = ProcessHandle::open(key);
    ASSERT_TRUE(handle);
    ASSERT_TRUE(handle->signal(SIGKILL));
    EXPECT_TRUE(handle->waitEnded(std::chrono::seconds(5))) << "a zombie has ended";
    ::waitpid(key.pid, nullptr, 0);
    const auto sent = handle->signal(SIGCONT);
    ASSERT_FALSE(sent);
    EXPECT_EQ(sent.error().code, Code::NoSuchProcess);
}

TEST(ProcessHandle, ADeadLeaderWithALivingThreadHasNotEnded) {
    puppets::Stage stage;
    const auto key = stage.start([&] {
        std::thread([&] { puppets::countForEver(stage); }).detach();
        while (stage.counted() == 0)
            ::usleep(100);
        ::syscall(SYS_exit, 0);  // the leader alone
    });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'Z'; }));
    const auto handle = ProcessHandle::open(key);
    ASSERT_TRUE(handle);
    EXPECT_FALSE(handle->hasEnded());
    EXPECT_TRUE(puppets::isRunning(stage));
    ASSERT_TRUE(handle->signal(SIGSTOP));
    EXPECT_TRUE(puppets::eventually([&] { return !puppets::isRunning(stage); }));
}

}  // namespace
}  // namespace enforcement
