#pragma once

#include <cstdint>
#include <string>

#include "model/ProcessKey.h"

namespace model {

/// What one process has used since it began and holds now, as one pass over all tasks sees it.
struct TaskUse {
    ProcessKey key;
    std::int32_t parentPid = 0;
    std::uint32_t uid = 0;
    std::string name;         // comm, raw bytes
    std::uint64_t image = 0;  // another number after every execve(2); 0 = unknown
    std::uint64_t cpuNs = 0;  // of all its threads, the ended ones too
    std::uint64_t residentKiB = 0;
    std::uint64_t ioBytes = 0;       // to and from storage
    std::uint64_t ioOperations = 0;  // read and write calls
    std::uint32_t threads = 0;
    std::uint32_t descriptorRoom = 0;  // it cannot have more open files than this

    bool operator==(const TaskUse&) const = default;
};

}  // namespace model
