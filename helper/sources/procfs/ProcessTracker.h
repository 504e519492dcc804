#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/ProcessKey.h"
#include "sources/procfs/StatParser.h"

namespace sources {

/// Remembers which processes live, and says what became of them between two looks at their stat
/// lines. Pure: no clock, no I/O.
class ProcessTracker {
  public:
    enum class Change {
        None,
        Forked,    // new, with its parent's image
        Started,   // new, with an image of its own (or its parent is not known)
        Executed,  // known, with a new image
    };
    struct Observation {
        Change change = Change::None;
        std::optional<model::ProcessKey> replaced;  // the pid was somebody else's before
        model::ProcessKey key, parent;
    };

    /// A zombie counts as gone: call forget() for it.
    Observation observe(const ProcStat& stat);

    /// Nothing when the pid was not known.
    std::optional<model::ProcessKey> forget(std::int32_t pid);

    /// Forgets and returns those that were not observed since the last sweep.
    std::vector<model::ProcessKey> sweep();

    std::optional<model::ProcessKey> keyOf(std::int32_t pid) const;
    std::int32_t parentOf(std::int32_t pid) const;  // 0 = not known
    bool hasChildren(std::int32_t pid) const;
    std::size_t size() const { return m_processes.size(); }

    /// Every known pid: the youngest first, they are the likeliest to have done something new.
    std::vector<std::int32_t> pidsYoungestFirst() const;

  private:
    struct Known {
        std::uint64_t startTicks = 0, startStack = 0;
        std::int32_t parentPid = 0;
        std::uint32_t sweep = 0;
        std::string name;
    };

    bool sharesImage(const ProcStat& stat) const;

    std::unordered_map<std::int32_t, Known> m_processes;
    std::uint32_t m_sweep = 0;
};

}  // namespace sources
