#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace enforcement {

/// A stretch of memory that stands in the file.
struct CoreSegment {
    std::uint64_t begin = 0;
    std::uint64_t fileBytes = 0;    // from the beginning, what is saved
    std::uint64_t memoryBytes = 0;  // at least as much; what is missing is not in the file
    bool readable = false, writable = false, executable = false;
};

/// Registers as ptrace(2) gives them (PTRACE_GETREGSET).
struct CoreThread {
    std::int32_t id = 0;
    std::string general;   // NT_PRSTATUS
    std::string floating;  // NT_PRFPREG
    std::string extended;  // NT_X86_XSTATE, empty elsewhere
};

struct CoreMappedFile {
    std::uint64_t begin = 0, end = 0, pageOffset = 0;
    std::string path;
};

struct CoreProcess {
    std::int32_t pid = 0, parentPid = 0, groupId = 0, sessionId = 0;
    std::uint32_t uid = 0;
    std::string name, commandLine;
    std::string auxiliary;            // /proc/PID/auxv
    std::vector<CoreThread> threads;  // the first is the one a debugger begins with
    std::vector<CoreMappedFile> files;
};

/// Everything of an ELF core file (core(5), elf(5)) before the memory itself; the segments' bytes
/// follow in their order without gaps. At most kMostSegments. Pure.
std::string coreHead(const CoreProcess& process, const std::vector<CoreSegment>& segments);

inline constexpr std::size_t kMostSegments =
    60'000;  // one more field of the format is never needed

}  // namespace enforcement
