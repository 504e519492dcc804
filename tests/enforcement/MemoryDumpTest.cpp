// Real processes are dumped, and gdb reads the dump.
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "Puppets.h"
#include "TemporaryDirectory.h"
#include "Unpacked.h"
#include "enforcement/DumpQueue.h"
#include "enforcement/ProcessHandle.h"

// Found again in the backtrace.
extern "C" {
__attribute__((noinline, used)) void amDumpedLeaf() {
    for (;;)
        ::pause();
}
__attribute__((noinline, used)) void amDumpedRoot() {
    amDumpedLeaf();
    asm volatile("");
}
volatile unsigned amDumpedNumber = 1;
}

namespace enforcement {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string gdb(const std::string& core, const std::string& commands) {
    const std::string real = "gdb -nx -batch " + commands + " " +
                             fs::read_symlink("/proc/self/exe").string() + " " + core + " 2>&1";
    FILE* pipe = ::popen(real.c_str(), "r");
    std::string text;
    std::array<char, 4096> buffer;
    while (pipe != nullptr && std::fgets(buffer.data(), buffer.size(), pipe) != nullptr)
        text += buffer.data();
    if (pipe != nullptr)
        ::pclose(pipe);
    return text;
}

bool hasGdb() {
    return fs::exists("/usr/bin/gdb");
}

class MemoryDumpTest : public testing::Test {
  protected:
    MemoryDumpTest() {
        settings.directory = (directory.path() / "dumps").string();
        settings.freeFloorMiB = 0;
    }
    ~MemoryDumpTest() override { queue.stop(); }

    model::Result<DumpOutcome> dump(const model::ProcessKey& key, bool automatic = false) {
        std::mutex mutex;
        std::condition_variable ready;
        std::optional<model::Result<DumpOutcome>> outcome;
        const auto id = queue.enqueue({key, "puppet", executable, 0, automatic, false},
                                      [&](const model::Result<DumpOutcome>& result) {
                                          const std::lock_guard lock(mutex);
                                          outcome = result;
                                          ready.notify_all();
                                      });
        if (!id)
            return std::unexpected(id.error());
        std::unique_lock lock(mutex);
        ready.wait_for(lock, 60s, [&] { return outcome.has_value(); });
        return *outcome;
    }

    std::size_t files() const {
        std::error_code error;
        const fs::directory_iterator folder(settings.directory, error);
        return error ? 0 : static_cast<std::size_t>(std::distance(folder, {}));
    }

    TemporaryDirectory directory;
    model::ResourceSettings::Dump settings;
    DumpConsent consent = DumpConsent::Given;
    std::string executable = "/usr/bin/puppet";
    std::int64_t nowUs = 1'763'635'000'000'000;
    puppets::Stage stage;
    DumpQueue queue{{.settings = [this] { return settings; },
                     .consent = [this](const auto&) { return consent; },
                     .clockUs = [this] { return nowUs += 1'000'000; },
                     .changed = {}}};
};

TEST_F(MemoryDumpTest, GdbPrintsABacktraceFromIt) {
    if (!hasGdb())
        GTEST_SKIP() << "no gdb";
    const auto key = stage.start([] {
        amDumpedNumber = 424'242;
        amDumpedRoot();
    });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'S'; }));
    const auto outcome = dump(key);
    ASSERT_TRUE(outcome) << model::toString(outcome.error());
    const std::string core = (directory.path() / "core").string();
    std::ofstream(core, std::ios::binary) << unpacked(outcome->path);
    const std::string said = gdb(core, "-ex bt -ex 'print amDumpedNumber' -ex 'info threads'");
    EXPECT_NE(said.find("amDumpedLeaf"), std::string::npos) << said;
    EXPECT_NE(said.find("amDumpedRoot"), std::string::npos) << said;
    EXPECT_NE(said.find("= 424242"), std::string::npos) << said;
    EXPECT_FALSE(puppets::isGone(key));
}

TEST_F(MemoryDumpTest, EveryThreadHasItsRegisters) {
    if (!hasGdb())
        GTEST_SKIP() << "no gdb";
    const auto key = stage.start([] {
        for (int i = 0; i < 5; ++i)
            std::thread([] { amDumpedRoot(); }).detach();
        puppets::waitForEver();
    });
    std::this_thread::sleep_for(200ms);
    const auto outcome = dump(key);
    ASSERT_TRUE(outcome) << model::toString(outcome.error());
    EXPECT_EQ(outcome->report.threads, 6U);
    const std::string core = (directory.path() / "core").string();
    std::ofstream(core, std::ios::binary) << unpacked(outcome->path);
    const std::string said = gdb(core, "-ex 'thread apply all bt'");
    std::size_t leaves = 0;
    for (std::size_t at = 0; (at = said.find("amDumpedLeaf", at)) != std::string::npos; ++at)
        ++leaves;
    EXPECT_EQ(leaves, 5U) << said;
}

TEST_F(MemoryDumpTest, WhatIsKeptOutOfDumpsIsNotInIt) {
    const auto key = stage.start([] {
        const auto page = [] {
            return static_cast<char*>(
                ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        };
        const auto fill = [](char* memory, char with) {  // no text of it stands in the program
            for (int i = 0; i < 32; ++i)
                memory[i] = static_cast<char>(with + i % 7);
        };
        char* open = page();
        fill(open, 'A');
        (void)::mmap(nullptr, 1U << 20, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        char* secret = page();
        fill(secret, 'a');
        ::madvise(secret, 4096, MADV_DONTDUMP);
    });
    std::this_thread::sleep_for(100ms);
    const auto outcome = dump(key);
    ASSERT_TRUE(outcome) << model::toString(outcome.error());
    const std::string core = unpacked(outcome->path);
    EXPECT_NE(core.find("ABCDEFGABCDEFGABCDEFGABCDEFGABCD"), std::string::npos);
    EXPECT_EQ(core.find("abcdefgabcdefgabcdefgabcdefgabcd"), std::string::npos);
}

TEST_F(MemoryDumpTest, ItGoesOnAfterwardsAndWhoWasStoppedStaysSo) {
    const auto running = stage.start([this] { puppets::countForEver(stage); });
    ASSERT_TRUE(puppets::isRunning(stage));
    ASSERT_TRUE(dump(running));
    EXPECT_TRUE(puppets::isRunning(stage));
    ASSERT_TRUE(ProcessHandle::open(running)->signal(SIGSTOP));
    ASSERT_TRUE(puppets::eventually([&] { return puppets::isStopped(running); }));
    ASSERT_TRUE(dump(running));
    EXPECT_TRUE(puppets::isStopped(running));
    EXPECT_FALSE(puppets::isRunning(stage));
}

TEST_F(MemoryDumpTest, AHalfGigabyteStandsStillForAMoment) {
    settings.maxSizeMiB = 1'000;
    const auto key = stage.start([] {
        constexpr std::size_t kBytes = 500U << 20;
        auto* memory = static_cast<std::uint64_t*>(
            ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        std::uint64_t x = 88172645463325252ULL;
        for (std::size_t i = 0; i < kBytes / 8; ++i) {  // half of it random, as a browser's is
            x ^= x << 13U;
            x ^= x >> 7U;
            x ^= x << 17U;
            memory[i] = (i / 512) % 2 == 0 ? x : i;
        }
        amDumpedNumber = 2;
    });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'S'; }));
    const auto outcome = dump(key);
    ASSERT_TRUE(outcome) << model::toString(outcome.error());
    EXPECT_GE(outcome->report.memoryBytes, 500U << 20);
    std::cout << "500 MB: stood still for " << outcome->report.paused.count() << " ms, "
              << (outcome->bytes >> 20) << " MiB on disk\n";
}

TEST_F(MemoryDumpTest, ACancelledDumpLeavesNothing) {
    settings.maxSizeMiB = 1'000;
    const auto key = stage.start([] {
        void* memory = ::mmap(nullptr, 400U << 20, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
        (void)memory;
    });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'S'; }));
    std::atomic<bool> ended{false};
    model::Result<DumpOutcome> outcome;
    const auto id =
        queue.enqueue({key, "puppet", executable, 0, false, false}, [&](const auto& result) {
            outcome = result;
            ended = true;
        });
    ASSERT_TRUE(id);
    ASSERT_TRUE(puppets::eventually([&] { return files() > 0 || ended.load(); }));
    (void)queue.cancel(*id);
    ASSERT_TRUE(puppets::eventually([&] { return ended.load(); }));
    if (!outcome) {
        EXPECT_EQ(files(), 0U);
    }
    EXPECT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'S'; }));
    EXPECT_FALSE(queue.cancel(*id));
}

TEST_F(MemoryDumpTest, TheSeedsCommandIsATemplateWithoutAShell) {
#ifdef __SANITIZE_ADDRESS__
    GTEST_SKIP() << "gcore saves the sanitizer's shadow, terabytes of it, too";
#endif
    if (!fs::exists("/usr/bin/gcore"))
        GTEST_SKIP() << "no gcore";
    settings.command = {"gcore", "-o", "%DUMP_DIR%/%TIMESTAMP%_%USER%_%PROCESS%_%PID%.core",
                        "%PID%"};
    const auto key = stage.start([] { amDumpedRoot(); });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::stateOf(key) == 'S'; }));
    const auto outcome = dump(key);
    ASSERT_TRUE(outcome) << model::toString(outcome.error());
    EXPECT_EQ(files(), 1U);
    const std::string core = (directory.path() / "core").string();
    std::ofstream(core, std::ios::binary) << unpacked(outcome->path);
    EXPECT_NE(gdb(core, "-ex bt").find("amDumpedLeaf"), std::string::npos);
    for (const char* fails :
         {"false", "/no/such/program", "true", "echo $(id) ; touch %DUMP_DIR%/x"}) {
        settings.command = {fails};
        EXPECT_FALSE(dump(key)) << fails;
    }
    EXPECT_EQ(files(), 1U);
}

TEST(DumpCommandTest, AnArgumentStaysAnArgument) {
    EXPECT_EQ(fillCommand({"a", "%PID%/%PID%", "-o%PROCESS%", "%OTHER%"},
                          {{"%PID%", "7"}, {"%PROCESS%", "x; rm -rf / %PID%"}}),
              (std::vector<std::string>{"a", "7/7", "-ox; rm -rf / %PID%", "%OTHER%"}));
}

TEST_F(MemoryDumpTest, WhoDoesNotWantToIsNotTouched) {
    const auto key = stage.start();
    consent = DumpConsent::Refused;
    const auto outcome = dump(key);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, model::Error::Code::Protected);
    EXPECT_EQ(files(), 0U);
}

TEST_F(MemoryDumpTest, TheSameProcessIsDumpedByItselfOnlyOnceInAWhile) {
    const auto key = stage.start();
    ASSERT_TRUE(dump(key, true));
    const auto again = dump(key, true);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, model::Error::Code::LimitReached);
    ASSERT_TRUE(dump(key, false));
    ASSERT_TRUE(dump(stage.start(), true)) << "another process of the same program";
}

TEST_F(MemoryDumpTest, ANumberThatIsUsedAgainIsNotDumped) {
    auto key = stage.start();
    ++key.startTimeTicks;
    const auto outcome = dump(key);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, model::Error::Code::ProcessChanged);
}

}  // namespace
}  // namespace enforcement
