#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/Severity.h"
#include "rules/behaviour/CommandLine.h"

namespace rules {

/// What the file system says of the file that was executed.
struct ProgramTraits {
    std::string path;     // as the kernel tells it; for a memfd its name
    std::string package;  // empty = the package manager did not put it there
    bool userWritable = false;
    bool setuidRoot = false;
    bool memoryOnly = false;  // memfd
    bool unlinked = false;    // executed through a descriptor after it was deleted
    bool known = true;        // false: it was gone before it could be looked at
};

/// One process above, nearest first.
struct LineageStep {
    std::string_view path;
    bool shell = false;
};

/// Who the process was just before this exec.
struct FormerSelf {
    std::uint32_t uid = 0;
    bool setuidRoot = false;  // its program then was meant to give root's rights
    bool known = false;
};

struct StartPicture {
    std::string_view name;       // comm
    std::string_view argument0;  // argv[0]
    ProgramTraits program;
    CommandLine commandLine;
    std::uint32_t uid = 0;
    std::uint32_t effectiveUid = 0;
    FormerSelf before;
    std::span<const LineageStep> lineage;
};

struct Sign {
    std::string_view rule;
    std::optional<model::Level> level;  // empty: the rule's own
    std::string message;
    std::vector<std::string> why;
    std::vector<std::string> techniques;
};

/// What is remarkable about a program that starts (P5 to P8), each by itself. Ordinary starts get
/// an empty answer. Pure.
std::vector<Sign> signsOf(const StartPicture& start);

/// Does a compiler or a build tool stand above it? Its outputs are no news one by one.
bool isBuildStep(std::span<const LineageStep> lineage);

}  // namespace rules
