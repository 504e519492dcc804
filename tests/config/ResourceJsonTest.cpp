#include "config/ResourceJson.h"

#include <gtest/gtest.h>

#include "config/ConfigFile.h"

namespace config {
namespace {

TEST(ResourceSettings, DefaultsAreTheSchemas) {
    EXPECT_EQ(resourceSettings({}), model::ResourceSettings());
}

TEST(ResourceSettings, SayWhatTheFileSays) {
    const auto loaded = parseConfig(R"({ "processes": { "children_max": 7 }, "resources": {
        "interval_s": 2, "history_size": 20, "trend_count": 4, "cpu_percent": 80, "cpu_trend_count": 5,
        "memory_percent": 70, "memory_trend_count": 6, "io_operations_per_s": 11, "threads_max": 12,
        "descriptors_max": 13, "connections_max": 14, "pressure_percent": 15,
        "baselines": { "enabled": false, "period_h": 16, "margin_percent": 17 },
        "dump": { "enabled": true, "directory": "/d", "max_size_mib": 18, "quota_mib": 19,
                  "free_floor_mib": 20, "cooldown_s": 21, "command": ["gcore", "%PID%"] },
        "kill": { "enabled": true, "grace_s": 22 } } })");
    ASSERT_TRUE(loaded) << loaded.error().detail;
    model::ResourceSettings expected;
    expected.intervalS = 2;
    expected.historySize = 20;
    expected.trendCount = 4;
    expected.cpuPercent = 80;
    expected.cpuTrendCount = 5;
    expected.memoryPercent = 70;
    expected.memoryTrendCount = 6;
    expected.ioOperationsPerS = 11;
    expected.threadsMax = 12;
    expected.descriptorsMax = 13;
    expected.connectionsMax = 14;
    expected.pressurePercent = 15;
    expected.childrenMax = 7;
    expected.baselines = {false, 16, 17};
    expected.dump = {true, "/d", 18, 19, 20, 21, {"gcore", "%PID%"}};
    expected.kill = {true, 22};
    EXPECT_EQ(resourceSettings(loaded->settings), expected);
}

}  // namespace
}  // namespace config
