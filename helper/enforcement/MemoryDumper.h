#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#include "enforcement/DumpFile.h"
#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// How a dump goes on, for who watches it and may want to end it. Any thread.
struct DumpControl {
    std::atomic<bool> cancelled{false};
    std::atomic<std::uint32_t> percent{0};
};

struct DumpReport {
    std::uint64_t memoryBytes = 0;  // before it was compressed
    std::chrono::milliseconds paused{0};
    bool hadToWrite = false;  // while it was halted: there was too little memory to keep it all
    std::size_t threads = 0;
};

/// How much memory a dump of the process would hold, before it is compressed. Errors:
/// NoSuchProcess, Unavailable.
model::Result<std::uint64_t> estimateDump(const model::ProcessKey& key);

/// Halts the process, reads an ELF core file of it (registers of every thread, all memory of its
/// own) into spare memory, lets it go on, and writes `file` then; where memory is short, it writes
/// while the process is halted. 64-bit processes only. Call it on a thread that ends soon after
/// (see ProcessHalt). Errors: NoSuchProcess, ProcessChanged,
/// Protected, LimitReached, InvalidArgument (cancelled), Unavailable.
model::Result<DumpReport> dumpMemory(const model::ProcessKey& key, DumpFile& file,
                                     DumpControl& control);

}  // namespace enforcement
