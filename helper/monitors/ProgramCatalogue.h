#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "rules/behaviour/CommandLine.h"

namespace monitors {

struct PackageName {
    std::string name;
    std::string version;
};

/// An executable or script file, by what the file system and the package database say of it.
struct Program {
    rules::ProgramFamily family;
    std::string path;
    std::string package;  // owner, only when the file is the one the package put there (same inode,
                          // root's, not writable)
    std::string packageVersion;
    bool userWritable = true;
};

/// Knows executables by identity: package owner, or the build id of a known program for copies and
/// renamed ones. Intake thread; identify() costs about 10 us, familyOf() nothing for what it has
/// seen.
class ProgramCatalogue {
  public:
    using OwnerLookup = std::function<std::optional<PackageName>(const std::string& path)>;

    explicit ProgramCatalogue(OwnerLookup owner);

    /// Reads the build ids of the known shells, interpreters and relays of this system. Once, at
    /// start.
    void learnKnownPrograms();

    /// What /proc/PID/exe is, looked at now.
    Program identify(std::int32_t pid) const;

    /// A file by its path as process `pid` sees it (its root and working directory).
    Program identifyFile(std::int32_t pid, const std::string& path) const;

    /// The family alone, cached by file identity; for deciding whether a look is worth it, never
    /// for trust. Unknown when the file is new and `pid` does not run it (any more).
    rules::ProgramFamily familyOf(std::int32_t pid, std::uint64_t device, std::uint64_t inode);

  private:
    Program describe(const std::string& procPath, std::string shownPath) const;
    rules::ProgramFamily familyByBuildId(const std::string& procPath) const;

    struct FileId {
        std::uint64_t device, inode;
        auto operator<=>(const FileId&) const = default;
    };

    OwnerLookup m_owner;
    std::unordered_map<std::string, rules::ProgramFamily> m_byBuildId;
    std::map<FileId, rules::ProgramFamily> m_families;
};

}  // namespace monitors
