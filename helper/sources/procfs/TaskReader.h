#pragma once

#include <vector>

#include "model/TaskUse.h"

namespace sources {

/// One pass over all processes through /proc, for kernels without BPF iterators: about 40 us a
/// process. Kernel threads are left out, zombies too. Stateless, any thread.
std::vector<model::TaskUse> readTasks();

}  // namespace sources
