#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/Error.h"
#include "sources/EventSource.h"
#include "sources/KernelPolicySink.h"

namespace sources {

struct SourceOptions {
    std::string_view choice = "auto";          // auto ebpf connector procfs (--event-source)
    std::string scope = "/";                   // scope.cgroup
    std::chrono::milliseconds interval{5000};  // processes.fallback_interval_s, for procfs
};

struct OpenedSource {
    std::unique_ptr<EventSource> events;
    KernelPolicySink* policy = nullptr;   // lives with `events`, or a NullPolicySink; never null
    std::vector<std::string> passedOver;  // "ebpf: kernel refused it …", one sentence a better
                                          // source that could not be used
};

/// The best source that works here, or the one that was asked for. Error Unavailable: what is
/// missing.
model::Result<OpenedSource> openEventSource(const SourceOptions& options);

/// The directory of a cgroup2 path ("/user.slice"), empty for "/". Error Unavailable: no cgroup2,
/// or no such group.
model::Result<std::string> cgroupDirectory(const std::string& path);

}  // namespace sources
