#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// The settings below `resources`, and processes.children_max (contract.md, "Configuration").
struct ResourceSettings {
    std::int64_t intervalS = 5;
    std::int64_t historySize = 10;  // samples a trend is read from
    std::int64_t trendCount = 3;    // of them above the limit; every metric without its own
    std::int64_t cpuPercent = 90;   // of one core
    std::int64_t cpuTrendCount = 3;
    std::int64_t memoryPercent = 90;  // of the machine's
    std::int64_t memoryTrendCount = 3;
    std::int64_t ioOperationsPerS = 10'000;
    std::int64_t threadsMax = 500;
    std::int64_t descriptorsMax = 1'000;
    std::int64_t childrenMax = 50;
    std::int64_t connectionsMax = 100;
    std::int64_t pressurePercent = 40;

    struct Baselines {
        bool enabled = true;
        std::int64_t periodH = 24;
        std::int64_t marginPercent = 20;

        bool operator==(const Baselines&) const = default;
    } baselines;

    struct Dump {
        bool enabled = false;  // on anomaly; a person may always ask
        std::string directory = "/var/lib/algo-monitor/dumps";
        std::int64_t maxSizeMiB = 500;
        std::int64_t quotaMiB = 4'096;
        std::int64_t freeFloorMiB = 2'048;
        std::int64_t cooldownS = 600;
        std::vector<std::string> command;  // argv template, empty = the built-in way

        bool operator==(const Dump&) const = default;
    } dump;

    struct Kill {
        bool enabled = false;
        std::int64_t graceS = 3;

        bool operator==(const Kill&) const = default;
    } kill;

    bool operator==(const ResourceSettings&) const = default;
};

}  // namespace model
