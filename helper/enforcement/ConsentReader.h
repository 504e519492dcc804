#pragma once

#include "enforcement/DumpPolicy.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Whether the process lets itself be dumped: as the kernel has it, where BPF may look; else by who
/// owns its files in /proc, which says nothing about root's. About 20 ms; a worker's job.
DumpConsent readConsent(const model::ProcessKey& key);

}  // namespace enforcement
