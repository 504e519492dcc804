#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/Feed.h"
#include "model/IntegrityStatus.h"
#include "model/Learning.h"
#include "model/ProcessKey.h"
#include "model/Severity.h"

namespace model {

struct EventCounts {
    std::uint64_t exec = 0, exit = 0, fork = 0, connect = 0, listen = 0, file = 0;
};

struct SourceHealth {
    enum class State { Ok, Fallback, Off };
    std::string name;  // "exec", "connect", "signal", …
    State state = State::Off;
    std::string why;  // empty when Ok, and when nobody asked for it
};

struct QueueHealth {
    std::string name;
    std::uint64_t length = 0, capacity = 0, dropped = 0;
};

struct SuspendedProcess {
    ProcessKey key;
    std::string alertId;
    std::int64_t untilUs = 0;  // 0 = until a person decides
};

/// health.json and Status1.Health, one value (contract.md, "Programs").
struct Health {
    bool ready = false;
    std::string version;
    std::int32_t pid = 0;
    Mode mode = Mode::Ask;
    std::string scope = "/";
    std::string eventSource;  // ebpf connector procfs
    std::vector<SourceHealth> sources;
    EventCounts events, lost;
    std::vector<QueueHealth> queues;
    std::vector<SuspendedProcess> suspended;
    std::vector<FeedHealth> feeds;
    IntegrityStatus integrity;
    Learning learning;
    double cpuPercent = 0;  // of one core
    std::uint64_t residentKiB = 0;
    std::uint64_t processes = 0;  // watched now
    std::uint64_t connections = 0;
    std::vector<std::string> degraded;  // sentences for the person
};

}  // namespace model
