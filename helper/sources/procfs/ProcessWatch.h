#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "sources/EventSource.h"
#include "sources/procfs/ProcDirectory.h"
#include "sources/procfs/ProcessTracker.h"

namespace sources {

/// What the sources without eBPF share: it looks at /proc where it is told to, remembers what it
/// saw, and hands out fork, exec and exit events. Kernel threads, and processes outside the scope
/// (a cgroup2 path; empty or "/" = all), are known but make no events. Not thread-safe.
class ProcessWatch {
  public:
    using Handler = EventSource::Handler;

    explicit ProcessWatch(std::string scope);

    /// Takes everything that runs now as known.
    void prime();

    /// Looks at every process: what is new, has a new image, is gone.
    void scan(std::uint64_t seenNs, const Handler& handler);

    void onFork(std::int32_t child, std::uint64_t seenNs, const Handler& handler);

    /// false: gone before it could be looked at, there is no event.
    bool onExec(std::int32_t pid, std::uint64_t seenNs, const Handler& handler);
    void onExit(std::int32_t pid, std::int32_t exitCode, std::uint64_t seenNs,
                const Handler& handler);

    const ProcessTracker& processes() const { return m_tracker; }
    bool isWatched(std::int32_t pid) const { return m_watched.contains(pid); }

  private:
    void look(std::int32_t pid, std::uint64_t seenNs, const Handler& handler);
    bool admit(const ProcDirectory& directory, const ProcStat& stat);
    void announceFork(const ProcDirectory& directory, const ProcessTracker::Observation& seen,
                      std::uint64_t seenNs, const Handler& handler) const;
    void announceExec(const ProcDirectory& directory, std::uint64_t seenNs,
                      const Handler& handler) const;
    void announceExit(const model::ProcessKey& key, std::int32_t exitCode, std::uint64_t seenNs,
                      const Handler& handler);

    std::string m_scope;
    ProcessTracker m_tracker;
    std::unordered_set<std::int32_t> m_watched;  // events about these were or will be made
};

}  // namespace sources
