// One pass over all tasks: through /proc and by the kernel's iterator, on real processes.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstring>
#include <optional>
#include <thread>

#include "sources/ebpf/TaskIterator.h"
#include "sources/procfs/ProcessUsage.h"
#include "sources/procfs/TaskReader.h"

namespace sources {
namespace {

constexpr std::size_t kMemory = 64U << 20;
constexpr int kReads = 3'000;

/// Uses a known amount of everything, says so, and waits.
[[noreturn]] void use(int ready) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NAME, "am)hog (x");
    void* memory = ::mmap(nullptr, kMemory, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    std::memset(memory, 1, kMemory);
    const int zero = ::open("/dev/zero", O_RDONLY);
    char byte = 0;
    for (int i = 0; i < kReads; ++i)
        (void)!::read(zero, &byte, 1);
    std::thread worker([] {
        volatile double x = 1;
        for (int i = 0; i < 30'000'000; ++i)
            x = x * 1.0000001;
        ::pause();
    });
    for (int i = 0; i < 200; ++i)
        (void)::dup(zero);
    ::usleep(400'000);
    (void)!::write(ready, "x", 1);
    for (;;)
        ::pause();
}

class Hog {
  public:
    Hog() {
        int ends[2];
        if (::pipe(ends) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0)
            use(ends[1]);
        char byte = 0;
        (void)!::read(ends[0], &byte, 1);
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~Hog() {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    std::int32_t pid() const { return m_pid; }

  private:
    std::int32_t m_pid = -1;
};

std::optional<model::TaskUse> find(const std::vector<model::TaskUse>& tasks, std::int32_t pid) {
    const auto found =
        std::ranges::find(tasks, pid, [](const model::TaskUse& use) { return use.key.pid; });
    return found == tasks.end() ? std::nullopt : std::optional(*found);
}

void expectHog(const model::TaskUse& use) {
    EXPECT_EQ(use.name, "am)hog (x");
    EXPECT_EQ(use.parentPid, ::getpid());
    EXPECT_EQ(use.uid, ::geteuid());
    EXPECT_EQ(use.threads, 2U);
    EXPECT_GE(use.residentKiB, (kMemory >> 10) * 95 / 100);
    EXPECT_LT(use.residentKiB, 2 * (kMemory >> 10));
    EXPECT_GE(use.ioOperations, static_cast<std::uint64_t>(kReads));
    EXPECT_LT(use.ioOperations, static_cast<std::uint64_t>(kReads + 500));
    EXPECT_GE(use.descriptorRoom, 200U);
    EXPECT_GT(use.cpuNs, 20'000'000U);
    EXPECT_NE(use.image, 0U);
}

TEST(Tasks, throughProc) {
    const Hog hog;
    const auto use = find(readTasks(), hog.pid());
    ASSERT_TRUE(use);
    expectHog(*use);
}

TEST(Tasks, byTheIteratorAsThroughProc) {
    const Hog hog;
    auto iterator = TaskIterator::create();
    if (!iterator)
        GTEST_SKIP() << model::toString(iterator.error());
    const auto all = iterator->read();
    ASSERT_TRUE(all);
    const auto use = find(*all, hog.pid());
    const auto same = find(readTasks(), hog.pid());
    ASSERT_TRUE(use && same);
    expectHog(*use);
    EXPECT_EQ(use->key, same->key);
    EXPECT_EQ(use->image, same->image);
    EXPECT_EQ(use->ioOperations, same->ioOperations);
    EXPECT_NEAR(static_cast<double>(use->cpuNs), static_cast<double>(same->cpuNs), 60e6);
    EXPECT_GE(all->size() + 5, readTasks().size());
    EXPECT_FALSE(find(*all, 2));  // kthreadd is nobody's program
}

TEST(Tasks, AZombieIsNobody) {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    siginfo_t info{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), 0);
    EXPECT_FALSE(find(readTasks(), child));
    if (auto iterator = TaskIterator::create()) {
        EXPECT_FALSE(find(iterator->read().value(), child));
    }
    ::waitpid(child, nullptr, 0);
}

TEST(Tasks, TheIteratorKnowsWhoMayBeDumped) {
    auto iterator = TaskIterator::create();
    if (!iterator)
        GTEST_SKIP() << model::toString(iterator.error());
    const auto own = find(iterator->read().value(), ::getpid());
    ASSERT_TRUE(own);
    EXPECT_EQ(iterator->dumpableOf(own->key), Dumpable::Yes);
    ::prctl(PR_SET_DUMPABLE, 0);
    EXPECT_EQ(iterator->dumpableOf(own->key), Dumpable::No);
    ::prctl(PR_SET_DUMPABLE, 1);
    EXPECT_EQ(iterator->dumpableOf({own->key.pid, 1}), std::nullopt);
}

TEST(Tasks, FairMemoryIsNotAboveResident) {
    const Hog hog;
    const auto directory = ProcDirectory::open(hog.pid());
    ASSERT_TRUE(directory);
    const auto fair = readProportionalKiB(*directory);
    ASSERT_TRUE(fair);
    EXPECT_GE(*fair, (kMemory >> 10) * 95 / 100);
    EXPECT_LE(*fair, find(readTasks(), hog.pid())->residentKiB + 1024);
}

}  // namespace
}  // namespace sources
