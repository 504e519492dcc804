#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/ProcessKey.h"

namespace model {

inline constexpr std::uint32_t kUnsetLoginUid = 0xFFFFFFFF;

/// What is known of one process. Texts are raw bytes from outside: escape before showing, never
/// interpret.
struct Process {
    ProcessKey key;
    ProcessKey parent;
    std::string name;        // comm, <= 15 bytes
    std::string executable;  // /proc/PID/exe; " (deleted)" stripped into `executableDeleted`
    std::vector<std::string> arguments;  // argv, cut at kMaxArgumentBytes in all
    std::string workingDirectory;
    std::uint32_t uid = 0;
    std::uint32_t effectiveUid = 0;
    std::uint32_t loginUid = kUnsetLoginUid;   // audit loginuid; kUnsetLoginUid = none
    std::uint32_t sessionId = kUnsetLoginUid;  // audit session id
    std::int32_t processGroup = 0;
    std::int32_t session = 0;  // pid of the session leader
    std::string cgroup;        // cgroup2 path
    std::string sha256;        // lower-case hex, empty = not hashed (yet)
    std::string package;       // owning package, empty = none known
    std::string packageVersion;
    bool executableDeleted = false;
    bool memoryOnly = false;  // memfd
};

inline constexpr std::size_t kMaxArgumentBytes = 4096;

}  // namespace model
