#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/Process.h"
#include "monitors/ProcessTable.h"

namespace monitors {

/// One process above a starting one, as the table knew it at that moment.
struct Forebear {
    model::ProcessKey key;
    std::uint32_t uid = 0;
    std::shared_ptr<const Image> image;  // may be null
};

/// A program that starts, with its lineage: what the intake thread hands to the rules. A value.
struct ProcessStart {
    std::uint64_t seenNs = 0;  // CLOCK_BOOTTIME, the kernel's time of the exec
    model::Process process;
    std::shared_ptr<const Image> image;
    bool script = false;                  // started through #!
    std::uint32_t formerUid = 0;          // of this process just before
    std::shared_ptr<const Image> former;  // what it ran just before; null = unknown
    std::vector<Forebear> lineage;        // parent first, at most kMaxLineage
};

inline constexpr std::size_t kMaxLineage = 8;

/// A kernel module and who loaded it, as the table knew it then: modprobe is gone at once.
struct ModuleLoad {
    std::string name;     // as the module says, unchecked
    ProcessStart loader;  // seenNs: of the load; image never null, empty when unknown
};

}  // namespace monitors
