// The helper is killed at any moment of a dump: nobody stays halted, nothing half stays.
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <string>
#include <thread>

#include "Puppets.h"
#include "TemporaryDirectory.h"
#include "Unpacked.h"
#include "enforcement/DumpQueue.h"

namespace enforcement {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// AM_KILLS=200 for the long run.
int kills() {
    const char* asked = std::getenv("AM_KILLS");
    return asked == nullptr ? 10 : std::atoi(asked);
}

/// In a process of its own: dumps one after the other until it is killed.
[[noreturn]] void dumpForEver(const model::ProcessKey& key, const std::string& directory) {
    std::int64_t nowUs = 1'763'635'000'000'000 + std::int64_t{::getpid()} * 1'000'000;
    model::ResourceSettings::Dump settings;
    settings.directory = directory;
    settings.freeFloorMiB = 0;
    settings.quotaMiB = 60;
    DumpQueue queue({.settings = [&] { return settings; },
                     .consent = [](const auto&) { return DumpConsent::Given; },
                     .clockUs = [&] { return nowUs += 1'000'000; },
                     .changed = {}});
    for (;;) {
        std::atomic<bool> done{false};
        if (queue.enqueue({key, "puppet", "/usr/bin/puppet", 0, false, false},
                          [&](const auto&) { done = true; }))
            while (!done)
                std::this_thread::sleep_for(1ms);
    }
}

TEST(DumpKillsTest, NobodyStaysHaltedAndNothingHalfStays) {
    const TemporaryDirectory directory;
    const std::string dumps = (directory.path() / "dumps").string();
    puppets::Stage stage;
    const auto key = stage.start([&stage] {
        constexpr std::size_t kBytes = 24U << 20;
        auto* memory = static_cast<char*>(
            ::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        for (std::size_t i = 0; i < kBytes; ++i)
            memory[i] = static_cast<char>(i * i >> 7U);
        puppets::countForEver(stage);
    });
    ASSERT_TRUE(puppets::eventually([&] { return puppets::isRunning(stage); }));
    std::mt19937 chance(4711);
    std::size_t partial = 0;
    for (int turn = 0; turn < kills(); ++turn) {
        const pid_t child = ::fork();
        if (child == 0)
            dumpForEver(key, dumps);
        std::this_thread::sleep_for(std::chrono::microseconds(chance() % 300'000));
        ASSERT_EQ(::kill(child, SIGKILL), 0);  // our own child, not waited for
        ::waitpid(child, nullptr, 0);
        ASSERT_TRUE(puppets::eventually([&] { return puppets::isRunning(stage); })) << turn;
        std::error_code notMadeYet;
        for (const auto& file : fs::directory_iterator(dumps, notMadeYet))
            partial += file.path().extension() == ".partial" ? 1 : 0;
        const auto store = DumpStore::open(dumps);
        ASSERT_TRUE(store);
        for (const auto& file : fs::directory_iterator(dumps))
            EXPECT_EQ(file.path().extension(), ".zst") << turn;
    }
    std::cout << kills() << " kills, " << partial << " in the middle of a file\n";
    for (const auto& file : fs::directory_iterator(dumps))
        EXPECT_GT(unpacked(file.path()).size(), 24U << 20) << file.path();
}

}  // namespace
}  // namespace enforcement
