#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

#include "monitors/ResourceMonitor.h"
#include "sources/procfs/ProcessReader.h"

namespace {

using namespace std::chrono_literals;
using monitors::ResourceMonitor;

/// A process that never rests.
class Hog {
  public:
    Hog() : m_pid(::fork()) {
        for (volatile unsigned turn = 0; m_pid == 0;)
            turn = turn + 1;
    }
    ~Hog() { end(); }

    void end() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(std::exchange(m_pid, -1), nullptr, 0);
        }
    }
    model::ProcessKey key() const { return sources::ProcessReader::read(m_pid)->process.key; }

  private:
    pid_t m_pid;
};

TEST(ResourceHours, AProgramsHoursAreThereWhileItRuns) {
    ResourceMonitor monitor({.found = [](model::Finding&&) {},
                             .owner = {},
                             .known = {},
                             .keep = {},
                             .means = monitors::ResourceSampler::Means::ProcfsOnly});
    Hog hog;
    const auto key = hog.key();
    model::ResourceSettings settings;
    settings.intervalS = 1;
    monitors::ResourceSampler::Watched watched{};
    watched[rules::resource::indexOf(rules::resource::Metric::Cpu)] = true;
    monitor.apply(settings, watched, false);
    monitor.start();
    auto hours = monitor.hours(key, 3600);
    for (int i = 0; i < 600 && hours && hours->minutes.empty(); ++i) {
        std::this_thread::sleep_for(100ms);
        hours = monitor.hours(key, 3600);
    }
    ASSERT_TRUE(hours) << toString(hours.error());
    EXPECT_EQ(hours->program, std::filesystem::read_symlink("/proc/self/exe"));
    ASSERT_FALSE(hours->minutes.empty());
    EXPECT_GT(hours->minutes.back().cpuPercentCore, 0);
    EXPECT_GT(hours->minutes.back().memoryKiB, 0U);
    hog.end();
    const auto gone = monitor.hours(key, 3600);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, model::Error::Code::NoSuchProcess);
}

}  // namespace
