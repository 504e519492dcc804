#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "model/Error.h"
#include "model/TaskUse.h"

struct Tasks;
struct bpf_link;

namespace sources {

/// prctl(PR_SET_DUMPABLE) of a process, as the kernel has it.
enum class Dumpable : std::uint8_t { No, Yes, ByRootAlone };

/// What every process of the helper's pid namespace and those below it uses, in one pass through a
/// BPF iterator (Linux 5.8, BTF): about 1.5 us a task. Kernel threads are left out. Costs nothing
/// between two reads. Not thread-safe.
class TaskIterator {
  public:
    /// Error Unavailable: this kernel has no such iterator, or does not let us.
    static model::Result<TaskIterator> create();

    /// Error Unavailable.
    model::Result<std::vector<model::TaskUse>> read();

    /// Of one process, by a pass of its own. Nothing when it is gone.
    std::optional<Dumpable> dumpableOf(const model::ProcessKey& key);

  private:
    struct Free {
        void operator()(Tasks* program) const;
        void operator()(bpf_link* link) const;
    };
    TaskIterator() = default;

    template <typename Take>
    model::Result<void> pass(Take take);

    std::unique_ptr<Tasks, Free> m_program;
    std::unique_ptr<bpf_link, Free> m_link;
    std::vector<char> m_buffer;
};

}  // namespace sources
